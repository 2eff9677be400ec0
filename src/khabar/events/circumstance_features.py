"""Gives the features by which the time and the place of an act are chosen among the phrases of its sentence."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeVar

from khabar.counts import CountMention
from khabar.events.attach import REACH
from khabar.events.candidates import Candidate, Scene
from khabar.events.features import bucket
from khabar.events.status import read_status
from khabar.places import PlaceMention, read_signs
from khabar.times import TimeMention

BORDERS = frozenset(("complementizer", "relative", "subordinator"))
PATH_LENGTH = 5  # steps between an act and a phrase that are told apart
Phrase = TypeVar("Phrase", TimeMention, PlaceMention, CountMention)
FEW_DAYS = (-30, -7, -1, 0, 1, 7, 30)


def time_features(scene: Scene, c: Candidate, time: TimeMention, triggers: Sequence[int]) -> list[str]:
    """Give the features of a time phrase as the time of a candidate; `triggers` are the first words of all."""
    kind, form = c.act.type, c.trigger.form
    opening = scene.page.words[time.first]
    mouth = scene.shelf.holder_of(time.first, time.last) == c.said_in
    away = _days_away(time, scene.found.published)
    out = ["time", f"mouth={mouth}", f"mouth={mouth}:{c.said_in is not None}:{form}", f"grain={time.grain}"]
    out += [f"grain={time.grain}:{kind}", f"opening={opening.stem}", f"away={away}", f"away={away}:{kind}"]
    out += [f"away={away}:{feature}" for feature in _standing(scene, c) if feature.startswith("told=")]
    out += [f"away={away}:{_tense(scene, c)}", f"long={time.date_start != time.date_end}:{kind}"]
    out += [f"grain={time.grain}:{form}:{opening.prep}", f"length={min(time.last - time.first, 4)}"]
    out += _around(scene, c, (time.first, time.last), triggers)
    out += _among(scene, c, time, scene.shelf.times_of(c.first))
    return out


def _days_away(time: TimeMention, published: date | None) -> str:
    """Tell roughly how far from publication a time begins, and whether it is still running."""
    if time.date_start is None or time.date_end is None or published is None:
        return "open"
    days = (date.fromisoformat(time.date_start) - published).days
    running = date.fromisoformat(time.date_end) >= published and days < 0
    return f"{bisect_left(FEW_DAYS, days)}{'+' * running}"


def place_features(scene: Scene, c: Candidate, place: PlaceMention, triggers: Sequence[int]) -> list[str]:
    """Give the features of a place as the place of a candidate."""
    kind, form = c.act.type, c.trigger.form
    signs = [sign for sign, value in read_signs(scene.page, place, c.first).items() if value is True]
    hold = next((sign for sign in ("located", "goal", "title", "speech") if sign in signs), "bare")
    country = place.precision == "country"
    out = ["place", *(f"sign={sign}" for sign in signs), *(f"sign={sign}:{kind}" for sign in signs)]
    out += [f"hold={hold}:{place.precision}", f"hold={hold}:{kind}:{form}", f"hold={hold}:{country}:{kind}"]
    out += [f"precision={place.precision}:{kind}", f"known={place.lat is not None}", f"act={c.act.key}:{hold}"]
    out += [f"country={bool(place.country)}", *_parties(scene, c, place)]
    out += _around(scene, c, (place.phrase_first, place.phrase_last), triggers)
    out += _among(scene, c, place, scene.shelf.places_of(c.first))
    return out


def _parties(scene: Scene, c: Candidate, place: PlaceMention) -> Iterator[str]:
    """Tell whether the place is itself, or is of the country of, a party that the act's frame gives."""
    for role, mentions in (("a", c.rule.actors), ("r", c.rule.recipients)):
        if any(m.first <= place.first < m.last for m in mentions):
            yield from (f"party={role}", f"party={role}:{c.act.type}")
        elif any(m.country and m.country == place.country for m in mentions):
            yield from (f"land={role}", f"land={role}:{c.act.type}")
    mention = scene.found.actors.at(place.first)
    if mention is not None:
        yield f"mention={mention.kind}:{mention.first == place.first}:{mention.last == place.last}"


