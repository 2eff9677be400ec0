"""Gives the clues by which time, place and numbers of an act are chosen among the phrases of its sentence."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeVar

from khabar.classifiers import Clue
from khabar.counts import CountMention
from khabar.events.between import standing, surroundings
from khabar.events.candidates import Candidate, Scene
from khabar.events.wording import act_words, holders, place_words, time_words
from khabar.places import PlaceMention, read_signs
from khabar.times import TimeMention

Phrase = TypeVar("Phrase", TimeMention, PlaceMention, CountMention)
FEW_DAYS = (-30, -7, -1, 0, 1, 7, 30)


def time_features(scene: Scene, c: Candidate, time: TimeMention, triggers: Sequence[int]) -> list[Clue]:
    """Give the clues of a time phrase as the time of a candidate; `triggers` are the first words of all."""
    kind, form = c.act.type, c.trigger.form
    opening = scene.page.words[time.first]
    mouth = scene.shelf.holder_of(time.first, time.last) == c.said_in
    away = _days_away(time, scene.found.published)
    told = standing(scene, c).status
    return [
        (_time, time.grain, away, told, _tense(scene, c), time.date_start != time.date_end, kind),
        (_wording, opening.stem, opening.prep, time.grain, min(time.last - time.first, 4), form),
        (_mouth, mouth, c.said_in is not None, form),
        *surroundings(scene, c, (time.first, time.last), triggers),
        _among(c, time, scene.shelf.times_of(c.first)),
        *holders(scene, c, (time.first, time.last)),
        *time_words(scene, c, time, away),
    ]


def _time(grain: str, away: str, told: str, tense: str, long: bool, kind: str) -> list[str]:
    out = ["time", f"grain={grain}", f"grain={grain}:{kind}", f"away={away}", f"away={away}:{kind}"]
    return [*out, f"away={away}:told={told}", f"away={away}:{tense}", f"long={long}:{kind}"]


def _wording(opening: str, prep: str, grain: str, length: int, form: str) -> list[str]:
    return [f"opening={opening}", f"grain={grain}:{form}:{prep}", f"length={length}"]


def _mouth(mouth: bool, said: bool, form: str) -> list[str]:
    return [f"mouth={mouth}", f"mouth={mouth}:{said}:{form}"]


def _days_away(time: TimeMention, published: date | None) -> str:
    """Tell roughly how far from publication a time begins, and whether it is still running."""
    if time.date_start is None or time.date_end is None or published is None:
        return "open"
    days = (date.fromisoformat(time.date_start) - published).days
    running = date.fromisoformat(time.date_end) >= published and days < 0
    return f"{bisect_left(FEW_DAYS, days)}{'+' * running}"


def place_features(scene: Scene, c: Candidate, place: PlaceMention, triggers: Sequence[int]) -> list[Clue]:
    """Give the clues of a place as the place of a candidate."""
    kind, form = c.act.type, c.trigger.form
    signs = tuple(sign for sign, value in read_signs(scene.page, place, c.first).items() if value is True)
    hold = next((sign for sign in ("located", "goal", "title", "speech") if sign in signs), "bare")
    return [
        (_place, signs, kind),
        (_hold, hold, place.precision, kind, form, c.act.key),
        (_known, place.lat is not None, bool(place.country)),
        *_parties(scene, c, place),
        *surroundings(scene, c, (place.phrase_first, place.phrase_last), triggers),
        _among(c, place, scene.shelf.places_of(c.first)),
        *holders(scene, c, (place.phrase_first, place.phrase_last)),
        *place_words(scene, c, place),
    ]


def _place(signs: tuple[str, ...], kind: str) -> list[str]:
    return ["place", *(f"sign={sign}" for sign in signs), *(f"sign={sign}:{kind}" for sign in signs)]


def _hold(hold: str, precision: str, kind: str, form: str, key: str) -> list[str]:
    out = [f"hold={hold}:{precision}", f"hold={hold}:{kind}:{form}", f"hold={hold}:{precision == 'country'}:{kind}"]
    return [*out, f"precision={precision}:{kind}", f"act={key}:{hold}"]


def _known(known: bool, country: bool) -> list[str]:
    return [f"known={known}", f"country={country}"]


def _parties(scene: Scene, c: Candidate, place: PlaceMention) -> Iterator[Clue]:
    """Tell whether the place is itself, or is of the country of, a party that the act's frame gives."""
    for role, mentions in (("a", c.rule.actors), ("r", c.rule.recipients)):
        if any(m.first <= place.first < m.last for m in mentions):
            yield _party, "party", role, c.act.type
        elif any(m.country and m.country == place.country for m in mentions):
            yield _party, "land", role, c.act.type
    mention = scene.found.actors.at(place.first)
    if mention is not None:
        yield _mention, mention.kind, mention.first == place.first, mention.last == place.last


