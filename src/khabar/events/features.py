"""Gives the clues by which a candidate is judged to be an act: its row, words and company, what was told before."""

from collections.abc import Iterator
from itertools import takewhile

from khabar.classifiers import Clue, plain
from khabar.events.candidates import Candidate, Option, Scene
from khabar.events.conditions import classes_of, load_conditions
from khabar.events.links import sentence_range
from khabar.events.steps import bucket
from khabar.words import Word
from khabar.words.clusters import cluster_of

BESIDE = 3  # words before and behind a trigger whose classes are noted apart
GOVERNOR = 7  # words before a trigger among which the verb that governs it is looked for


def _form(word: Word | None) -> str:
    return word.lemma if word is not None else "-"


def _pos(word: Word | None) -> str:
    return word.pos if word is not None else "-"


def _beside(scene: Scene, at: int, inside: tuple[int, int]) -> Word | None:
    return scene.page.words[at] if inside[0] <= at < inside[1] else None


def act_features(scene: Scene, c: Candidate) -> list[Clue]:
    """Give the clues of a candidate as an act."""
    return [*word_features(scene, c), *link_features(scene, c)]


def word_features(scene: Scene, o: Option) -> list[Clue]:
    """Give the clues of an option as an act that need no look at the phrases around."""
    act, form = o.act, o.trigger.form
    row = (_row, act.key, act.type, act.strength, form)
    return [row, *_of_words(scene, o), *_of_place(scene, o), *_of_company(scene, o)]


def link_features(scene: Scene, c: Candidate) -> list[Clue]:
    """Give the other clues of a candidate as an act: whether its row's conditions hold, and the phrases around."""
    act, parties, form = c.act, c.rule, c.trigger.form
    fits = (_fits, act.key, act.type, act.strength, form, c.fits, len(parties.actors), len(parties.recipients))
    return [fits, *_of_links(scene, c)]


def _row(key: str, kind: str, strength: str, form: str) -> list[str]:
    own = ["bias", f"act={key}", f"act={key}:{form}", f"type={kind}", f"form={form}", f"type={kind}:{form}"]
    return [*own, f"strength={strength}", f"strength={strength}:{kind}"]


def _fits(key: str, kind: str, strength: str, form: str, fits: bool, actors: int, recipients: int) -> list[str]:
    return [
        f"strength={strength}:{fits}",
        f"strength={strength}:{fits}:{form}",
        f"strength={strength}:{fits}:{actors + recipients > 0}",
        f"fits={fits}",
        f"fits={fits}:{kind}",
        f"fits={fits}:{key}",
        f"parties={actors > 0}{recipients > 0}:{kind}",
        f"parties={min(2, actors)}{min(2, recipients)}",
    ]


def _of_words(scene: Scene, c: Option) -> Iterator[Clue]:
    """Tell of the trigger's own word and the words right beside it, by themselves and with the row."""
    word, act, form = scene.word(c), c.act, c.trigger.form
    bounds = sentence_range(scene.page, c.first)
    before, after = _beside(scene, c.first - 1, bounds), _beside(scene, c.trigger.last, bounds)
    earlier, second = _beside(scene, c.first - 2, bounds), _beside(scene, c.trigger.last + 1, bounds)
    yield _word, word.stem, word.lemma, word.form, word.pos, act.type
    yield _shape, word.article, bool(word.suffix), word.prep, bool(word.conj), word.tense, word.voice, act.key
    yield _last, bool(scene.page.words[c.trigger.last - 1].suffix), act.key
    left, right = _form(before), _form(after)
    yield _before, left, _pos(before), act.type
    yield _after, right, _pos(after), after is not None and after.article, act.type, form
    words = [f"before={left}:{act.key}", f"after={right}:{act.key}", f"second={_form(second)}"]
    words += [f"earlier={_form(earlier)}", f"earlier={_form(earlier)}_{left}"]
    words += [f"before.written={before.form}_{word.stem}"] if before is not None else []
    words += [f"after={word.stem}_{right}"] if after is not None else []
    yield plain, *words
    if any(other.pos == "NUM" for other in scene.page.words[c.trigger.last : min(bounds[1], c.trigger.last + 4)]):
        yield _number, act.type


def _word(stem: str, lemma: str, written: str, pos: str, kind: str) -> list[str]:
    return [f"stem={stem}", f"stem={stem}:{kind}", f"lemma={lemma}", f"written={written}", f"pos={pos}"]


def _shape(article: bool, suffix: bool, prep: str, conj: bool, tense: str, voice: str, key: str) -> list[str]:
    own = [f"article={article}", f"suffix={suffix}", f"prep={prep}", f"conj={conj}", f"tense={tense}", f"voice={voice}"]
    return [*own, f"article={article}:{key}", f"suffix={suffix}:{key}", f"prep={prep}:{key}", f"tense={tense}:{key}"]


def _last(suffix: bool, key: str) -> list[str]:
    return [f"last.suffix={suffix}:{key}"]