def count_features(scene: Scene, c: Candidate, count: CountMention, triggers: Sequence[int]) -> list[str]:
    """Give the features of a number of people as one that a candidate touched."""
    kind, what, here = c.act.type, count.what, scene.shelf.counts_of(c.first, c.act.type)
    alike = sum(other.what == what for other in here)
    first, last = min(count.first, count.noun_first), max(count.last, count.noun_last)
    mouth = scene.shelf.holder_of(count.first, max(count.last, count.first + 1)) == c.said_in
    out = ["count", f"what={what}:{kind}", f"what={what}:{c.act.key}", f"what={what}:{c.act.mode}"]
    out += [f"mouth={mouth}:{kind}", f"total={count.total}:{kind}", f"total={count.total}:{c.trigger.form}"]
    out += [f"alike={min(alike, 3)}:{what}", f"touches={first <= c.first < last}:{what}:{kind}"]
    if count.kind == "noun":
        behind = scene.page.words[count.last] if count.last < len(scene.page.words) else None
        out.append(f"one={count.min}:{f'{behind.article}:{behind.pos}' if behind is not None else '-'}")
        out += [f"one={count.min}:{what}", f"one={count.min}:{scene.page.words[count.first].stem}"]
    for role, mentions in (("a", c.rule.actors), ("r", c.rule.recipients)):
        if any(m.first <= count.first < m.last or first <= m.first < last for m in mentions):
            out += [f"party={role}:{what}", f"party={role}:{kind}"]
    out += _around(scene, c, (first, max(last, first + 1)), triggers)
    out += [f"{feature}:{what}" for feature in out if feature.startswith(("side=", "others=", "nearest=", "gap="))]
    return out + list(_among(scene, c, count, here))


def _around(scene: Scene, c: Candidate, phrase: tuple[int, int], triggers: Sequence[int]) -> list[str]:
    """Tell where a phrase stands to an act, what lies between them, and what stands before the phrase."""
    words, kind, form = scene.page.words, c.act.type, c.trigger.form
    first, last = phrase
    behind = first >= c.trigger.last
    start, end = (c.trigger.last, first) if behind else (last, c.first)
    side = "after" if behind else "around" if first <= c.first < last else "before"
    between = words[start : max(start, end)]
    others = bisect_left(triggers, end) - bisect_left(triggers, start)
    verbs, marks = (sum(word.pos == pos for word in between) for pos in ("VERB", "PUNCT"))
    begin, stop = scene.page.ranges[words[first].sentence]
    before, after = words[first - 1] if first > begin else None, words[last] if last < stop else None
    prep = words[first].prep or (before.stem if before is not None and before.pos == "ADP" else "-")
    rival = _nearest(triggers, first, last, (begin, stop))
    out = [f"side={side}:{form}", f"side={side}:{kind}", f"gap={side}{bucket(len(between))}"]
    out += [f"gap={side}{bucket(len(between))}:{form}", f"others={side}{min(others, 3)}"]
    out.append(f"others={min(others, 3)}:{form}")
    out += [f"verbs={side}{min(verbs, 3)}", f"verbs={side}{min(verbs, 2)}:{form}", f"marks={side}{min(marks, 3)}"]
    out += [f"prep={prep}", f"prep={prep}:{kind}", f"prep={prep}:{side}:{form}", f"nearest={rival == c.first}:{side}"]
    out += [f"path={_path(scene, start, end, side)}", f"opens={first == begin}:{side}"]
    out.append(f"joined={bool(words[first].conj)}")
    out += _clause(scene, c, rival, (start, end), triggers)
    out += [f"{feature}:{side}" for feature in _standing(scene, c)]
    out.append(f"commas={[word is not None and word.pos == 'PUNCT' for word in (before, after)]}:{side}")
    out.append(f"before={before.lemma if before is not None else '^'}")
    out.append(f"after={after.pos if after is not None else '$'}:{side}")
    out.append(f"verb={_governor(scene, c, first, begin)}")
    return out


def _clause(scene: Scene, c: Candidate, rival: int, between: tuple[int, int], triggers: Sequence[int]) -> Iterator[str]:
    """Tell of the borders of clauses between an act and a phrase, of the act that stands nearest to the phrase."""
    kinds, form = scene.ground.kinds, c.trigger.form
    borders = [kinds[at] for at in range(*between) if kinds[at] in BORDERS]
    begin = scene.page.ranges[scene.word(c).sentence][0]
    rank = bisect_left(triggers, c.first) - bisect_left(triggers, begin)
    yield f"borders={'+'.join(borders[:2])}:{between[0] >= c.trigger.last}"
    yield f"order={min(rank, 3)}:{form}"
    if rival >= 0 and rival != c.first:
        word = scene.page.words[rival]
        yield f"rival={word.pos}:{form}:{rival < c.first}"
        yield f"rival={word.lemma}:{form}"


