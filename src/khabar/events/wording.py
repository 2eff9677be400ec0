"""Gives clues of words: of the act, of the phrase's head, and of those that stand before and behind each of them."""

from collections.abc import Iterator

from khabar.classifiers import Clue, plain
from khabar.events.candidates import Candidate, Scene
from khabar.places import PlaceMention
from khabar.times import TimeMention
from khabar.words import Word
from khabar.words.clusters import cluster_of

CONTENT = frozenset(("NOUN", "VERB", "PROPN", "ADJ"))
LONGEST = 6  # words of a time phrase that are told apart
REACH = 12  # words before a phrase among which the word that holds it is sought
NOTHING = "-", -1, "-"


def holders(scene: Scene, c: Candidate, phrase: tuple[int, int]) -> Iterator[Clue]:
    """Tell by which word a phrase is held, and which words are used of the act; `phrase` is [first, last)."""
    words, kind, form = scene.page.words, c.act.type, c.trigger.form
    first, last = phrase
    begin = scene.page.ranges[words[first].sentence][0]
    side = "after" if first >= c.trigger.last else "before" if last <= c.first else "around"
    prep = prep_of(words, first, begin)
    lemma, cluster, pos = _content(words, first, begin)
    yield _act, c.act.key, prep, side
    yield _act_word, scene.word(c).lemma, cluster_of(scene.word(c).stem), prep, side
    yield _holder, lemma, side, form
    yield _holder_kind, cluster, pos, prep, side, kind


def prep_of(words: tuple[Word, ...], first: int, begin: int) -> str:
    """Give the preposition of a phrase that starts at word `first` of a sentence that starts at word `begin`."""
    before = words[first - 1] if first > begin else None
    return words[first].prep or (before.stem if before is not None and before.pos == "ADP" else "-")


def _content(words: tuple[Word, ...], first: int, begin: int) -> tuple[str, int, str]:
    """Give lemma, cluster and kind of the nearest noun, verb or adjective before a phrase."""
    for at in range(first - 1, max(begin, first - REACH) - 1, -1):
        if words[at].pos in CONTENT:
            return words[at].lemma, cluster_of(words[at].stem), words[at].pos
    return NOTHING


def _act(key: str, prep: str, side: str) -> list[str]:
    return [f"act={key}:{side}", f"act={key}:{prep}:{side}"]


def _act_word(lemma: str, cluster: int, prep: str, side: str) -> list[str]:
    return [f"word={lemma}:{side}", f"word={lemma}:{prep}", f"word=t{cluster}:{side}:{prep}"]


def _holder(lemma: str, side: str, form: str) -> list[str]:
    return [f"holder={lemma}", f"holder={lemma}:{form}:{side}"]


def _holder_kind(cluster: int, pos: str, prep: str, side: str, kind: str) -> list[str]:
    return [f"holder=t{cluster}:{side}", f"holder=t{cluster}:{side}:{kind}", f"holder={pos}:{prep}:{side}"]


def time_words(scene: Scene, c: Candidate, time: TimeMention, away: str) -> Iterator[Clue]:
    """Tell of a time phrase's first and last word and of how far away it is, each together with the act's word."""
    words, kind, key = scene.page.words, c.act.type, c.act.key
    side = "after" if time.first >= c.trigger.last else "before" if time.last <= c.first else "around"
    prep = prep_of(words, time.first, scene.page.ranges[words[time.first].sentence][0])
    yield plain, "whole=" + " ".join(word.stem for word in words[time.first : time.first + LONGEST])
    yield _ends, words[time.first].lemma, words[time.last - 1].lemma, prep, side, kind
    yield plain, f"opening={words[time.first].lemma}:act={key}"
    yield _act_time, key, time.grain, away
    yield _word_time, scene.word(c).lemma, time.grain, away
    yield _far, time.grain, away, prep, side


def _ends(first: str, last: str, prep: str, side: str, kind: str) -> list[str]:
    names = [f"opening={first}:{side}", f"opening={first}:{kind}", f"opening={first}:{prep}:{side}"]
    return [*names, f"ending={last}", f"ending={last}:{side}"]


def _act_time(key: str, grain: str, away: str) -> list[str]:
    return [f"act={key}:away={away}", f"act={key}:grain={grain}"]


