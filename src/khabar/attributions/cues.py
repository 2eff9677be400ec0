"""Gives the cues of a line, each with its source and the place where its content opens."""

from khabar.attributions.adverbs import find_adverbial
from khabar.attributions.chains import find_chain, find_inner
from khabar.attributions.headlines import find_colon
from khabar.attributions.lexicon import Form, classes, forms, load_row, nouns, roles, wasl_keys
from khabar.attributions.line import COMMAS, Line
from khabar.attributions.openers import Opener, far_opener, find_opener, has_quote_near
from khabar.attributions.phrases import (
    bare,
    is_attached,
    is_complementizer,
    is_masdar,
    is_occasion,
    is_verb,
    particles,
    role_of,
    skip_adjuncts,
    source_phrase,
    stripped,
    without,
)
from khabar.attributions.records import Draft, Range
from khabar.attributions.subjects import after_amma, agrees, clashes, subject_before

VERBS, NOUNS, ADVERBIALS, WORDS = (f"attributions/{name}.tsv:" for name in ("verbs", "nouns", "adverbials", "words"))


def lookup(form: str) -> tuple[tuple[Form, ...], bool]:
    """Give the said-verb forms of a written word, and whether a conjunction was left off."""
    table = forms()
    entries = table.get(form)
    if entries:
        return entries, False
    words = classes()
    conj = form[:1] in words["conjunction"] and len(form) > 3
    rest = form[1:] if conj else form
    entries = table.get(rest) if conj else None
    if not entries and rest[:1] in words["verb_prefix"]:
        entries = tuple(entry for entry in table.get(rest[1:], ()) if entry.tense == "pres")
    return entries or (), conj


def is_future(form: str, entry: Form) -> bool:
    """Tell if the written word carries the sa of the future before the verb's present."""
    rest = stripped(form)
    return entry.tense == "pres" and rest[:1] in classes()["future_letter"] and rest not in forms()