def _before(left: str, pos: str, kind: str) -> list[str]:
    return [f"before={left}", f"before={left}:{kind}", f"before.pos={pos}"]


def _after(right: str, pos: str, article: bool, kind: str, form: str) -> list[str]:
    out = [f"after={right}", f"after={right}:{kind}", f"after.pos={pos}"]
    return [*out, f"after.pos={pos}{article}:{form}"] if pos != "-" else out


def _number(kind: str) -> list[str]:
    return [f"number={kind}"]


def _of_place(scene: Scene, c: Option) -> Iterator[Clue]:
    """Tell where the trigger stands: in which line, in whose mouth, in whose name, under which verb."""
    page, word, kind, form = scene.page, scene.word(c), c.act.type, c.trigger.form
    start, end = sentence_range(page, c.first)
    stance = scene.found.attributions[c.said_in].stance if c.said_in is not None else "-"
    mention = scene.found.actors.at(c.first)
    inside = "-" if mention is None else "head" if mention.head == c.first else mention.kind
    verb = _governor(scene, c, start)
    yield _line, page.sentences[word.sentence].kind, stance, inside, kind, form
    yield _position, bucket(c.first - start + 1), bucket(end - start), form
    yield _under, _form(verb), "" if verb is None else bucket(c.first - verb.index), kind, form


def _line(line: str, stance: str, inside: str, kind: str, form: str) -> list[str]:
    out = [f"line={line}", f"line={line}:{kind}", f"line={line}:{form}", f"inside={inside}", f"inside={inside}:{kind}"]
    return [*out, f"stance={stance}", f"stance={stance}:{kind}", f"stance={stance}:{form}"]


def _position(at: str, length: str, form: str) -> list[str]:
    return [f"at={at}:{form}", f"length={length}"]


def _under(verb: str, far: str, kind: str, form: str) -> list[str]:
    return [f"under={verb}:{form}", *((f"under={verb}:{kind}", f"under={far}:{form}") if far else ())]


def _governor(scene: Scene, c: Option, start: int) -> Word | None:
    """Give the verb before a trigger in the same clause."""
    words = scene.page.words
    near = takewhile(lambda at: words[at].pos != "PUNCT", range(c.first - 1, max(start, c.first - GOVERNOR) - 1, -1))
    return next((words[at] for at in near if words[at].pos == "VERB"), None)


def _of_links(scene: Scene, c: Candidate) -> list[Clue]:
    """Tell how the phrases around hang on the trigger, and what their head words are."""
    found: dict[Clue, None] = {}
    heads: dict[str, None] = {}
    for link in c.links:
        mention, relation = link.mention, link.relation.partition(":")[0]
        kind = mention.kind if mention is not None else "-"
        head = scene.page.words[mention.head if mention is not None else link.first]
        topic = f"t{cluster_of(head.stem)}"
        found[_link, relation, link.prep, kind] = found[_link_of, relation, kind, c.act.type] = None
        heads[f"link={relation}:w={head.lemma}:{c.act.type}"] = heads[f"link={relation}:{topic}:{c.act.type}"] = None
        heads[f"link={relation}:{link.prep}:{topic}:act={c.act.key}"] = None
    return [*found, (plain, *heads)]


def _link(relation: str, prep: str, kind: str) -> list[str]:
    return [f"link={relation}:{prep}:{kind}"]


def _link_of(relation: str, kind: str, act: str) -> list[str]:
    return [f"link={relation}:{kind}:{act}"]


def _of_company(scene: Scene, c: Option) -> Iterator[Clue]:
    """Tell of the classes of words around, near by and on the whole page."""
    for name in sorted(c.classes):
        yield _near, name, c.act.type
    words, (start, end) = scene.page.words, sentence_range(scene.page, c.first)
    sides = (
        (_ahead_of, words[max(start, c.first - BESIDE) : c.first]),
        (_followed, words[c.trigger.last : min(end, c.trigger.last + BESIDE)]),
    )
    for function, beside in sides:
        for name in sorted({name for word in beside for name in classes_of(word)}):
            yield function, name, c.act.key
    near = [(need, load_conditions()[need]) for need in c.act.needs]
    needs = tuple((n, min(4, scene.classes[at.value]), at.value in c.classes) for n, at in near if at.kind == "near")
    if needs:
        yield _needs, needs


def _near(name: str, kind: str) -> list[str]:
    return [f"near={name}", f"near={name}:{kind}"]


def _ahead_of(name: str, key: str) -> list[str]:
    return [f"ahead.of={name}:{key}"]


def _followed(name: str, key: str) -> list[str]:
    return [f"followed={name}:{key}"]


def _needs(needs: tuple[tuple[str, int, bool], ...]) -> list[str]:
    out = []
    for need, count, here in needs:
        out += [f"need.page={count}", f"need={need}:{here}", f"need.here={here}:{count > 3}"]
    return list(dict.fromkeys(out))
