"""Tells how an act stands in its sentence: led by which word, under which verb, with which status and stance."""

from collections.abc import Iterator
from typing import NamedTuple

from khabar.classifiers import Clue
from khabar.events.clause import Ground
from khabar.events.status import read_status
from khabar.words import Page

BORDERS = frozenset(("complementizer", "relative", "subordinator"))


class Standing(NamedTuple):
    """How an act stands: the word that leads it, the border before it, the sentence's first verb, what is told."""

    kind: str
    form: str
    lead: str
    border: str
    stance: str
    status: str
    top: str

    def clues(self, before: str, behind: str) -> Iterator[Clue]:
        """Give its clues, their names between two pieces."""
        yield _led, before, behind, self.lead, self.kind
        yield _told, before, behind, self.border, self.stance, self.status, self.kind, self.form
        yield _top, before, behind, self.top


def _led(before: str, behind: str, lead: str, kind: str) -> list[str]:
    return [f"{before}lead={lead}{behind}", f"{before}lead={lead}:{kind}{behind}"]


def _told(before: str, behind: str, border: str, stance: str, status: str, kind: str, form: str) -> list[str]:
    names = [f"under={border}:{form}", f"stance={stance}", f"stance={stance}:{kind}"]
    names += [f"told={status}", f"status={status}:{form}", f"status={status}:{stance}"]
    return [f"{before}{name}{behind}" for name in names]


def _top(before: str, behind: str, top: str) -> list[str]:
    return [f"{before}top={top}{behind}"]


def stand(page: Page, ground: Ground, first: int, form: str, told: tuple[str, str]) -> Standing:
    """Tell how the act at word `first` stands; `told` are its type and the stance of who tells it."""
    words, (kind, stance) = page.words, told
    begin = page.ranges[words[first].sentence][0]
    before = words[first - 1] if first > begin else None
    lead = words[first].prep or (before.lemma if before is not None else "^")
    border = next((ground.kinds[at] for at in range(first - 1, begin - 1, -1) if ground.kinds[at] in BORDERS), "main")
    top = next((word for word in words[begin : first + 1] if word.pos == "VERB"), None)
    name = "-" if top is None else "itself" if top.index == first else top.lemma
    return Standing(kind, form, lead, border, stance, read_status(page, first, form)[0], name)
