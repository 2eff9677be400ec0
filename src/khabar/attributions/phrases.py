"""Gives where phrases end: a source with its titles and appositions, and the adjuncts between verb, source and content."""

import re
from functools import cache

from khabar.attributions.lexicon import Form, Role, classes, forms, roles
from khabar.attributions.line import CLOSE_BRACKETS, COMMAS, OPEN_BRACKETS, Line
from khabar.attributions.records import Range

FAR = 45  # words in one adjunct
LONGEST = 26  # words in one source phrase
MARKS = set("،؛,;:.!?؟…*-–—/«»“”\"()[]")


@cache
def particles() -> dict[str, frozenset[str]]:
    """Give the word classes, each also with the conjunctions wa and fa before its words."""
    conjunctions = classes()["conjunction"]
    return {key: words | {c + w for c in conjunctions for w in words} for key, words in classes().items()}


@cache
def masdar_pattern() -> re.Pattern[str]:
    """Give the pattern of indefinite verbal nouns."""
    return re.compile("(?:" + "|".join(sorted(classes()["masdar_pattern"])) + ")(?:" + "|".join(
        sorted(classes()["owner"])) + ")?")


def bare(form: str) -> str:
    """Leave off the article."""
    article = next(iter(classes()["article"]))
    return form[len(article) :] if form.startswith(article) and len(form) > 4 else form


def is_definite(form: str) -> bool:
    """Tell if a word carries the article."""
    return bare(form) is not form


def stripped(form: str) -> str:
    """Leave off a leading wa or fa, unless the word is known to start with that letter."""
    if form[:1] not in classes()["conjunction"] or len(form) < 4 or form in roles():
        return form
    return form[1:]


def role_of(form: str) -> Role | None:
    """Give what a head noun tells of a source, with or without article and conjunction."""
    table = roles()
    found = table.get(form) or table.get(bare(form)) or table.get(stripped(form)) or table.get(bare(stripped(form)))
    if found is not None:
        return found
    for owner in classes()["owner"]:
        if form.endswith(owner):
            base = form[: -len(owner)]
            base = stripped(base)
            return table.get(base) or table.get(base[:-1] + next(iter(classes()["ta_marbuta"])))
    return None


def without(form: str, prep: str) -> str:
    """Leave off an attached preposition; "" where the word has none. li before the article is written double."""
    if not form.startswith(prep) or len(form) < 3:
        return ""
    rest = form[len(prep) :]
    if rest.startswith(prep) and prep in classes()["doubling"]:
        return next(iter(classes()["article"])) + rest[1:]
    return rest


def is_masdar(form: str) -> bool:
    """Tell if a word looks like an indefinite verbal noun, the usual head of a bare content."""
    words = classes()
    if form in words["masdar"]:
        return True
    return form not in words["not_masdar"] and form not in roles() and bool(masdar_pattern().fullmatch(form))


def is_attached(form: str, prep: str) -> bool:
    """Tell if a word is an attached preposition with a noun that can head a content."""
    rest = without(form, prep) if len(form) > 3 else ""
    return bool(rest) and (is_definite(rest) or is_masdar(rest) or rest in classes()["masdar"])


def is_complementizer(line: Line, k: int) -> bool:
    """Tell if the word at k opens a clause that is handed over (not: after that, although)."""
    if line.forms[k] not in classes()["complementizer"]:
        return False
    if not k or line.forms[k - 1] not in particles()["before_an"]:
        return True
    return k > 1 and line.forms[k - 2] in classes()["from"] and line.forms[k - 1] in particles()["barrier"]


def is_name_quote(line: Line, k: int) -> bool:
    """Tell if the quotation opened at k only names the noun before it."""
    close = line.closes[k]
    if close - k > 6 or close >= line.size:
        return False
    before = line.forms[k - 1] if k else ""
    heads = classes()["quoted_name_head"]
    rest = stripped(before)
    return rest in heads or bare(rest) in heads or without(rest, next(iter(classes()["doubling"]))) in heads


def bracket_end(line: Line, k: int, limit: int) -> int:
    """Give the index after a bracket opened at k, or k itself where it is not closed soon."""
    for end in range(k + 1, min(limit, k + 12)):
        if line.forms[end] in CLOSE_BRACKETS:
            return end + 1
    return k