class CueFinder:
    """Finds the cues of one line from its first word to its last."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.drafts: list[Draft] = []
        self.taken: set[int] = set()
        self.named: set[int] = set()
        self.busy = 0  # where the content of the last cue starts: between the two stands no other cue
        self.pending: Draft | None = None  # the inner attribution of a chain just read

    def run(self) -> list[Draft]:
        """Give the drafts in the order of their cues."""
        line = self.line
        colon = find_colon(line)
        if colon:
            self.drafts.append(colon)
            self.taken.update(range(*colon.cue))
            line.colons.add(colon.cue[0])
        for i, form in enumerate(line.forms):
            if i in self.taken or i in self.named:
                continue
            found = find_adverbial(line, i)
            if found:
                self._take(found)
                continue
            if i < self.busy:
                continue
            entries, conj = lookup(form)
            if (not entries or not self._try(i, entries, conj)) and i not in self.named and not self._expected(i):
                self._noun(i)
        return self.drafts

    def _take(self, drafts: list[Draft]) -> None:
        base = len(self.drafts)
        for draft in drafts:
            if draft.outer >= 0:
                draft.outer += base
            self.drafts.append(draft)
            self.taken.update(range(*draft.cue))
            for source in draft.sources:
                self.named.update(range(*source))

    def _try(self, i: int, entries: tuple[Form, ...], conj: bool) -> bool:
        """Try the readings of the word at i, finite ones first."""
        line = self.line
        if line.forms[i] in particles()["outlet_voice"] and self._outlet_voice(i):
            return False
        word = line.words[i]
        known = word.pos not in ("X", "")
        for entry in sorted(entries, key=lambda e: e.tense in ("part", "masdar")):
            if entry.tense in ("past", "pres") and ((known and word.article) or self._no_verb(i, entry, conj)):
                continue
            if entry.tense == "masdar" and i in self.named:
                continue
            draft = None
            if "x" in entry.frames:
                found = find_chain(line, i, entry, conj)
                if found:
                    self._take(found)
                    return True
            elif entry.tense in ("past", "pres"):
                draft = self._finite(i, entry, conj)
            elif entry.tense == "part":
                draft = self._participle(i, entry)
            else:
                draft = self._masdar(i, entry)
            if draft:
                self._take([draft])
                self.busy = draft.start
                if self.pending:
                    self.drafts.append(self.pending)
                    self.taken.update(range(*self.pending.cue))
                    self.pending = None
                return True
        return False

    def _no_verb(self, i: int, entry: Form, conj: bool) -> bool:
        """Tell if no finite verb can stand here: behind a preposition, negated, or a dual without subject before it."""
        if i == 0:
            return entry.number == "d"
        line, words = self.line, particles()
        before = line.forms[i - 1]
        if not conj and before in words["no_verb_after"]:
            return True
        form = line.forms[i]
        if before in classes()["from"] and any(e.tense == "masdar" for e in forms().get(form, ())):
            return True
        if entry.key == "kataba" and i + 1 < line.size and line.forms[i + 1] in classes()["written_on"]:
            return True
        if before in classes()["complementizer"] and entry.tense == "pres" and before in classes()["plain_complementizer"]:
            return True
        if before in classes()["inanimate_after"] and not entry.suffix and entry.key in classes()["thing_key"]:
            return True
        if entry.tense == "past" and entry.key in wasl_keys() and self._first_person(i, conj):
            return True
        if before in words["negation"] and before not in classes()["what"] and entry.stance != "estimate":
            return True
        if entry.key in classes()["clausal_key"] and not conj:
            return not (i == line.floor(i) or before in COMMAS or before in words["aux"] or before in words["verb_particle"])
        return False

    def _first_person(self, i: int, conj: bool) -> bool:
        """Tell by its hamza that a word is no past of him but a present of me, and no conjunction makes it a cue."""
        line = self.line
        clean = line.page.text.clean[line.words[i].start : line.words[i].end]
        return not conj and clean[:1] in load_row("hamza_alef")

    def _expected(self, i: int) -> bool:
        """Read: it is expected that."""
        line = self.line
        if line.forms[i] not in classes()["expected"] or i == 0 or i + 1 >= line.size:
            return False
        if line.forms[i - 1] not in classes()["from"]:
            return False
        limit = line.limit(i)
        k = skip_adjuncts(line, i + 1, limit, None)
        if k >= limit or not is_complementizer(line, k):
            return False
        draft = Draft(WORDS + "expected", "estimate", (i - 1, i + 1), start=k, opener="c", clause=i - 1, subject="none")
        self._take([draft])
        return True

    def _outlet_voice(self, i: int) -> bool:
        """Tell if the word only opens the outlet's own telling (worth mentioning is that)."""
        nxt = self.line.forms[i + 1] if i + 1 < self.line.size else ""
        return is_complementizer(self.line, i + 1) if nxt in classes()["complementizer"] else nxt in classes()["outlet_after"]

    def _draft(self, i: int, entry: Form, opener: Opener, sources: list[Range], clause: int) -> Draft:
        draft = Draft(VERBS + entry.key, entry.stance, (i, i + 1), sources)
        draft.start, draft.opener = opener
        draft.clause = min([clause, *(first for first, _ in sources if first < i)])
        draft.gender, draft.number = entry.gender, entry.number
        if draft.opener == "p":
            self._past_attitude(draft)
        return draft

    def _past_attitude(self, draft: Draft) -> None:
        """Let the content start behind the noun of an attitude (voiced his hope that), which belongs to the cue."""
        line, k = self.line, draft.start
        words = classes()
        if line.forms[k] not in words["agreeing_attitude"] or k + 2 >= line.size:
            return
        nxt = k + 1
        if line.forms[nxt] in words["free_preposition"]:
            nxt += 1
        if nxt == k + 1 and not is_complementizer(line, nxt) and nxt not in line.closes and not any(
            is_attached(line.forms[nxt], letter) for letter in words["attached_bi"]
        ):
            return
        if line.forms[k] in words["hope"]:
            draft.stance = "hope"
        elif line.forms[k] in words["estimate"]:
            draft.stance = "estimate"
        if draft.cue[1] + 1 == k:
            draft.cue = (draft.cue[0], k + 1)
        draft.start = nxt

    def _finite(self, i: int, entry: Form, conj: bool) -> Draft | None:
        line, limit = self.line, self.line.limit(i)
        if "b" in entry.frames:
            return self._in_statement(i, entry, limit)
        relative = False
        before, clause = self._subject(i, entry, conj)
        if entry.number == "d" and not before and not conj:
            return None
        if entry.person == "1" and (not conj or line.inside[i] < 0):
            return None
        k = skip_adjuncts(line, i + 1, limit, entry)
        opener = find_opener(line, k, limit, entry, noun=bool(before))
        if entry.suffix and "d" in entry.frames and self._relative(i):
            relative = True
        if opener is None and entry.suffix:
            opener = self._suffixed(i, k, limit, entry)
        sources = before
        if opener is None and entry.suffix and "n" in entry.frames and self._relative(i):
            sources = source_phrase(line, k, limit, None)
            draft = self._draft(i, entry, (i + 1, "prev"), sources, i - 1)
            return draft if self.drafts and self.drafts[-1].cue[0] >= line.floor(i) else None
        if opener is None:
            opener, sources = self._after_source(k, limit, entry, before)
        if opener is None or not self._fits(entry, sources, opener):
            return None
        if opener[1] in "nq" and is_future(line.forms[i], entry):
            return None
        draft = self._draft(i, entry, opener, sources, clause)
        if relative and not sources:
            draft.subject = "relative"
        return self._handed_on(draft, limit)

    def _handed_on(self, draft: Draft, limit: int) -> Draft:
        """Let a chain open between a source and its content (the paper said, handing on from X, that)."""
        line = self.line
        low = max((last for _, last in draft.sources), default=draft.cue[1])
        for k in range(max(low, draft.cue[1]), min(draft.start, low + 8)):
            if line.forms[k] in classes()["handed_on"] and k + 1 < draft.start:
                inner = find_inner(line, k, k + 2, limit)
                if inner:
                    inner.cue = (k, k + 2) if inner.cue[0] == k else inner.cue
                    inner.outer = len(self.drafts)
                    draft.start, draft.opener, self.pending = k, "x", inner
                    self.taken.update((k, k + 1))
        return draft

    def _relative(self, i: int) -> bool:
        before = self.line.forms[i - 1] if i else ""
        return before in classes()["relative"] or before in classes()["what"]

    def _subject(self, i: int, entry: Form, conj: bool) -> tuple[list[Range], int]:
        """Give the subject before the verb at i and where its clause starts."""
        line = self.line
        described = entry.suffix and entry.frames & {"d", "n"}
        if described and self._relative(i):
            return [], i - 1
        if not conj:
            return subject_before(line, i, entry)
        return after_amma(line, i), i

    def _suffixed(self, i: int, k: int, limit: int, entry: Form) -> Opener | None:
        """Give the content of a describing verb whose object is a pronoun."""
        line = self.line
        if k >= limit or "d" not in entry.frames:
            return None
        form = line.forms[k]
        if k in line.closes or any(without(form, prep) for prep in entry.preps):
            return k, "p"
        if form in COMMAS or form in particles()["barrier"] or (form in roles() and agrees(line, k, entry)):
            return None
        return (k, "p") if self._relative(i) and bare(form) is form else None

    def _after_source(
        self, k: int, limit: int, entry: Form, before: list[Range]
    ) -> tuple[Opener | None, list[Range]]:
        """Look behind a source (or an addressee) that starts at k for the content."""
        line = self.line
        told = k < limit and "n" in entry.frames and is_masdar(line.forms[k]) and line.forms[k] not in roles()
        phrase = [] if told else source_phrase(line, k, limit, entry)
        if not phrase:
            noun = find_opener(line, k, limit, entry, noun=True) if not before else None
            return noun, before
        after = skip_adjuncts(line, phrase[-1][1], limit, entry, after_noun=True)
        opener = find_opener(line, after, limit, entry, noun=True)
        if opener and opener[1] == "q" and "d" in entry.frames:
            return (phrase[0][0], "q"), before
        is_object = bool(before) or not agrees(line, phrase[0][0], entry)
        if opener:
            if not entry.frames & {"o", "d"} and opener[1] in "cqwp":
                return opener, before if clashes(line, phrase[0][0], entry) else phrase
            comma = k > 1 and before and line.forms[before[-1][1]] in COMMAS
            if is_object and opener[1] == "n":
                return (opener, phrase) if comma and agrees(line, phrase[0][0], entry) else (None, before)
            return opener, before if is_object else phrase
        if "d" in entry.frames or "o" in entry.frames:
            if entry.suffix and self._relative_to(line, k, phrase, after, limit, entry):
                return (after, "n"), phrase
            return self._after_object(k, after, limit, entry, before, phrase)
        if line.forms[after - 1 : after] and after < limit and line.forms[after] in classes()["said_masdar"]:
            after += 1
        opener = far_opener(line, after, limit, entry)
        return opener, (before if clashes(line, phrase[0][0], entry) else phrase) if opener else before

    def _relative_to(self, line: Line, k: int, phrase: list[Range], after: int, limit: int, entry: Form) -> bool:
        """Tell if the verb describes what its pronoun goes back to (which Rome considers an insult)."""
        if "d" not in entry.frames or not agrees(line, phrase[0][0], entry) or after >= limit:
            return False
        before = line.forms[k - 2] if k > 1 else ""
        relative = before in classes()["relative"] or before in classes()["what"]
        return relative and line.forms[after] not in COMMAS and line.forms[after] not in particles()["barrier"] and (
            line.forms[after] not in ".؟!:"
        )

    def _after_object(
        self, k: int, after: int, limit: int, entry: Form, before: list[Range], phrase: list[Range]
    ) -> tuple[Opener | None, list[Range]]:
        """Look behind a second phrase, the addressee or what is described, for the content."""
        line = self.line
        if not before:
            second = source_phrase(line, after, limit, entry)
            if second:
                end = skip_adjuncts(line, second[-1][1], limit, entry)
                opener = find_opener(line, end, limit, entry, noun=False)
                if opener and opener[1] == "q" and "d" in entry.frames:
                    return (second[0][0], "q"), phrase
                if opener:
                    return opener, phrase
        return None, before

    def _fits(self, entry: Form, sources: list[Range], opener: Opener) -> bool:
        """Tell if the verb's own conditions hold: a document that shows, a source that can speak."""
        line = self.line
        if "C" in entry.frames:
            return any(bare(stripped(line.forms[first])) in classes()["document_source"] for first, _ in sources)
        return True

    def _in_statement(self, i: int, entry: Form, limit: int) -> Draft | None:
        """Read: it came in a statement that ..."""
        line = self.line
        k = i + 1
        if k >= limit:
            return None
        if line.forms[k] in classes()["about_it"]:
            after = skip_adjuncts(line, k + 1, limit, None)
            opener = find_opener(line, after, limit, entry, noun=False)
            if opener:
                draft = self._draft(i, entry, opener, self._document(i), i)
                draft.cue = (i, k + 1)
                return draft
            return None
        if line.forms[k] not in entry.preps:
            return None
        sources = source_phrase(line, k + 1, limit, None)
        if not sources:
            return None
        after = skip_adjuncts(line, sources[-1][1], limit, None)
        opener = find_opener(line, after, limit, entry, noun=False)
        return self._draft(i, entry, opener, sources, i) if opener else None

    def _document(self, i: int) -> list[Range]:
        """Give the statement or letter last named before i."""
        line = self.line
        for k in range(i - 1, max(line.floor(i), i - 30) - 1, -1):
            form = line.forms[k]
            role = role_of(form) or role_of(form[:-1])
            if role is not None and role.kind == "document" and k not in self.named:
                own = k + 1 < i and line.forms[k + 1].startswith(next(iter(classes()["doubling"]))) and len(line.forms[k + 1]) > 4
                return [(k, k + 2 if own else k + 1)]
        return []

    def _participle(self, i: int, entry: Form) -> Draft | None:
        """Read a circumstantial participle (stressing that ...)."""
        line, limit = self.line, self.line.limit(i)
        if entry.key in classes()["no_participle"] or i == line.floor(i) or line.forms[i - 1][0].isdigit():
            return None
        if entry.key == "qala" and self.drafts and 0 <= i - self.drafts[-1].cue[0] < 12 and self.drafts[-1].start > i:
            return None
        k = skip_adjuncts(line, i + 1, limit, entry)
        opener = find_opener(line, k, limit, entry, noun=True)
        if opener is None and entry.frames & {"o", "d"}:
            phrase = source_phrase(line, k, limit, entry)
            if phrase:
                after = skip_adjuncts(line, phrase[-1][1], limit, entry)
                opener = find_opener(line, after, limit, entry, noun=False)
        if opener is None:
            return None
        draft = self._draft(i, entry, opener, [], i)
        draft.subject = "participle"
        return draft

    def _masdar(self, i: int, entry: Form) -> Draft | None:
        """Read a verbal noun (his saying that ..., the announcement by X that ...)."""
        line, limit = self.line, self.line.limit(i)
        before = line.forms[i - 1] if i else ""
        if before in classes()["before_trailing"] or entry.frames & {"s", "o"}:
            return None
        if "c" not in entry.frames and entry.key not in classes()["masdar_key"]:
            return None
        form = stripped(line.forms[i])
        defined = bare(form) != form or bare(form[1:]) != form[1:]
        if entry.key not in classes()["masdar_key"] and not entry.suffix:
            return None
        k = skip_adjuncts(line, i + 1, limit, entry)
        opener = find_opener(line, k, limit, entry, noun=bool(entry.suffix))
        sources: list[Range] = []
        if opener is None and not entry.suffix and not defined:
            sources = source_phrase(line, i + 1, limit, entry)
            if sources:
                k = skip_adjuncts(line, sources[-1][1], limit, entry)
                opener = find_opener(line, k, limit, entry, noun=True)
        elif opener and not entry.suffix and not (defined and opener[1] in "cq"):
            return None
        elif opener and defined and not entry.suffix:
            if bare(form) is not form and before not in particles()["free_preposition"]:
                return None
            sources = self._sentence_subject(i)
        if opener is None or (opener[1] == "n" and k - i > 9):
            return None
        if opener[1] in "pn" and entry.key not in classes()["masdar_key"]:
            return None
        draft = self._draft(i, entry, opener, sources, i)
        draft.subject, draft.confidence = "masdar", 0.7
        return draft

    def _sentence_subject(self, i: int) -> list[Range]:
        """Give the subject behind the verb that opens the sentence (Washington sought ... by saying that)."""
        line, floor = self.line, self.line.floor(i)
        if i - floor < 2 or self.drafts and self.drafts[-1].cue[0] >= floor:
            return []
        if line.forms[floor][:1] not in classes()["conjunction"] and not is_verb(line, floor):
            return []
        return source_phrase(line, floor + 1, i, None)[:1]

    def _noun(self, i: int) -> None:
        """Read a noun that hands something over (fears of ..., calls for ...)."""
        line = self.line
        form = line.forms[i] if line.forms[i] in nouns() else stripped(line.forms[i])
        noun = nouns().get(form) or nouns().get(bare(form))
        accusative = noun is None and form[-1:] in classes()["accusative"]
        if accusative:
            noun = nouns().get(form[:-1])
        if noun is None or (i and bare(stripped(line.forms[i - 1])) in classes()["quoted_name_head"]):
            return
        limit = line.limit(i)
        for k in range(i + 1, min(limit, i + 9)):
            opener = self._noun_opener(k, limit, noun.preps, noun.quoted)
            if opener is None:
                barrier = line.forms[k] in particles()["barrier"] and line.forms[k] not in classes()["through_noun"]
                if line.forms[k] in COMMAS or is_verb(line, k) or barrier or k in line.closes:
                    return
                continue
            sources = source_phrase(line, i + 1, k, None) if k > i + 1 and noun.owned and not accusative else []
            if accusative:
                sources = self._giver(i)
            draft = Draft(NOUNS + noun.key, noun.stance, (i, i + 1), sources, start=opener[0], opener=opener[1])
            draft.clause, draft.subject, draft.confidence = i, "none", 0.6
            self._take([draft])
            return

    def _giver(self, i: int) -> list[Range]:
        """Give the subject of the sentence whose object is the noun at i (the ministry gave a warning of)."""
        line, floor = self.line, self.line.floor(i)
        found = source_phrase(line, floor + 1, i, None) if floor + 1 < i else []
        return found if found and found[-1][1] == i else []

    def _noun_opener(self, k: int, limit: int, preps: tuple[str, ...], quoted: bool) -> Opener | None:
        line = self.line
        form = line.forms[k]
        if quoted and not preps:
            return (k, "p") if k in line.closes else None
        for prep in preps:
            if len(prep) == 1:
                hit = form == prep and k + 1 in line.closes
                hit = hit or (k in line.closes and k + 1 < limit and line.forms[k + 1].startswith(prep))
                if (hit or is_attached(form, prep)) and (not quoted or has_quote_near(line, k, limit)):
                    return k, "p"
            elif form == prep and k + 1 < limit and not is_occasion(line, k):
                return k + 1, "p"
        return None
