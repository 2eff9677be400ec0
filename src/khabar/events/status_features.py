"""Gives the features by which the status of an act is judged: its words, what governs it, the acts told before it."""

from khabar.attributions import AttributionMention
from khabar.events.candidates import Candidate, Scene
from khabar.events.clause import unjoined
from khabar.events.features import bucket
from khabar.events.links import sentence_range
from khabar.events.status import conditional, read_status, signs_around

SMALL = frozenset(("ADP", "CCONJ", "SCONJ", "PUNCT", "PART", "DET", "PRON"))  # words that govern nothing by themselves
REACH = 9  # words before an act among which those that govern it are looked for


def status_features(scene: Scene, c: Candidate) -> list[str]:
    """Give the features by which the status of a candidate is judged."""
    start, end = sentence_range(scene.page, c.first)
    return [
        *_of_rules(scene, c),
        *_of_words(scene, c, start),
        *_of_governors(scene, c, start),
        *_of_verbs(scene, c, start),
        *_of_memory(scene, c),
        *_of_clause(scene, c, start, end),
    ]


def _holder(scene: Scene, c: Candidate) -> AttributionMention | None:
    return scene.found.attributions[c.said_in] if c.said_in is not None else None


def _of_rules(scene: Scene, c: Candidate) -> list[str]:
    """Tell what the table of status says, and in whose mouth and in what way the act stands."""
    page, word, form, kind = scene.page, scene.word(c), c.trigger.form, c.act.type
    status, sign = read_status(page, c.first, form)
    holder = _holder(scene, c)
    stance = holder.stance if holder else "-"
    line = page.sentences[word.sentence].kind
    out = ["bias", f"rule={status}", f"sign={sign}", f"rule={status}:{form}", f"rule={status}:{kind}"]
    out += [f"sign={sign}:{word.article}", f"stance={stance}", f"stance={stance}:{status}", f"stance={stance}:{kind}"]
    out += [f"stance={stance}:{form}:{word.tense}", f"said={holder is not None}:{form}"]
    out += [f"quoted={holder.kind if holder else '-'}", f"said.by={holder.why if holder else '-'}"]
    out += [f"type={kind}", f"act={c.act.key}", f"form={form}", f"form={form}:{kind}:{word.article}"]
    out += [f"tense={word.tense}:{form}", f"tense={word.tense}:{c.act.key}", f"future={word.future}"]
    out += [f"article={word.article}", f"article={word.article}:{c.act.key}", f"line={line}"]
    out += [f"line={line}:{word.tense}:{form}", f"stem={word.stem}", f"suffix={bool(word.suffix)}:{form}"]
    out += [f"sign={key}:{side}" for key, side in signs_around(page, c.first, c.trigger.last)]
    return out


def _of_words(scene: Scene, c: Candidate, start: int) -> list[str]:
    words, form, tense = scene.page.words, c.trigger.form, scene.word(c).tense
    out = [f"prep={words[c.first].prep}:{form}"]
    if c.first > start:
        left = words[c.first - 1]
        out += [f"w1={left.lemma}", f"w1.written={left.form}", f"w1.written={left.form}:{tense}"]
    if c.first - 2 >= start:
        left, right = words[c.first - 2], words[c.first - 1]
        out += [f"w21={left.lemma}_{right.lemma}", f"w2.written={left.form}", f"w2.written={left.form}:{tense}"]
    out += [f"w4={unjoined(word)}" for word in words[max(start, c.first - 4) : c.first]]
    out += [f"a={word.lemma}" for word in words[c.trigger.last : c.trigger.last + 4]]
    return out


def _of_governors(scene: Scene, c: Candidate, start: int) -> list[str]:
    """Tell of the content words before an act, and of the small words by which the nearest governs it."""
    words, form = scene.page.words, c.trigger.form
    before = range(c.first - 1, max(start, c.first - REACH) - 1, -1)
    content = [words[at] for at in before if words[at].pos not in SMALL][:3]
    out = [feature for n, word in enumerate(content) for feature in (f"over={word.lemma}", f"over{n}={word.lemma}")]
    if content:
        nearest = content[0]
        small = "_".join(map(unjoined, words[nearest.index + 1 : c.first]))
        out.append(f"over={nearest.lemma}_{small}_{words[c.first].prep}")
        out.append(f"over={nearest.pos}{nearest.tense}:{small}:{form}")
        out.append(f"small={small}:{form}:{words[c.first].tense}")
    return out


def _of_verbs(scene: Scene, c: Candidate, start: int) -> list[str]:
    """Tell of the verb before an act, which may itself be denied or wished for, and of the verb behind."""
    words, form, out = scene.page.words, c.trigger.form, []
    verb = next((words[at] for at in range(c.first - 1, start - 1, -1) if words[at].pos == "VERB"), None)
    if verb is not None:
        far, status = bucket(c.first - verb.index), read_status(scene.page, verb.index, "verb")[0]
        cut = any(word.pos == "PUNCT" for word in words[verb.index : c.first])
        out += [f"verb={verb.lemma}:{form}", f"verb={verb.lemma}:{cut}", f"verb={verb.lemma}:{far}"]
        out += [f"verb={verb.tense}:{verb.future}:{far}", f"verb={verb.tense}:{verb.future}:{cut}"]
        out += [f"verb.future={verb.future}", f"verb.rule={status}:{form}", f"verb.rule={status}:{cut}"]
    behind = next((word for word in words[c.trigger.last : c.trigger.last + 4] if word.pos == "VERB"), None)
    if behind is not None and behind.sentence == words[c.first].sentence:
        out.append(f"behind={behind.tense}:{behind.future}:{form}")
    return out


def _of_memory(scene: Scene, c: Candidate) -> list[str]:
    """Tell how acts like this one were told earlier, and of the act before it: what is asked for has not happened."""
    kind, form = c.act.type, c.trigger.form
    out = [f"earlier={scene.states.get(kind, '-')}", f"earlier.act={scene.states.get(c.act.key, '-')}"]
    last = scene.last_before(c)
    if last is not None and scene.last is not None:
        far, other, status = bucket(c.first - last.trigger.last + 1), last.act, scene.last[1]
        out += [f"last={status}:{far}", f"last={status}:{other.type}", f"last={other.type}:{far}:{form}"]
        out += [f"last={other.type}>{kind}", f"last.act={other.key}", f"last.act={other.key}:{far}"]
    return out


def _of_clause(scene: Scene, c: Candidate, start: int, end: int) -> list[str]:
    """Tell of a condition before the act, of a question, of its parties' ways to stand and of its date."""
    words = scene.page.words
    out = [f"condition={bucket(c.first - word.index)}" for word in words[start : c.first] if conditional(word)]
    if any(word.form == "\u061f" for word in words[start:end]):
        out.append("question")
    named = {link.relation.partition(":")[0] for link in c.links if link.mention}
    out.append(f"links={','.join(sorted(named))}")
    when, published = scene.shelf.when(c.first, c.said_in), scene.found.published
    if when is not None and published is not None and when.date_start is not None:
        out.append("later" if when.date_start > published.isoformat() else "sooner")
    return out
