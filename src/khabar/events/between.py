"""Gives clues of how an act and a phrase of its sentence stand to each other, and of how the act stands by itself."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from khabar.classifiers import Clue
from khabar.events.attach import REACH
from khabar.events.candidates import Candidate, Scene
from khabar.events.standing import BORDERS, Standing, stand
from khabar.events.steps import bucket

PATH_LENGTH = 5  # steps between an act and a phrase that are told apart


def standing(scene: Scene, c: Candidate) -> Standing:
    """Tell how an act stands in its sentence; worked out once for each act."""
    place = c.first, c.act.key
    found = scene.standing.get(place)
    if found is None:
        holder = scene.found.attributions[c.said_in] if c.said_in is not None else None
        stance = holder.stance if holder is not None else "-"
        found = scene.standing[place] = stand(scene.page, scene.ground, c.first, c.trigger.form, (c.act.type, stance))
    return found


def surroundings(
    scene: Scene, c: Candidate, phrase: tuple[int, int], triggers: Sequence[int], what: str | None = None
) -> Iterator[Clue]:
    """Tell where a phrase stands to an act, what lies between them, and what stands before the phrase.

    With `what` (what a number counts), where it stands is also told together with that.
    """
    words, kind, form, ground = scene.page.words, c.act.type, c.trigger.form, scene.ground
    first, last = phrase
    behind = first >= c.trigger.last
    start, end = (c.trigger.last, first) if behind else (last, c.first)
    side = "after" if behind else "around" if first <= c.first < last else "before"
    stop_at = max(start, end)
    others = bisect_left(triggers, end) - bisect_left(triggers, start)
    verbs, marks = ground.verbs[stop_at] - ground.verbs[start], ground.marks[stop_at] - ground.marks[start]
    begin, stop = scene.page.ranges[words[first].sentence]
    before, after = words[first - 1] if first > begin else None, words[last] if last < stop else None
    prep = words[first].prep or (before.stem if before is not None and before.pos == "ADP" else "-")
    rival = _nearest(triggers, first, last, (begin, stop))
    yield _side, side, form, kind, bucket(stop_at - start), min(others, 3), rival == c.first, what
    yield _among, side, form, min(verbs, 3), min(marks, 3), _steps(scene, start, end, side)
    yield _prep, prep, side, form, kind
    yield _opens, first == begin, side, bool(words[first].conj)
    yield from _clause(scene, c, rival, (start, end), triggers)
    yield from standing(scene, c).clues("", f":{side}")
    commas = tuple(word is not None and word.pos == "PUNCT" for word in (before, after))
    beside = before.lemma if before is not None else "^", after.pos if after is not None else "$"
    yield _beside, *commas, *beside, side
    yield _verb, _governor(scene, c, first)


def _side(side: str, form: str, kind: str, gap: str, others: int, nearest: bool, what: str | None) -> list[str]:
    out = [f"side={side}:{form}", f"side={side}:{kind}", f"gap={side}{gap}", f"gap={side}{gap}:{form}"]
    out += [f"others={side}{others}", f"others={others}:{form}", f"nearest={nearest}:{side}"]
    return [*out, *(f"{name}:{what}" for name in out)] if what else out


def _among(side: str, form: str, verbs: int, marks: int, path: str) -> list[str]:
    return [f"verbs={side}{verbs}", f"verbs={side}{min(verbs, 2)}:{form}", f"marks={side}{marks}", f"path={path}"]


def _prep(prep: str, side: str, form: str, kind: str) -> list[str]:
    return [f"prep={prep}", f"prep={prep}:{kind}", f"prep={prep}:{side}:{form}"]


def _opens(opens: bool, side: str, joined: bool) -> list[str]:
    return [f"opens={opens}:{side}", f"joined={joined}"]


def _beside(left: bool, right: bool, before: str, after: str, side: str) -> list[str]:
    return [f"commas={[left, right]}:{side}", f"before={before}", f"after={after}:{side}"]


def _verb(governor: str) -> list[str]:
    return [f"verb={governor}"]


def _clause(
    scene: Scene, c: Candidate, rival: int, between: tuple[int, int], triggers: Sequence[int]
) -> Iterator[Clue]:
    """Tell of the borders of clauses between an act and a phrase, of the act that stands nearest to the phrase."""
    kinds, form = scene.ground.kinds, c.trigger.form
    borders = [kinds[at] for at in range(*between) if kinds[at] in BORDERS]
    begin = scene.page.ranges[scene.word(c).sentence][0]
    rank = bisect_left(triggers, c.first) - bisect_left(triggers, begin)
    yield _borders, "+".join(borders[:2]), between[0] >= c.trigger.last, min(rank, 3), form
    if rival >= 0 and rival != c.first:
        word = scene.page.words[rival]
        yield _rival, word.pos, word.lemma, rival < c.first, form


def _borders(borders: str, behind: bool, rank: int, form: str) -> list[str]:
    return [f"borders={borders}:{behind}", f"order={rank}:{form}"]


def _rival(pos: str, lemma: str, before: bool, form: str) -> list[str]:
    return [f"rival={pos}:{form}:{before}", f"rival={lemma}:{form}"]


def _governor(scene: Scene, c: Candidate, first: int) -> str:
    """Give the verb or act that stands nearest before a phrase: the act itself, or another verb's lemma."""
    at = scene.ground.verb_before(first)
    if at <= c.first < first:
        return "act"
    return "none" if at < 0 else f"{'between' if at > c.first else 'beyond'}:{scene.page.words[at].lemma}"


def _nearest(triggers: Sequence[int], first: int, last: int, sentence: tuple[int, int]) -> int:
    """Give the trigger of a sentence that stands nearest to a phrase."""
    begin, end = max(sentence[0], first - REACH), min(sentence[1], last + REACH)
    here = triggers[bisect_left(triggers, begin) : bisect_left(triggers, end)]
    return min(here, key=lambda at: first - at if at < first else 2 * (at - last + 1), default=-1)


def _steps(scene: Scene, start: int, end: int, side: str) -> str:
    """Give the kinds of the words between an act and a phrase, each once in a row, a few at most."""
    words, kinds, steps = scene.page.words, scene.ground.kinds, [side]
    for at in range(start, end):
        step = f"{kinds[at]}p" if words[at].prep else kinds[at]
        if steps[-1] != step:
            steps.append(step)
        if len(steps) > PATH_LENGTH:
            return " ".join((*steps, ".."))
    return " ".join(steps)
