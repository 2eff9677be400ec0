"""Gives the clues by which the status of an act is judged: its words, what governs it, the acts told before it."""

from collections.abc import Iterator
from itertools import islice

from khabar.classifiers import Clue, plain
from khabar.events.candidates import Candidate, Scene
from khabar.events.clause import unjoined
from khabar.events.governor_features import SMALL, chain_features
from khabar.events.links import sentence_range
from khabar.events.status import conditional, read_status, signs_around
from khabar.events.steps import bucket
from khabar.words.clusters import cluster_of

REACH = 9  # words before an act among which those that govern it are looked for


def status_features(scene: Scene, c: Candidate) -> list[Clue]:
    """Give the clues by which the status of a candidate is judged."""
    start, end = sentence_range(scene.page, c.first)
    return [
        *_of_rules(scene, c),
        *_of_words(scene, c, start),
        *_of_governors(scene, c, start),
        *_of_verbs(scene, c, start),
        *_of_memory(scene, c),
        *_of_clause(scene, c, start, end),
        *chain_features(scene, c, start),
    ]


def _of_rules(scene: Scene, c: Candidate) -> Iterator[Clue]:
    """Tell what the table of status says, and in whose mouth and in what way the act stands."""
    page, word, form, kind, key = scene.page, scene.word(c), c.trigger.form, c.act.type, c.act.key
    status, sign = read_status(page, c.first, form)
    holder = scene.found.attributions[c.said_in] if c.said_in is not None else None
    said = (holder.stance, holder.kind, holder.why) if holder else ("-", "-", "-")
    yield _rule, status, sign, kind, form, word.article
    yield _said, *said, status, kind, form, word.tense
    yield _row, kind, key, form, word.article, word.tense
    yield _word, word.stem, word.future, bool(word.suffix), word.prep, form
    yield _shape, word.stem, word.article, word.tense, word.prep, kind, key
    yield _line, page.sentences[word.sentence].kind, word.tense, form
    for sign, side in sorted({(str(sign), str(side)) for sign, side in signs_around(page, c.first, c.trigger.last)}):
        yield _sign, sign, side


def _rule(status: str, sign: str, kind: str, form: str, article: bool) -> list[str]:
    out = ["bias", f"rule={status}", f"rule={status}:{form}", f"rule={status}:{kind}"]
    return [*out, f"sign={sign}", f"sign={sign}:{article}"]


def _said(stance: str, quoted: str, why: str, status: str, kind: str, form: str, tense: str) -> list[str]:
    out = [
        f"stance={stance}",
        f"stance={stance}:{status}",
        f"stance={stance}:{kind}",
        f"stance={stance}:{form}:{tense}",
    ]
    return [*out, f"said={stance != '-'}:{form}", f"quoted={quoted}", f"said.by={why}"]


def _row(kind: str, key: str, form: str, article: bool, tense: str) -> list[str]:
    out = [f"type={kind}", f"act={key}", f"form={form}", f"form={form}:{kind}:{article}"]
    out += [f"tense={tense}:{form}", f"tense={tense}:{key}"]
    return [*out, f"article={article}", f"article={article}:{key}"]


def _word(stem: str, future: bool, suffix: bool, prep: str, form: str) -> list[str]:
    return [f"stem={stem}", f"future={future}", f"suffix={suffix}:{form}", f"prep={prep}:{form}"]


def _shape(stem: str, article: bool, tense: str, prep: str, kind: str, key: str) -> list[str]:
    return [f"stem={stem}:{article}:{tense}", f"prep={prep}:{key}", f"prep={prep}:{kind}:{tense}"]


def _line(line: str, tense: str, form: str) -> list[str]:
    return [f"line={line}", f"line={line}:{tense}:{form}"]


def _sign(sign: str, side: str) -> list[str]:
    return [f"sign={sign}:{side}"]


def _of_words(scene: Scene, c: Candidate, start: int) -> Iterator[Clue]:
    words, word, tense = scene.page.words, scene.word(c), scene.word(c).tense
    if c.first > start:
        left = words[c.first - 1]
        yield plain, f"w1={left.lemma}", f"w1.written={left.form}", f"w1.written={left.form}:{tense}"
        yield plain, f"w1={left.lemma}:{c.act.key}", f"w1={left.lemma}:{word.prep}:{word.article}"
        yield _left, left.lemma, c.act.type
    if c.first - 2 >= start:
        left, right = words[c.first - 2], words[c.first - 1]
        yield plain, f"w21={left.lemma}_{right.lemma}", f"w2.written={left.form}", f"w2.written={left.form}:{tense}"
    near = dict.fromkeys(f"w4={unjoined(word)}" for word in words[max(start, c.first - 4) : c.first])
    after = dict.fromkeys(f"a={word.lemma}" for word in words[c.trigger.last : c.trigger.last + 4])
    yield plain, *near, *after


def _left(lemma: str, kind: str) -> list[str]:
    return [f"w1={lemma}:type={kind}"]


def _of_governors(scene: Scene, c: Candidate, start: int) -> Iterator[Clue]:
    """Tell of the content words before an act, and of the small words by which the nearest governs it."""
    words = scene.page.words
    before = range(c.first - 1, max(start, c.first - REACH) - 1, -1)
    content = list(islice((words[at] for at in before if words[at].pos not in SMALL), 3))
    over = dict.fromkeys(f"over={word.lemma}" for word in content)
    yield plain, *over, *(f"over{n}={word.lemma}" for n, word in enumerate(content))
    if content:
        nearest, word, form = content[0], words[c.first], c.trigger.form
        small = "_".join(map(unjoined, words[nearest.index + 1 : c.first]))
        yield plain, f"over={nearest.lemma}_{small}_{word.prep}", f"small={small}:{form}:{word.tense}"
        yield _nearest, nearest.pos, nearest.tense, small, form
        yield _topics, tuple(cluster_of(word.stem) for word in content), small, form


