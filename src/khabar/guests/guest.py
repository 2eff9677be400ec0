"""Lets a language model read beside Khabar: asks it about an article's sentences and adds what it finds in the text."""

import time
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from khabar.errors import EndpointError
from khabar.guests.align import Aligner
from khabar.guests.answers import Answer, read_answer
from khabar.guests.cache import Cache
from khabar.guests.endpoint import Endpoint, ask, estimate_tokens
from khabar.guests.merge import merge
from khabar.guests.propose import Proposals
from khabar.knowledge import load_table
from khabar.knowledge.check import SECTORS
from khabar.model import Attribution, Event, Reading

PIECE = 5_000  # characters of sentences in one prompt
PATIENCE = 3  # articles in a row without an answer, after which a run stops
AGAIN = 2  # times a prompt is put whose answer cannot be read
MILLION = 1_000_000


class Limits(NamedTuple):
    """What a run may cost at most: tokens read and written, and money, at prices for a million tokens in and out."""

    tokens: int = MILLION
    money: float | None = None
    price_in: float = 0.0
    price_out: float = 0.0

    def reached(self, tokens_in: int, tokens_out: int) -> bool:
        """Tell whether so many tokens are more than a run may have."""
        cost = (tokens_in * self.price_in + tokens_out * self.price_out) / MILLION
        return tokens_in + tokens_out > self.tokens or (self.money is not None and cost > self.money)


class GuestOptions(NamedTuple):
    """Whom to ask, at what cost, where its answers are kept, and the run that the cost is counted for."""

    endpoint: Endpoint
    limits: Limits
    cache: Path
    run: str = ""


class _LimitError(Exception):
    """The next question could cost more than the run may."""


class Guest:
    """Asks one model. Raises OutputError where its cache cannot be opened."""

    def __init__(self, options: GuestOptions, sleep: Callable[[float], None] = time.sleep) -> None:
        self.options, self.sleep, self.failures = options, sleep, 0
        self.cache = Cache(options.cache)

    def read(self, reading: Reading) -> Reading:
        """Give the reading with what the guest adds; a note says what became of its proposals.

        Where the limit is reached or the endpoint gives no usable answer, a note says so and the rest stays as it was
        read. Raises EndpointError after three such failures in a row: then the endpoint is down.
        """
        model = self.options.endpoint.model
        proposals = Proposals(reading, model, Aligner(reading.article.text))
        attributions: list[Attribution] = []
        events: list[Event] = []
        notes = []
        try:
            for first, last in _pieces(reading):
                near = reading.sentences[first][0], reading.sentences[last - 1][1]
                answer = self._answer(write_prompt(reading, first, last))
                tally = proposals.tally
                tally.proposed += len(answer.attributions) + len(answer.events) + answer.malformed
                tally.malformed += answer.malformed
                attributions += proposals.attributions(answer, near)
                events += proposals.events(answer, near)
            self.failures = 0
        except _LimitError:
            notes.append(f"guest {model}: not asked further, the limit on cost is reached")
        except EndpointError as error:
            self.failures += 1
            if self.failures >= PATIENCE:
                raise
            notes.append(f"guest {model}: {error}")
        merged = merge(reading, attributions, events, proposals.tally)
        return replace(merged, notes=(*reading.notes, proposals.tally.tell(model), *notes))

    def _answer(self, prompt: str) -> Answer:
        """Give the kept answer to a prompt, or ask for it and keep it if it can be read."""
        endpoint, cache, run = self.options.endpoint, self.cache, self.options.run
        kept = cache.load(endpoint.model, prompt)
        if kept is not None:
            return read_answer(kept)
        for left in reversed(range(AGAIN)):
            spent_in, spent_out = cache.spent(run)
            if self.options.limits.reached(spent_in + estimate_tokens(prompt), spent_out + endpoint.answer):
                raise _LimitError
            reply = ask(endpoint, prompt, self.sleep)
            cache.spend(run, reply)
            try:
                answer = read_answer(reply.text)
            except EndpointError:
                if not left:
                    raise
                continue
            cache.save(endpoint.model, prompt, reply)
            return answer
        raise AssertionError("a loop of at least one turn ends in it")


def _pieces(reading: Reading) -> Iterator[tuple[int, int]]:
    """Give runs of sentences, as [first, last), of about one prompt's length."""
    first = length = 0
    for n, (start, end) in enumerate(reading.sentences):
        if length and length + end - start > PIECE:
            yield first, n
            first, length = n, 0
        length += end - start
    if length:
        yield first, len(reading.sentences)


def write_prompt(reading: Reading, first: int, last: int) -> str:
    """Give the prompt for a run of sentences."""
    types = "\n".join(
        " ".join((row["key"], *(part.partition("=")[0] for part in row["modes"].split(";") if part)))
        for row in load_table("events/plover").rows
    )
    spans = enumerate(reading.sentences[first:last], first + 1)
    sentences = "\n".join(f"[{n}] {' '.join(reading.text(span).split())}" for n, span in spans)
    text = (files("khabar.guests") / "prompt.txt").read_text("utf8")
    for place, filling in (("{types}", types), ("{sectors}", " ".join(sorted(SECTORS))), ("{sentences}", sentences)):
        text = text.replace(place, filling, 1)
    return text