def _word_time(lemma: str, grain: str, away: str) -> list[str]:
    return [f"word={lemma}:away={away}", f"word={lemma}:grain={grain}"]


def _far(grain: str, away: str, prep: str, side: str) -> list[str]:
    return [f"grain={grain}:{prep}:{side}:{away}"]


def place_words(scene: Scene, c: Candidate, place: PlaceMention) -> Iterator[Clue]:
    """Tell of a place's own word (city, border), of the words around the place, and of the actor it belongs to."""
    words, kind, form = scene.page.words, c.act.type, c.trigger.form
    first, last = place.phrase_first, place.phrase_last
    begin, end = scene.page.ranges[words[first].sentence]
    side = "after" if first >= c.trigger.last else "before" if last <= c.first else "around"
    prep = prep_of(words, first, begin)
    if first < place.first:
        yield _worded, words[first].lemma, cluster_of(words[first].stem), prep, side, kind
    yield _precise, place.precision, prep, side, form, c.act.key
    yield _long, min(last - first, 5), prep
    before = words[first - 1] if first > begin else None
    if before is not None:
        yield plain, f"before={words[first - 2].lemma if first - 1 > begin else '^'} {before.lemma}"
        yield _before, before.lemma, cluster_of(before.stem), side, kind, form
    yield _behind, words[last].lemma if last < end else "$"
    mention = scene.found.actors.at(place.first)
    if mention is not None:
        head = words[mention.head]
        yield _head, head.lemma, cluster_of(head.stem), kind
        yield _member, mention.kind, mention.speaker_kind, mention.head == place.first, prep
        yield _member_by, mention.kind, mention.first == place.first, kind, side


def _worded(lemma: str, cluster: int, prep: str, side: str, kind: str) -> list[str]:
    return [f"own={lemma}:{prep}", f"own={lemma}:{kind}", f"own=t{cluster}:{side}:{prep}"]


def _precise(precision: str, prep: str, side: str, form: str, key: str) -> list[str]:
    names = [f"precision={precision}:{prep}:{side}", f"precision={precision}:{side}:{form}"]
    return [*names, f"precision={precision}:act={key}"]


def _long(length: int, prep: str) -> list[str]:
    return [f"long={length}:{prep}"]


def _before(lemma: str, cluster: int, side: str, kind: str, form: str) -> list[str]:
    return [f"before={lemma}:{kind}", f"before=t{cluster}:{kind}", f"before={lemma}:{side}:{form}"]


def _behind(lemma: str) -> list[str]:
    return [f"behind={lemma}"]


def _head(lemma: str, cluster: int, kind: str) -> list[str]:
    return [f"head={lemma}", f"head=t{cluster}:{kind}"]


def _member(who: str, speaks: str, head: bool, prep: str) -> list[str]:
    return [f"member={who}:{head}:{prep}", f"member={speaks}:{prep}"]


def _member_by(who: str, opens: bool, kind: str, side: str) -> list[str]:
    return [f"member={who}:{kind}:{side}", f"member={who}:{opens}:{side}"]


def act_words(scene: Scene, c: Candidate) -> Iterator[Clue]:
    """Tell of an act's own word and of those around it, for the choice that no phrase is the act's."""
    words, word, form = scene.page.words, scene.word(c), c.trigger.form
    begin, end = scene.page.ranges[word.sentence]
    before = words[c.first - 1] if c.first > begin else None
    after = words[c.trigger.last] if c.trigger.last < end else None
    yield _own, word.lemma, cluster_of(word.stem), form
    if before is not None:
        yield _ahead, before.lemma, cluster_of(before.stem), form
    if after is not None:
        yield _next, after.lemma, after.pos, form


def _own(lemma: str, cluster: int, form: str) -> list[str]:
    return [f"neither:word={lemma}", f"neither:word={lemma}:{form}", f"neither:word=t{cluster}"]


def _ahead(lemma: str, cluster: int, form: str) -> list[str]:
    return [f"neither:before={lemma}", f"neither:before=t{cluster}:{form}"]


def _next(lemma: str, pos: str, form: str) -> list[str]:
    return [f"neither:after={lemma}", f"neither:after={pos}:{form}"]