def _nearest(pos: str, tense: str, small: str, form: str) -> list[str]:
    return [f"over={pos}{tense}:{small}:{form}"]


def _topics(clusters: tuple[int, ...], small: str, form: str) -> list[str]:
    out = [name for n, topic in enumerate(clusters) for name in (f"over=t{topic}", f"over{n}=t{topic}:{form}")]
    out += [f"over=t{clusters[0]}:{small}:{form}", f"over=t{clusters[0]}:{small}"]
    return list(dict.fromkeys([*out, f"over=t{':t'.join(map(str, clusters[:2]))}"]))


def _of_verbs(scene: Scene, c: Candidate, start: int) -> Iterator[Clue]:
    """Tell of the verb before an act, which may itself be denied or wished for, and of the verb behind."""
    words, form, ground = scene.page.words, c.trigger.form, scene.ground
    at, many = ground.verb_before(c.first), ground.verbs[c.first] - ground.verbs[start]
    first = next((word.lemma for word in words[start : c.first] if word.pos == "VERB"), "-")
    yield _opening_verb, first, min(many, 3), scene.word(c).tense, form
    if at >= start:
        verb, far, status = words[at], bucket(c.first - at), read_status(scene.page, at, "verb")[0]
        cut = ground.marks[c.first] > ground.marks[at]
        yield _verb, verb.lemma, form, cut, far
        yield _verb_state, verb.tense, verb.future, status, form, cut, far
        yield _verb_topic, cluster_of(verb.stem), verb.tense, form
    behind = next((word for word in words[c.trigger.last : c.trigger.last + 4] if word.pos == "VERB"), None)
    if behind is not None and behind.sentence == words[c.first].sentence:
        yield _behind, behind.tense, behind.future, form


def _opening_verb(lemma: str, many: int, tense: str, form: str) -> list[str]:
    return [f"first={lemma}:{form}", f"first={many}:{form}:{tense}"]


def _verb_topic(topic: int, tense: str, form: str) -> list[str]:
    return [f"verb=t{topic}:{tense}:{form}"]


def _verb(lemma: str, form: str, cut: bool, far: str) -> list[str]:
    return [f"verb={lemma}:{form}", f"verb={lemma}:{cut}", f"verb={lemma}:{far}"]


def _verb_state(tense: str, future: bool, status: str, form: str, cut: bool, far: str) -> list[str]:
    out = [f"verb={tense}:{future}:{far}", f"verb={tense}:{future}:{cut}", f"verb.future={future}"]
    return [*out, f"verb.rule={status}:{form}", f"verb.rule={status}:{cut}"]


def _behind(tense: str, future: bool, form: str) -> list[str]:
    return [f"behind={tense}:{future}:{form}"]


def _of_memory(scene: Scene, c: Candidate) -> Iterator[Clue]:
    """Tell how acts like this one were told earlier, and of the act before it: what is asked for has not happened."""
    kind, form, states = c.act.type, c.trigger.form, scene.states
    yield _earlier, states.get(kind, "-"), states.get(c.act.key, "-")
    last = scene.last_before(c)
    if last is not None and scene.last is not None:
        far = bucket(c.first - last.trigger.last + 1)
        yield _last, scene.last[1], far, last.act.type, last.act.key, kind, form


def _earlier(of_type: str, of_key: str) -> list[str]:
    return [f"earlier={of_type}", f"earlier.act={of_key}"]


def _last(status: str, far: str, other: str, key: str, kind: str, form: str) -> list[str]:
    out = [f"last={status}:{far}", f"last={status}:{other}", f"last={other}:{far}:{form}", f"last={other}>{kind}"]
    return [*out, f"last.act={key}", f"last.act={key}:{far}"]


def _of_clause(scene: Scene, c: Candidate, start: int, end: int) -> Iterator[Clue]:
    """Tell of a condition before the act, of a question, of its parties' ways to stand and of the dates around it."""
    words, form = scene.page.words, c.trigger.form
    for far in dict.fromkeys(bucket(c.first - word.index) for word in words[start : c.first] if conditional(word)):
        yield _condition, far
    if any(word.form == "\u061f" for word in words[start:end]):
        yield plain, "question"
    named = {link.relation.partition(":")[0] for link in c.links if link.mention}
    yield _links, ",".join(sorted(named))
    when, published = scene.shelf.when(c.first, c.said_in), scene.found.published
    if published is None:
        return
    day = published.isoformat()
    for time in dict.fromkeys((_order(t.date_start, day), t.grain) for t in scene.shelf.times_of(c.first)):
        yield _time, *time, form
    if when is not None and when.date_start is not None:
        yield plain, "later" if when.date_start > day else "sooner"
        yield _when, _order(when.date_start, day), scene.word(c).tense, c.act.type, form


def _order(start: str | None, day: str) -> str:
    """Tell whether a time begins before, on or after the day of publication."""
    return "?" if start is None else "later" if start > day else "same" if start == day else "sooner"


def _time(order: str, grain: str, form: str) -> list[str]:
    return [f"time={order}:{grain}:{form}"]


def _when(order: str, tense: str, kind: str, form: str) -> list[str]:
    return [f"when={order}:{tense}:{form}", f"when={order}:{kind}"]


def _condition(far: str) -> list[str]:
    return [f"condition={far}"]


def _links(named: str) -> list[str]:
    return [f"links={named}"]