def _party(how: str, role: str, kind: str) -> list[str]:
    return [f"{how}={role}", f"{how}={role}:{kind}"]


def _mention(who: str, first: bool, last: bool) -> list[str]:
    return [f"mention={who}:{first}:{last}"]


def count_features(scene: Scene, c: Candidate, count: CountMention, triggers: Sequence[int]) -> list[Clue]:
    """Give the clues of a number of people as one that a candidate touched."""
    kind, what, here = c.act.type, count.what, scene.shelf.counts_of(c.first, c.act.type)
    alike = sum(other.what == what for other in here)
    first, last = min(count.first, count.noun_first), max(count.last, count.noun_last)
    mouth = scene.shelf.holder_of(count.first, max(count.last, count.first + 1)) == c.said_in
    out: list[Clue] = [
        (_count, what, kind, c.act.key, c.act.mode),
        (_count_here, mouth, count.total, min(alike, 3), first <= c.first < last, what, kind, c.trigger.form),
    ]
    if count.kind == "noun":
        behind = scene.page.words[count.last] if count.last < len(scene.page.words) else None
        next_to = f"{behind.article}:{behind.pos}" if behind is not None else "-"
        out.append((_one, count.min, next_to, what, scene.page.words[count.first].stem))
    for role, mentions in (("a", c.rule.actors), ("r", c.rule.recipients)):
        if any(m.first <= count.first < m.last or first <= m.first < last for m in mentions):
            out.append((_counted, role, what, kind))
    out += surroundings(scene, c, (first, max(last, first + 1)), triggers, what)
    return [*out, _among(c, count, here)]


def _count(what: str, kind: str, key: str, mode: str | None) -> list[str]:
    return ["count", f"what={what}:{kind}", f"what={what}:{key}", f"what={what}:{mode}"]


def _count_here(mouth: bool, total: bool, alike: int, touches: bool, what: str, kind: str, form: str) -> list[str]:
    out = [f"mouth={mouth}:{kind}", f"total={total}:{kind}", f"total={total}:{form}"]
    return [*out, f"alike={alike}:{what}", f"touches={touches}:{what}:{kind}"]


def _one(least: int | None, next_to: str, what: str, stem: str) -> list[str]:
    return [f"one={least}:{next_to}", f"one={least}:{what}", f"one={least}:{stem}"]


def _counted(role: str, what: str, kind: str) -> list[str]:
    return [f"party={role}:{what}", f"party={role}:{kind}"]


def _among(c: Candidate, one: Phrase, here: Sequence[Phrase]) -> Clue:
    """Tell which of its kind a phrase is, counted from the act."""
    far = abs(one.first - c.first)
    return _rank, min(sum(abs(other.first - c.first) < far for other in here), 3), min(len(here), 3)


def _rank(nearer: int, here: int) -> list[str]:
    return [f"rank={nearer}", f"rank={nearer}:{here}"]


def _tense(scene: Scene, c: Candidate) -> str:
    word = scene.word(c)
    return "future" if word.future else word.tense or c.trigger.form


def neither_features(scene: Scene, c: Candidate, count: int) -> list[Clue]:
    """Give the clues of the choice that no phrase of the sentence is the act's."""
    word, kind, form = scene.word(c), c.act.type, c.trigger.form
    line = scene.page.sentences[word.sentence].kind
    return [
        (_neither, kind, form, c.act.key, c.act.mode),
        (_neither_here, min(count, 4), _tense(scene, c), line, word.article, c.said_in is not None, form),
        *standing(scene, c).clues("neither:", ""),
        *act_words(scene, c),
    ]


def _neither(kind: str, form: str, key: str, mode: str | None) -> list[str]:
    out = ["neither", f"neither:{kind}", f"neither:{form}", f"neither:{kind}:{form}"]
    return [*out, f"neither:{key}", f"neither:mode={mode}"]


def _neither_here(count: int, tense: str, line: str, article: bool, said: bool, form: str) -> list[str]:
    out = [f"neither:count={count}", f"neither:tense={tense}", f"neither:line={line}:{form}"]
    return [*out, f"neither:article={article}:{form}", f"neither:said={said}:{form}"]
