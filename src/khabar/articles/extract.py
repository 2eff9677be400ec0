"""Takes articles out of pages in a process of its own, so that a page which hurts the extraction costs only itself.

    python -m khabar.articles.extract SECONDS MEGABYTES

Frames (`processes.py`) of HTML come in; out go frames of an article, or of why there is none. A process that goes over
its limits or breaks is replaced for the next page.
"""

import os
import subprocess
from collections.abc import Callable
from contextlib import suppress
from typing import Self

import msgspec

from khabar.articles.pages import read_html
from khabar.articles.processes import (
    OUT_OF_MEMORY,
    Limits,
    limit_memory,
    limit_time,
    open_frames,
    over_limit,
    receive,
    send,
    start,
    why_ended,
)
from khabar.articles.rejected import Rejected, Unreadable
from khabar.model import Article

Extract = Callable[[str], Article]
"""Gives the article of a page's HTML. Raises Unreadable where there is none."""
NEXT = "report this page"
MODULE = "khabar.articles.extract"
TRIES = 2  # processes that may die on a page, unless they pass a limit


class Extractor:
    """Takes articles out of pages under limits; the process begins with the first page. Not to be shared by threads."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.popen: subprocess.Popen[bytes] | None = None

    def __call__(self, html: str) -> Article:
        """Give the article of a page's HTML. Raises Unreadable where there is none or a limit is passed."""
        if not any(self.limits):
            return read_html(html)
        data = html.encode("utf8", "surrogatepass")
        for _ in range(TRIES):
            answer = self._ask(data)
            if answer is not None:
                return _read_answer(answer)
            reason = why_ended(self.limits, status := self.close(kill=False))
            if over_limit(status):
                break
        raise Unreadable(f"taking the article out of this page {reason}", NEXT, html)

    def _ask(self, page: bytes) -> bytes | None:
        """Give the process's answer to a page; None where it died."""
        if self.popen is None:
            self.popen = start(MODULE, *map(str, self.limits))
        assert self.popen.stdin is not None and self.popen.stdout is not None
        with suppress(BrokenPipeError):  # it died; that it has no answer will tell
            send(self.popen.stdin, page)
        return receive(self.popen.stdout)

    def close(self, *, kill: bool = True) -> int:
        """End the process, if there is one, and give its status."""
        popen, self.popen = self.popen, None
        if popen is None:
            return 0
        if kill:
            popen.kill()
        status = popen.wait()
        for file in (popen.stdin, popen.stdout):
            with suppress(BrokenPipeError):
                if file:
                    file.close()
        return status

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _read_answer(answer: bytes) -> Article:
    if answer.startswith(b"{"):
        left = msgspec.json.decode(answer, type=Rejected)
        raise Unreadable(left.reason, left.next, left.raw)
    return msgspec.msgpack.decode(answer[1:], type=Article)


def answer_to(html: str) -> bytes:
    """Give the frame that answers a page: an article behind one byte, or what is wrong as JSON."""
    try:
        return b"\0" + msgspec.msgpack.encode(read_html(html))
    except MemoryError:
        raise
    except Unreadable as error:
        return msgspec.json.encode(error.at("", ""))
    except Exception as error:  # noqa: BLE001 - one bad page never stops a run; it is set aside with its reason
        return msgspec.json.encode(Unreadable(f"{type(error).__name__}: {error}", NEXT, html).at("", ""))


def main() -> None:
    """Answer until the other side has gone."""
    limits, pages, answers = open_frames()
    try:
        limit_memory(limits.megabytes)
        while (page := receive(pages)) is not None:
            limit_time(limits.seconds)
            answer = answer_to(page.decode("utf8", "surrogatepass"))
            limit_time(0)
            send(answers, answer)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except BrokenPipeError:
        os._exit(1)


if __name__ == "__main__":
    main()