def _standing(scene: Scene, c: Candidate) -> tuple[str, ...]:
    """Tell how an act stands in its sentence; worked out once for each act."""
    place = c.first, c.act.key
    found = scene.standing.get(place)
    if found is None:
        found = scene.standing[place] = tuple(_stands(scene, c))
    return found


def _stands(scene: Scene, c: Candidate) -> Iterator[str]:
    """Tell by what word an act is led, under which border, behind which first verb, with what status and stance."""
    words, kinds, form = scene.page.words, scene.ground.kinds, c.trigger.form
    begin = scene.page.ranges[words[c.first].sentence][0]
    before = words[c.first - 1] if c.first > begin else None
    lead = words[c.first].prep or (before.lemma if before is not None else "^")
    yield from (f"lead={lead}", f"lead={lead}:{c.act.type}")
    border = next((kinds[at] for at in range(c.first - 1, begin - 1, -1) if kinds[at] in BORDERS), "main")
    yield f"under={border}:{form}"
    top = next((word for word in words[begin : c.first + 1] if word.pos == "VERB"), None)
    holder = scene.found.attributions[c.said_in] if c.said_in is not None else None
    stance, status = holder.stance if holder is not None else "-", read_status(scene.page, c.first, form)[0]
    yield from (f"stance={stance}", f"stance={stance}:{c.act.type}")
    yield from (f"told={status}", f"status={status}:{form}", f"status={status}:{stance}")
    yield f"top={'itself' if top is not None and top.index == c.first else top.lemma if top is not None else '-'}"


def _governor(scene: Scene, c: Candidate, first: int, begin: int) -> str:
    """Give the verb or act that stands nearest before a phrase: the act itself, or another verb's lemma."""
    for at in range(first - 1, begin - 1, -1):
        if at == c.first:
            return "act"
        if scene.page.words[at].pos == "VERB":
            return f"{'between' if at > c.first else 'beyond'}:{scene.page.words[at].lemma}"
    return "none"


def _nearest(triggers: Sequence[int], first: int, last: int, sentence: tuple[int, int]) -> int:
    """Give the trigger of a sentence that stands nearest to a phrase."""
    begin, end = max(sentence[0], first - REACH), min(sentence[1], last + REACH)
    here = triggers[bisect_left(triggers, begin) : bisect_left(triggers, end)]
    return min(here, key=lambda at: first - at if at < first else 2 * (at - last + 1), default=-1)


def _path(scene: Scene, start: int, end: int, side: str) -> str:
    """Give the kinds of the words between an act and a phrase, each once in a row, a few at most."""
    steps = [side]
    for at in range(start, end):
        word = scene.page.words[at]
        step = f"{scene.ground.kinds[at]}{'p' * bool(word.prep)}"
        if steps[-1] != step:
            steps.append(step)
        if len(steps) > PATH_LENGTH:
            return " ".join((*steps, ".."))
    return " ".join(steps)


def _among(scene: Scene, c: Candidate, one: Phrase, here: Sequence[Phrase]) -> Iterator[str]:
    """Tell which of its kind a phrase is, counted from the act."""
    nearer = sum(abs(other.first - c.first) < abs(one.first - c.first) for other in here)
    yield from (f"rank={min(nearer, 3)}", f"rank={min(nearer, 3)}:{min(len(here), 3)}")


def _tense(scene: Scene, c: Candidate) -> str:
    word = scene.word(c)
    return "future" if word.future else word.tense or c.trigger.form


def neither_features(scene: Scene, c: Candidate, count: int) -> list[str]:
    """Give the features of the choice that no phrase of the sentence is the act's."""
    word, kind, form = scene.word(c), c.act.type, c.trigger.form
    line = scene.page.sentences[word.sentence].kind
    return [
        "neither", f"neither:{kind}", f"neither:{form}", f"neither:{kind}:{form}", f"neither:{c.act.key}",
        f"neither:count={min(count, 4)}", f"neither:tense={_tense(scene, c)}", f"neither:line={line}:{form}",
        f"neither:article={word.article}:{form}", f"neither:said={c.said_in is not None}:{form}",
        f"neither:mode={c.act.mode}",
        *(f"neither:{feature}" for feature in _standing(scene, c)),
    ]  # fmt: skip