def is_adjunct(line: Line, k: int, entry: Form | None) -> bool:
    """Tell if an adjunct (time, place, occasion, addressee) starts at k."""
    form = line.forms[k]
    words, all_words = classes(), particles()
    if entry and form in entry.preps and not is_occasion(line, k):
        return False
    if form in all_words["barrier"] or form in all_words["time"] or form in words["adverb"]:
        return True
    return is_addressee(line, k) or form in words["statement_attached"]


def is_occasion(line: Line, k: int) -> bool:
    """Tell if what follows a preposition at k only names the occasion (in a statement)."""
    nxt = line.forms[k + 1] if k + 1 < line.size else ""
    words = classes()
    if nxt in words["ordinal"] and k + 2 < line.size and line.forms[k + 2] in words["from"]:
        return True
    return nxt in words["statement"] or nxt in words["own_side"] or nxt in words["time"] or bare(nxt) in words["statement"]


def is_addressee(line: Line, k: int) -> bool:
    """Tell if an addressee (to a paper, to reporters) starts at k."""
    form = line.forms[k]
    for prep in classes()["doubling"]:
        if form == prep:
            return k + 1 < line.size
        rest = without(form, prep)
        if rest and (rest in classes()["addressee"] or bare(rest) in classes()["addressee"]):
            return True
    return False


def opens_content(line: Line, k: int) -> bool:
    """Tell if a clause, a colon or quoted words that are no name start at k."""
    if line.forms[k] == ":" or is_complementizer(line, k):
        return True
    return k in line.closes and not is_name_quote(line, k)


def _is_short_quote(line: Line, k: int) -> bool:
    if k not in line.closes or line.closes[k] - k > 5 or line.closes[k] + 1 >= line.size:
        return False
    return line.forms[k - 1] in particles()["no_quote_after"] or is_complementizer(line, line.closes[k] + 1)


def adjunct_end(line: Line, k: int, limit: int, entry: Form | None) -> int:
    """Give the end of the adjunct or relative clause that starts at k."""
    timed = _time_end(line, k, limit)
    if timed > k:
        return timed
    own = line.forms[k] in particles()["own_source"]
    words = classes()
    relative = line.forms[k] in words["relative"]
    at = k + 1
    while at < min(limit, k + FAR):
        form = line.forms[at]
        if form in COMMAS or (opens_content(line, at) and not _is_short_quote(line, at)):
            return at
        if entry and form in entry.preps and at + 1 < limit and _leads(line, k, at, entry):
            if not relative or is_complementizer(line, at + 1):
                return at
        if form in words["said_masdar"] or form in particles()["new_clause"] or (is_saying(line, at) and not own and _hands_over(line, at, limit)):
            return at
        if at in line.closes:
            at = line.closes[at]
        at += 1
    return min(limit, k + FAR)


def _hands_over(line: Line, k: int, limit: int) -> bool:
    """Tell if the said-verb at k brings a clause of its own before the next comma."""
    for at in range(k + 1, min(limit, k + 14)):
        if line.forms[at] in COMMAS:
            return False
        if is_complementizer(line, at):
            return True
    return False


def _time_end(line: Line, k: int, limit: int) -> int:
    """Give the end of a time phrase that the word at k opens (on the sixth of July last), or k itself."""
    words, times = classes(), particles()["time"]
    if line.forms[k] not in words["free_preposition"] and line.forms[k] not in times:
        return k
    at = k + 1
    first = line.forms[at] if at < limit else ""
    if not first or not (first in times or first in words["ordinal"] or _is_date_number(line, at, limit)):
        return k if line.forms[k] not in times else at
    while at < limit:
        form = line.forms[at]
        dated = form in times or form in words["ordinal"] or form in words["time_adjective"] or form == "/"
        if not dated and not form[0].isdigit() and not (form in words["from"] and _dates(line, at + 1, limit)):
            break
        at += 1
    return at


def _is_date_number(line: Line, k: int, limit: int) -> bool:
    return line.forms[k][0].isdigit() and k + 1 < limit and _is_time_number(line, k)


def _dates(line: Line, k: int, limit: int) -> bool:
    return k < limit and (line.forms[k] in particles()["time"] or line.forms[k][0].isdigit())


def _leads(line: Line, k: int, at: int, entry: Form) -> bool:
    """Tell if the verb's own preposition at `at` leads to its content and ends an adjunct from k on."""
    if is_complementizer(line, at + 1):
        return True
    if at == k + 1 or not entry.frames & {"p", "s"} or is_occasion(line, at):
        return False
    return line.forms[at] not in classes()["vague_preposition"]


