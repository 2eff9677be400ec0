"""Gives clues of an act's status from the chain of words that govern it and the border of its clause."""

from collections.abc import Iterator, Sequence

from khabar.classifiers import Clue
from khabar.events.candidates import Candidate, Scene
from khabar.events.clause import unjoined
from khabar.events.status import Sign, sign_of
from khabar.events.steps import bucket
from khabar.words import Word

REACH = 18  # words before an act among which signs of its status are looked for
CHAIN = 4  # signs whose order is told
SMALL = frozenset(("ADP", "CCONJ", "SCONJ", "PUNCT", "PART", "DET", "PRON"))  # words that govern nothing by themselves
BORDERS = frozenset(("complementizer", "relative", "subordinator", "mark"))


def chain_features(scene: Scene, c: Candidate, start: int) -> Iterator[Clue]:
    """Tell of the signs of status before an act, the nearest first, and of the border of the clause that holds it."""
    words, kinds, word, form = scene.page.words, scene.ground.kinds, scene.word(c), c.trigger.form
    signs = _signs_before(scene, c.first, start)
    if signs:
        yield _nearest, signs[0][1].key, c.act.type, word.prep, form
    first, second = ([sign.key for _, sign in signs[:2]] + ["-", "-"])[:2]
    yield _order, first, second, "".join(sign.status[0] for _, sign in signs[:CHAIN]), form
    at = next((n for n in range(c.first - 1, start - 1, -1) if kinds[n] in BORDERS), start - 1)
    border, opener = (kinds[at], unjoined(words[at])) if at >= start else ("start", "")
    inside = signs[0][1].key if signs and signs[0][0] > at else "-"
    yield _border, border, opener, bucket(c.first - at), inside, form, word.tense
    if border == "complementizer":
        yield from _above(words[start:at], opener, form, word.tense)


def _signs_before(scene: Scene, first: int, start: int) -> list[tuple[int, Sign]]:
    """Give the signs before word `first` with their places, the nearest first."""
    words = scene.page.words
    found = ((at, sign_of(words[at])) for at in range(first - 1, max(start, first - REACH) - 1, -1))
    return [(at, sign) for at, sign in found if sign is not None]


def _above(before: Sequence[Word], opener: str, form: str, tense: str) -> Iterator[Clue]:
    """Tell of the nearest content word, and the nearest verb, before the particle that opens the act's clause."""
    content = next((word for word in reversed(before) if word.pos not in SMALL), None)
    verb = next((word for word in reversed(before) if word.pos == "VERB"), None)
    for name, word in (("gov", content), ("gov.verb", verb)):
        if word is not None:
            yield _governor, name, word.lemma, opener, form, tense


def _nearest(key: str, kind: str, prep: str, form: str) -> list[str]:
    return [f"chain={key}", f"chain={key}:{form}", f"chain={key}:{kind}", f"chain={key}:{prep}:{form}"]


def _order(first: str, second: str, order: str, form: str) -> list[str]:
    return [f"chain={first}>{second}", f"order={order[:2]}", f"order={order}:all", f"order={order}:{form}"]


def _border(border: str, opener: str, far: str, inside: str, form: str, tense: str) -> list[str]:
    out = [f"border={border}:{form}:{tense}", f"opener={opener}:{form}:{tense}", f"opener={opener}:{far}"]
    return [*out, f"inside={inside}", f"inside={inside}:{form}:{tense}"]


def _governor(name: str, lemma: str, opener: str, form: str, tense: str) -> list[str]:
    return [f"{name}={lemma}:{form}", f"{name}={lemma}:{opener}:{tense}"]
