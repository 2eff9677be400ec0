"""Asks an OpenAI-compatible endpoint over HTTP: with a deadline, a limit on size, and new tries with growing pauses."""

import random
import time
from collections.abc import Callable
from typing import Any, NamedTuple

import msgspec

from khabar.errors import EndpointError, ExtraError

LARGEST = 4_000_000  # bytes of a response; a longer one is no answer to what was asked
LONGEST_PAUSE = 60.0  # seconds
PASSING = frozenset((408, 409, 425, 429, 500, 502, 503, 504, 520, 522, 524, 529))  # statuses worth another try
TOKEN = 3  # characters of Arabic or JSON that make about one token, where an endpoint does not count them


class Endpoint(NamedTuple):
    """Where and how to ask. `url` ends before /chat/completions; times in seconds; `answer` is in tokens."""

    url: str
    model: str
    key: str = ""
    timeout: float = 120.0
    tries: int = 4
    pause: float = 1.0
    answer: int = 4096


class Reply(NamedTuple):
    """What came back: the words, and how many tokens were read and written for them."""

    text: str
    tokens_in: int
    tokens_out: int


class _PassingError(Exception):
    """A failure that another try may mend; `pause` is how long the endpoint asked to wait, in seconds."""

    def __init__(self, what: str, pause: float = 0.0) -> None:
        super().__init__(what)
        self.pause = pause


def ask(endpoint: Endpoint, prompt: str, sleep: Callable[[float], None] = time.sleep) -> Reply:
    """Put one prompt to the model at temperature 0.

    Raises EndpointError where the endpoint refuses, or still fails, stalls or sends no chat completion after all tries;
    ExtraError where the extra `llm` is not installed.
    """
    last = ""
    for number in range(endpoint.tries):
        try:
            return _read(_post(endpoint, prompt), prompt)
        except _PassingError as error:
            last = str(error)
            if number + 1 < endpoint.tries:
                grown = endpoint.pause * 2**number * random.uniform(0.5, 1.0)
                sleep(min(max(grown, error.pause), LONGEST_PAUSE))
    raise EndpointError(f"{last} (after {endpoint.tries} tries)", where=endpoint.url, next="try again later")


def _post(endpoint: Endpoint, prompt: str) -> bytes:
    try:
        import httpx
    except ImportError as error:
        raise ExtraError("the client of language models (httpx)", "llm") from error
    body = {
        "model": endpoint.model,
        "temperature": 0,
        "max_tokens": endpoint.answer,
        "messages": [{"role": "user", "content": prompt}],
    }
    headers = {"Authorization": f"Bearer {endpoint.key}"} if endpoint.key else {}
    deadline = time.monotonic() + endpoint.timeout
    url = f"{endpoint.url.rstrip('/')}/chat/completions"
    try:
        with httpx.stream("POST", url, json=body, headers=headers, timeout=endpoint.timeout) as response:
            content = b""
            for piece in response.iter_bytes():
                content += piece
                if len(content) > LARGEST:
                    raise _PassingError("sent a response without end")
                if time.monotonic() > deadline:
                    raise _PassingError(f"did not finish within {endpoint.timeout:g} s")
            _check(response.status_code, response.headers.get("Retry-After", ""), content, endpoint)
            return content
    except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
        raise EndpointError(f"no address: {error}", where=endpoint.url, next="give http://host/v1") from error
    except httpx.TimeoutException as error:
        raise _PassingError(f"stalled for {endpoint.timeout:g} s") from error
    except httpx.HTTPError as error:
        raise _PassingError(f"no connection: {error or type(error).__name__}") from error


def _check(status: int, retry_after: str, content: bytes, endpoint: Endpoint) -> None:
    if status in PASSING:
        raise _PassingError(f"status {status}", float(retry_after) if retry_after.isdigit() else 0.0)
    if not 200 <= status < 300:
        said = content[:200].decode("utf8", "replace")
        step = "set KHABAR_GUEST_KEY" if status in (401, 403) else "check the address and the name of the model"
        raise EndpointError(f"refused with status {status}: {said}", where=endpoint.url, next=step)


def _read(content: bytes, prompt: str) -> Reply:
    try:
        plain: Any = msgspec.json.decode(content)
        text = plain["choices"][0]["message"]["content"]
        usage = plain.get("usage") or {}
        counted = [usage.get(name) for name in ("prompt_tokens", "completion_tokens")]
    except (msgspec.DecodeError, LookupError, TypeError, AttributeError) as error:
        raise _PassingError(f"sent no chat completion: {content[:80]!r}") from error
    if not isinstance(text, str):
        raise _PassingError("sent a chat completion without text")
    guessed = (estimate_tokens(prompt), estimate_tokens(text))
    return Reply(text, *(c if isinstance(c, int) and c >= 0 else g for c, g in zip(counted, guessed, strict=True)))


def estimate_tokens(text: str) -> int:
    """Give about how many tokens a text has."""
    return len(text) // TOKEN + 1