def is_saying(line: Line, k: int) -> bool:
    """Tell if the word at k is a said-verb that takes clauses, so that what follows is its content."""
    form = line.forms[k]
    entries = forms().get(form) or forms().get(stripped(form)) or ()
    if not entries or form in classes()["not_verb"] or "x" in entries[0].frames:
        return False
    return all(entry.tense in ("past", "pres", "part") for entry in entries) and bool(entries[0].frames & {"c", "d", "o"})


def _is_time_number(line: Line, k: int) -> bool:
    """Tell if a number is part of a date or an age."""
    nxt = line.forms[k + 1]
    return nxt in classes()["years"] or nxt in classes()["time"] or (k > 0 and line.forms[k - 1] in particles()["time"])


def _tells_more(line: Line, k: int) -> bool:
    """Tell if a verb at k, right behind an indefinite noun, only tells more of it."""
    form = line.forms[k]
    if form[:1] in classes()["conjunction"] or is_saying(line, k):
        return False
    return form in classes()["aux"] or is_verb(line, k)


def _goes_on(line: Line, start: int, k: int) -> bool:
    """Tell if a word that starts with wa behind a comma only goes on with the adjunct before the comma."""
    form = line.forms[k]
    if form[:1] not in classes()["conjunction"] or role_of(form) is not None or is_saying(line, k):
        return False
    word = line.words[k]
    if word.pos not in ("X", "") and not word.conj:
        return False
    if is_masdar(form):
        return False
    return not is_verb(line, k) and form not in particles()["barrier"] and form not in particles()["time"]


def skip_adjuncts(line: Line, k: int, limit: int, entry: Form | None, *, after_noun: bool = False) -> int:
    """Give the first index from k on where something other than an adjunct starts.

    `after_noun` tells that a source ends at k, so that a verb may open a relative clause without pronoun.
    """
    words = classes()
    start = k
    while k < limit:
        form = line.forms[k]
        if form in COMMAS or form in "-–—":
            k += 1
        elif k > start + 1 and line.forms[k - 1] in COMMAS and _goes_on(line, start, k):
            k = adjunct_end(line, k, limit, entry)
        elif opens_content(line, k):
            return k
        elif form in OPEN_BRACKETS:
            end = bracket_end(line, k, limit)
            if end == k:
                return k
            k = end
        elif form in particles()["new_clause"]:
            return k
        elif form in particles()["time"] or form in words["adverb"] or form == "/":
            k += 1
        elif k and form in words["time_adjective"] and line.forms[k - 1] in particles()["time"]:
            k += 1
        elif form in words["doubling"] and k + 1 < limit and k + 1 in line.closes and line.closes[k + 1] < limit:
            k = line.closes[k + 1] + 1
        elif form in words["pronominal"]:
            k += 1
        elif form in words["manner"] or (k + 1 < limit and line.forms[k + 1] in words["own_side"]):
            k += 2
        elif form[0].isdigit() and k + 1 < limit and _is_time_number(line, k):
            k += 1 + (line.forms[k + 1] in words["years"])
        elif form in words["relative"] or is_adjunct(line, k, entry) or (after_noun and _tells_more(line, k)):
            k = adjunct_end(line, k, limit, entry)
        else:
            return k
    return limit


