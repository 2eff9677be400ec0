"""Gives the words of a source: its head with titles, names and appositions, without relative clauses."""

from khabar.attributions.heads import (
    belongs_to,
    can_name,
    content_follows,
    content_starts,
    counterpart,
    denies,
    is_counted,
    is_each,
    is_from_him,
    is_led,
    is_lone_name,
    is_name_part,
    is_next_noun,
    is_title,
    is_told_to,
    joins_name,
    stops_source,
)
from khabar.attributions.lexicon import Form, classes, forms, roles
from khabar.attributions.line import COMMAS, OPEN_BRACKETS, Line
from khabar.attributions.records import Range
from khabar.attributions.shapes import MARKS, bare, is_attached, is_definite, particles, role_of, stripped
from khabar.attributions.spots import (
    bracket_end,
    form_is_plain,
    in_own_statement,
    is_addressee,
    is_adjunct,
    is_complementizer,
    is_name_quote,
    is_occasion,
    is_said_verb,
    is_saying,
    is_spelled,
    is_verb,
    is_year,
    opens_content,
)

LONGEST = 26  # words in one source phrase


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
        named = form in classes()["name_part"] and k + 2 < self.limit and line.words[k + 1].pos in ("PROPN", "NOUN")
        if named and not opens_content(line, k + 1):
            self.at = k + 2
            return True
        if form in MARKS or opens_content(line, k) or (is_adjunct(line, k, self.entry) and not self.sure):
            return False
        if self.entry and form in self.entry.preps and len(form) > 1 and not self.sure:
            return False
        if not self.sure and form.startswith(2 * next(iter(classes()["doubling"]))) and len(form) > 4:
            return False  # to the woman
        if form in words["relative"] or form in words["nonverbal_particle"] or form in words["clause_opener"]:
            return False
        attached = any(is_attached(form, letter) for letter in classes()["attached_bi"])
        word = line.words[k]
        attached = attached or (word.pos == "NOUN" and word.prep in classes()["attached_bi"])
        if attached and not self.sure and word.pos != "PROPN" and not is_lone_name(line, k, self.limit, self.entry):
            return False
        if form[0].isdigit() and k + 1 < self.limit and is_counted(line, k + 1):
            self.at = k + 2
            return True
        if form[-1] in classes()["accusative"] and form not in roles() and not self.sure:
            told = any(entry.tense == "part" for entry in forms().get(form, ()))
            if told or form[:-1] in roles():
                return False
        if form[0].isdigit() or is_said_verb(line, k) or form in words["time"] or form in classes()["said_masdar"]:
            return False
        self.at = k + 1
        return True

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
        if form in classes()["attached_letter"] and k + 1 < self.limit and line.forms[k + 1] == ".":
            self.at = k + 2  # an initial of a name
            return True
        if form in classes()["attached_letter"] and k + 1 in line.closes:
            return k + 1 < self.limit and self._body(form)
        if joins_name(line, k, self.limit):
            self.at = line.closes[k + 1] + 1
            return True
        joined = k + 1 < self.limit and line.words[k].start == line.words[k - 1].end
        if form in MARKS and (form not in "-/." or not joined):
            return False
        if (form in classes()["itself"] and is_definite(line.forms[k - 1])) or is_spelled(line, k):
            self.at = k + 1  # the same official, the N of CNN
            return True
        if k > self.piece and is_led(line, k, self.limit):
            self.at = k + 2  # the coalition that so-and-so leads
            return True
        if stops_source(line, k, self.limit) or self._is_content(k) or (self.sure and is_next_noun(line, k)):
            return False
        if is_year(line, k) or is_told_to(line, k) or is_from_him(line, k, self.entry):
            return False
        if form in classes()["demonstrative"] and k + 1 < self.limit and line.forms[k + 1] in classes()["time"]:
            return False
        if form in classes()["not_word"] and k + 1 < self.limit and denies(line, k + 1):
            self.at = k + 2
            return True
        barred = form in particles()["barrier"] or form in classes()["time"] or form in classes()["adverb"]
        if barred and form not in classes()["name_part"]:
            return self._preposition(form)
        if is_addressee(line, k) or in_own_statement(form) or form in classes()["statement_attached"]:
            return False
        if form in classes()["manner"]:
            return False
        if k > self.piece and is_verb(line, k) and not is_name_part(line, k, self.piece, self.limit, self.entry):
            return False
        if form[0] in classes()["conjunction"] and self._new_source(k):
            self.segments.append((self.segment, k))
            self.segment = self.piece = k
        if self.role is None:
            self.role = roles().get(form) or roles().get(bare(form))
        self.at = k + 1
        return True

    def _body(self, form: str) -> bool:
        """Go over the quoted name of the body that somebody of a calling belongs to (an official in "The Hill")."""
        close = self.line.closes[self.at + 1]
        known = self.entry is None and self.role is not None and self.role.kind in ("person", "anonymous")
        if not known or form not in classes()["attached_bi"] or close - self.at > 5 or close + 1 >= self.limit:
            return False
        self.at = close + 1
        return True

    def _quote(self) -> bool:
        line, k = self.line, self.at
        close = line.closes[k]
        initials = close - k <= 8 and all(len(form) <= 3 for form in line.forms[k + 1 : close])
        short = (close - k <= 4 or initials) and close + 1 < self.limit
        behind = line.forms[close + 1] if close + 1 < self.limit else ""
        at_end = not behind or behind in MARKS or behind in particles()["barrier"]
        named = self.role is not None and self.role.kind in ("agency", "media", "organisation", "group")
        at_end = at_end or joins_name(line, close + 1, self.limit)
        if named and at_end and close - k <= 4:
            self.at = min(close + 1, self.limit)
            return True
        if not is_name_quote(line, k) and not (
            short and opens_content(line, close + 1) and self.role is not None and line.forms[close + 1] != ":"
        ):
            return False
        self.at = close + 1
        return True

    def _is_content(self, k: int) -> bool:
        """Tell if the verb's content starts at k, so that the source ends before it."""
        return self.entry is not None and content_starts(self.line, k, self.piece, self.limit, self.entry, self.role)

    def _preposition(self, form: str) -> bool:
        """Tell if the phrase goes on through the preposition at the present place."""
        words, line, k = classes(), self.line, self.at
        before = line.forms[k - 1]
        if belongs_to(line, k, self.limit, self.role):
            self.at, self.deep = k + 2, True
            return True
        if is_occasion(line, k) or (self.entry and form in self.entry.preps):
            return False
        head = line.forms[self.piece]
        known = self.role is not None or head in words["one_of"]
        go = False
        if form in words["inside_office"]:
            plain = not any(is_definite(f) for f in line.forms[self.piece : k])
            indefinite = plain and role_of(head) is not None and self.piece + 5 > k
            twice = next(iter(words["doubling"])) * 2
            go = known and (
                is_definite(before)
                or before.startswith(twice)
                or before in roles()
                or indefinite
                or before in words["one_of"]
                or k - 1 in line.opened_by
            )
        elif form in words["inside_any"]:
            go = known
        elif form in words["inside_after"]:
            go = before in words["takes_preposition"] or bare(before) in words["takes_preposition"]
        if go:
            self.at, self.deep = min(k + 2, self.limit), True
        return go

    def _new_source(self, k: int) -> bool:
        """Tell if the word at k, which starts with wa, opens a second source."""
        form = self.line.forms[k]
        rest = stripped(form)
        if rest is form or (self.line.words[k].pos not in ("X", "") and not self.line.words[k].conj):
            return False
        if self.start > 1 and is_each(self.line, self.start - 2):
            return self.line.words[k].pos != "ADJ"
        role = roles().get(rest) or roles().get(bare(rest)) or counterpart(rest)
        if rest in classes()["also_title"] and not any(w.pos == "PROPN" for w in self.line.words[self.segment : k]):
            return False  # an activist and member of: the same person, not yet named
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
        if form in particles()["relative"] or form in classes()["amount"] or form in classes()["quantity"]:
            return False
        if form in particles()["clause_opener"] or is_verb(line, k):
            return False
        if line.words[k].prep and bare(stripped(form)) not in roles() and line.words[k].pos != "PROPN":
            return False
        if form in particles()["nonverbal_particle"] or (self.entry and self._is_content(k)):
            return False
        spoken = any(stripped(form) in classes()[key] for key in ("said_masdar", "saying_of", "seat"))
        if spoken or (self.entry and form in self.entry.preps):
            return False
        title = is_title(form, self.role)
        if any(entry.tense == "part" for entry in forms().get(form, ())) and not title:
            return False
        if title:
            self.role = role_of(form) or self.role
        if stripped(form) is not form and (stripped(form) in roles() or counterpart(stripped(form))):
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
                return end + 1 < self.limit and content_follows(line, end + 1, self.limit)
            if opens_content(line, end):
                return line.forms[end] == ":" or is_complementizer(line, end)
        return False

    def _names(self, k: int) -> bool:
        """Tell if the words from k to the next mark can be the name that goes with a title."""
        if self.role is None or self.named or not can_name(self.line, k, self.role, deep=self.deep):
            return False
        for end in range(k, min(k + 7, self.limit)):
            form = self.line.forms[end]
            if (
                form in COMMAS
                or form == ":"
                or opens_content(self.line, end)
                or form in OPEN_BRACKETS
                or (end > k and is_adjunct(self.line, end, self.entry))
            ):
                self.named = True
                return end > k
            if form in particles()["aux"] or is_verb(self.line, end):
                return end > k
        return k + 1 <= self.limit <= k + 5


def source_phrase(line: Line, start: int, limit: int, entry: Form | None, *, sure: bool = False) -> list[Range]:
    """Give the sources that start at `start`: several where they are joined by wa.

    `sure` tells that a source must start here, whatever the first word looks like.
    """
    if start + 2 < limit and is_each(line, start):
        start += 2
    if start >= limit:
        return []
    return SourceWalk(line, start, limit, entry, sure).run()