class SourceWalk:
    """A walk over the words of a source phrase from its head on."""

    def __init__(self, line: Line, start: int, limit: int, entry: Form | None, sure: bool = False) -> None:
        self.line, self.start, self.entry, self.sure = line, start, entry, sure
        self.limit = min(limit, start + LONGEST)
        self.segments: list[Range] = []
        self.segment = self.piece = self.at = start
        self.named = False
        self.pieces = 1
        self.role = role_of(line.forms[start])
        self.deep = False

    def run(self) -> list[Range]:
        """Give the ranges of the sources, none where no noun phrase starts here."""
        if not self._can_start():
            return []
        while self.at < self.limit and self._step():
            pass
        end = self.at
        while end > self.segment and self.line.forms[end - 1] in COMMAS:
            end -= 1
        if end > self.segment:
            self.segments.append((self.segment, end))
        return self.segments

    def _can_start(self) -> bool:
        line, k = self.line, self.start
        form = line.forms[k]
        words = particles()
        if k in line.closes:
            if line.closes[k] - k > 6 or line.closes[k] >= self.limit:
                return False
            self.at = line.closes[k] + 1
            return True
        if form in MARKS or opens_content(line, k) or (is_adjunct(line, k, self.entry) and not self.sure):
            return False
        if form in words["relative"] or form in words["nonverbal_particle"] or form in words["clause_opener"]:
            return False
        if any(is_attached(form, letter) for letter in classes()["attached_bi"]) and not self.sure:
            return False
        if form[0].isdigit() and k + 1 < self.limit and self._counted(k + 1):
            self.at = k + 2
            return True
        if form[0].isdigit() or is_verb(line, k) or form in words["time"] or form in classes()["said_masdar"]:
            return False
        self.at = k + 1
        return True

    def _counted(self, k: int) -> bool:
        """Tell if a number before k counts sources (three officials, 29 percent of)."""
        form = self.line.forms[k]
        return form in classes()["of_percent"] or (form in roles() and roles()[form].number == "p") or (
            form in roles() and roles()[form].kind == "anonymous"
        )

    def _step(self) -> bool:
        """Go over one word; False where the phrase ends."""
        line, k = self.line, self.at
        form = line.forms[k]
        if form in COMMAS:
            return self._comma()
        if form in OPEN_BRACKETS:
            self.at = bracket_end(line, k, self.limit)
            return self.at > k
        if k in line.closes:
            return self._quote()
        if form in classes()["attached_letter"] and k + 1 < self.limit and k + 1 in line.closes:
            return False
        if form in MARKS and (form not in "-/." or k + 1 >= self.limit):
            return False
        if form in classes()["said_masdar"]:
            return False
        if is_complementizer(line, k) or form in classes()["relative"] or form in particles()["aux"]:
            return False
        if self.entry and self._content_head(k):
            return False
        barred = form in particles()["barrier"] or form in classes()["time"] or form in classes()["adverb"]
        if barred and form not in classes()["name_part"]:
            return self._preposition(form)
        if is_addressee(line, k) or form in classes()["statement_attached"] or form in classes()["manner"]:
            return False
        if k > self.piece and is_verb(line, k):
            return False
        if form[0] in classes()["conjunction"] and self._new_source(k):
            self.segments.append((self.segment, k))
            self.segment = self.piece = k
        if self.role is None:
            self.role = roles().get(form) or roles().get(bare(form))
        self.at = k + 1
        return True

    def _quote(self) -> bool:
        line, k = self.line, self.at
        close = line.closes[k]
        short = close - k <= 4 and close + 1 < self.limit
        at_end = close + 1 >= self.limit or line.forms[close + 1] in MARKS or line.forms[close + 1] in particles()["barrier"]
        named = self.role is not None and self.role.kind in ("agency", "media", "organisation", "group")
        if named and at_end and close - k <= 4:
            self.at = min(close + 1, self.limit)
            return True
        if not is_name_quote(line, k) and not (short and opens_content(line, close + 1) and self.role is not None
                                                and not line.forms[close + 1] == ":"):
            return False
        self.at = close + 1
        return True

    def _content_head(self, k: int) -> bool:
        """Tell if the content's bare noun phrase or attached preposition starts at k."""
        entry, form = self.entry, self.line.forms[k]
        if entry is None:
            return False
        if "n" in entry.frames or "N" in entry.frames:
            before = self.line.forms[k - 1]
            if is_masdar(form) and before not in roles() and not (form in roles()):
                return True
            if "N" in entry.frames and form in classes()["attack"]:
                return True
            if is_definite(form) and is_masdar(bare(form)) and bare(form) not in roles():
                return is_definite(before) or (self.role is None and k == self.piece + 1)
        return any(len(prep) == 1 and is_attached(form, prep) for prep in entry.preps)

    def _preposition(self, form: str) -> bool:
        """Tell if the phrase goes on through the preposition at the present place."""
        words, line, k = classes(), self.line, self.at
        before = line.forms[k - 1]
        if is_occasion(line, k) or (self.entry and form in self.entry.preps):
            return False
        head = line.forms[self.piece]
        known = self.role is not None or head in words["one_of"]
        go = False
        if form in words["inside_office"]:
            plain = not any(is_definite(f) for f in line.forms[self.piece : k])
            indefinite = plain and role_of(head) is not None and self.piece + 5 > k
            go = known and (is_definite(before) or before in roles() or indefinite or before in words["one_of"])
        elif form in words["inside_any"]:
            go = known
        elif form in words["inside_after"]:
            go = before in words["takes_preposition"] or bare(before) in words["takes_preposition"]
        if go:
            self.at, self.deep = k + 2, True
        return go

    def _new_source(self, k: int) -> bool:
        """Tell if the word at k, which starts with wa, opens a second source."""
        form = self.line.forms[k]
        rest = stripped(form)
        if rest is form or (self.line.words[k].pos not in ("X", "") and not self.line.words[k].conj):
            return False
        role = roles().get(rest) or roles().get(bare(rest))
        if role is not None:
            return self.role is not None and not (is_definite(rest) and (self.deep or self.role.kind == "government"))
        return self.role is None and k == self.segment + 1 and not is_definite(rest) and len(rest) > 4

    def _comma(self) -> bool:
        """Go over a comma where an apposition follows."""
        line, k = self.line, self.at + 1
        if k >= self.limit or self.pieces > 3:
            return False
        form = line.forms[k]
        if form in MARKS or opens_content(line, k) or is_adjunct(line, k, self.entry) or form[0].isdigit():
            return False
        if form in particles()["relative"] or form in particles()["clause_opener"] or is_verb(line, k):
            return False
        if form in particles()["nonverbal_particle"] or (self.entry and self._content_head(k)):
            return False
        if self.entry and form in self.entry.preps:
            return False
        if stripped(form) in classes()["said_masdar"]:
            return False
        title = bare(form) in roles() or form in classes()["one_of"]
        if any(entry.tense == "part" for entry in forms().get(form, ())) and not title:
            return False
        if title:
            self.role = role_of(form) or self.role
        if stripped(form) is not form and stripped(form) in roles():
            self.segments.append((self.segment, self.at))
            self.segment = k
        elif not title and not self._names(k) and not self._describes(k):
            return False
        self.piece, self.at = k, k + 1
        self.pieces += 1
        return True

    def _describes(self, k: int) -> bool:
        """Tell if the words from k to the next comma can tell who the name before them is."""
        line = self.line
        if self.entry is None or self.entry.frames & {"n", "N", "d"} or not form_is_plain(line, k):
            return False
        for end in range(k + 1, min(k + 14, self.limit)):
            form = line.forms[end]
            if is_saying(line, end):
                return False
            if form in COMMAS:
                return end + 1 < self.limit and self._followed(end + 1)
            if opens_content(line, end):
                return line.forms[end] == ":" or is_complementizer(line, end)
        return False

    def _followed(self, k: int) -> bool:
        """Tell if the content opens soon behind a comma."""
        line = self.line
        for at in range(k, min(k + 12, self.limit)):
            if opens_content(line, at):
                return True
            if line.forms[at] in particles()["new_clause"]:
                return False
        return False

    def _names(self, k: int) -> bool:
        """Tell if the words from k to the next mark can be the name that goes with a title."""
        if self.role is None or self.named or (self.role.kind == "anonymous" and not self.deep):
            return False
        for end in range(k, min(k + 7, self.limit)):
            form = self.line.forms[end]
            if form in COMMAS or form == ":" or opens_content(self.line, end) or form in OPEN_BRACKETS or (
                end > k and is_adjunct(self.line, end, self.entry)
            ):
                self.named = True
                return end > k
            if form in particles()["aux"] or is_verb(self.line, end):
                return end > k
        return k + 1 <= self.limit <= k + 5


def form_is_plain(line: Line, k: int) -> bool:
    """Tell if the word at k carries neither conjunction nor preposition nor is a participle of saying."""
    form = line.forms[k]
    if form[:1] in classes()["conjunction"] or any(entry.tense == "part" for entry in forms().get(form, ())):
        return False
    return not any(is_attached(form, letter) for letter in classes()["attached_bi"])


def is_verb(line: Line, k: int) -> bool:
    """Tell if the word at k is surely a finite verb."""
    word = line.words[k]
    if word.pos not in ("X", ""):
        return word.pos in ("VERB", "AUX") and word.form not in roles() and not word.article
    form = word.form
    entries = forms().get(form) or forms().get(stripped(form)) or ()
    return bool(entries) and all(e.tense in ("past", "pres") and e.person == "3" for e in entries) and (
        form not in roles()
    ) and form not in classes()["not_verb"]


def source_phrase(line: Line, start: int, limit: int, entry: Form | None, *, sure: bool = False) -> list[Range]:
    """Give the sources that start at `start`: several where they are joined by wa.

    `sure` tells that a source must start here, whatever the first word looks like.
    """
    if start >= limit:
        return []
    return SourceWalk(line, start, limit, entry, sure).run()
