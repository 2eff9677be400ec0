"""Gives the borders of actor phrases: noun phrases grown with the knowledge of the actor tables."""

from khabar.actors.adjectives import NOUNS, settle_adjectives
from khabar.actors.entries import endings
from khabar.actors.lexicon import bare
from khabar.actors.tags import Tag
from khabar.actors.ties import relation_words
from khabar.actors.titles import FIXED, another_person, goes_on, is_free, land_before_name, of_others, takes_no_name
from khabar.words import Page
from khabar.words.marks import clitics, has_conj, has_prep, is_definite, phrase_words
from khabar.words.phrases import COMMAS, Chunker

NAMES = frozenset(("nation", "capital", "seat", "city"))
MEDIA = frozenset(("agency", "outlet", "short"))
HUMAN = frozenset(("person", "office"))


class ActorChunker(Chunker):
    """Grows actor phrases: knows nations, offices and fixed names, and which ties belong to which heads."""

    def __init__(self, page: Page, tags: dict[int, Tag]) -> None:
        super().__init__(page)
        self.tags = tags
        self.adjectives = settle_adjectives(page, tags)
        for at, tag in tags.items():
            layer = tag.layer
            if tag.end > at + 1:
                self.jumps[at] = tag.end
            if layer == "nisba":
                self.marks[at] = "A"
            elif layer in NAMES or layer in FIXED or layer in ("holder", "name"):
                self.marks[at] = "P"
            elif layer in NOUNS:
                self.marks[at] = "A" if at in self.adjectives else "N"

    def layer(self, index: int) -> str:
        """Give the table a word's tag came from, or ''."""
        tag = self.tags.get(index)
        return tag.layer if tag else ""

    def flags(self, index: int) -> frozenset[str]:
        """Give the flags of a word's entry."""
        tag = self.tags.get(index)
        return tag.entry.flags if tag else frozenset()

    def conj(self, index: int) -> bool:
        """Say whether a conjunction hangs on the word."""
        tag = self.tags.get(index)
        return tag.split.conj if tag else has_conj(self.words[index])

    def prep(self, index: int) -> bool:
        """Say whether a preposition hangs on the word."""
        tag = self.tags.get(index)
        return tag.split.prep if tag else has_prep(self.words[index])

    def definite(self, index: int) -> bool:
        """Say whether the word has the article."""
        tag = self.tags.get(index)
        return tag.split.definite if tag else is_definite(self.words[index])

    def takes_name(self, head: int, last: int, at: int) -> bool:
        """Let nations and fixed names follow only as genitives; persons follow titles, names and nisbas."""
        layer = self.layer(at)
        if layer in NAMES or layer in FIXED:
            return self.takes_genitive(head, last)
        page = self.words, self.tags
        if (self._holder(last) and not goes_on(*page, at)) or takes_no_name(*page, head, last, at):
            return False
        if self.layer(last) in NAMES and self.mark(last) == "P" and self.kind(head) not in HUMAN:
            return False
        title = last - 1 if last in self.adjectives or self.layer(last) == "nisba" else last
        if self.kind(title) in HUMAN and self.titles(title) and self.definite(title) and not self.conj(at):
            return True  # the government of President so-and-so, followers of the Shiite leader so-and-so
        return self.kind(head) in HUMAN or self.mark(last) == "P" or self.takes_genitive(head, last)

    def kind(self, index: int) -> str:
        """Give the mention kind of a word's entry; names are persons."""
        tag = self.tags.get(index)
        if tag is None:
            return "person" if self.mark(index) == "P" else ""
        return tag.entry.kind

    def takes_genitive(self, head: int, last: int) -> bool:
        """Let no genitive follow a word with a pronoun or article."""
        tag = self.tags.get(last)
        if tag and (tag.split.suffix or tag.split.definite or tag.layer == "nisba"):
            return False
        if tag and is_free(tag, self.words[last].form):
            return False
        start = self._start_of(last)
        if start is not None and self.tags[start].layer in FIXED:
            return False  # a whole name has no genitive
        if start is not None and self.tags[start].layer in NOUNS and start != last:
            return not (is_definite(self.words[last]) or is_free(self.tags[start], self.words[last].form))
        if tag and tag.layer in NOUNS and tag.entry.number == "p" and self.words[last].suffix:
            return self.mark(last) == "N"  # the tables read the tail as the plural's, not as "my"
        return super().takes_genitive(head, last)

    def _start_of(self, last: int) -> int | None:
        places = range(last, max(-1, last - 5), -1)
        return next((at for at in places if at in self.tags and self.tags[at].end > last), None)

    def attaches(self, head: int, last: int, at: int, limit: int) -> int:
        """Take ties that belong to the phrase: on behalf of, belonging to, of a number, from and in a body, and in."""
        word = self.words[at]
        ties = relation_words()
        if at + 1 < limit and (two := ties.get(f"{word.form} {bare(self.words[at + 1].form)}")):
            return at + 2 if two[0] == "at-least" else self._tie(two, at + 1, limit)
        tie = ties.get(bare(word.form))
        if tie and at + 1 < limit:
            return self._tie(tie, at, limit)
        if self._owned(head) and self.layer(at + 1) in NAMES:
            return 0  # its forces from a country leave it and are not of it
        if word.form in phrase_words()["of_them"]:
            return self._of_them(head, last, at, limit)
        letter = self.mark(at)
        if letter == "R" and self.kind(head) == "office" and (sent := land_before_name(self.tags, at, limit)):
            return sent if word.form in phrase_words()["sent"] and not word.conj else 0
        if letter == "R" and at + 1 < limit and not word.conj and word.form in phrase_words()["belonging"]:
            return 0 if self._is_placed(head, last, at + 1) else self._within(head, at, at + 1, limit)
        before = ties.get(bare(self.words[at - 1].form))
        if before and before[1] and at > head and self.prep(at) and self.mark(at) in "NPA":
            return self.core(at)
        if self.prep(at) and not self.conj(at) and self.mark(at) in "NPA":
            return self._for(head, last, at, limit)
        if self.conj(at) and self.mark(at) == "N":
            return self._and(head, last, at)
        return 0

    def _is_placed(self, head: int, last: int, at: int) -> bool:
        """Say whether a place tells where a named person was (so-and-so in Cairo), not of where an official is."""
        tag = self.tags.get(head)
        return tag is not None and tag.entry.number == "s" and self.layer(at) in NAMES and self._names(last)

    def _owned(self, head: int) -> bool:
        tag = self.tags.get(head)
        return tag is not None and bool(tag.split.suffix)

    def _tie(self, tie: tuple[str, bool], at: int, limit: int) -> int:
        key, inside = tie
        if not inside:
            return at
        after = at + 1
        if after >= limit or (key == "close" and self.mark(after) != "R"):
            return 0  # soon
        if self.mark(after) == "R" and after + 1 < limit:
            after += 1
        if key == "called" and self.mark(after) != "P":
            return at
        if self.mark(after) in "NPAQ" and not self.conj(after):
            return self.core(after)
        return after + 1 if self.mark(after) == "C" and key in ("loyal", "close", "opposed") else 0

    def _of_them(self, head: int, last: int, at: int, limit: int) -> int:
        """Take "of ..." after a number or an indefinite carrier such as members."""
        after = at + 1
        if after >= limit or self.mark(after) not in "NPAQ":
            return 0
        known = after in self.tags or self.mark(after) == "Q"
        if self.mark(head) == "Q" and last == head:
            return self.core(after)
        flags = self.flags(head)
        partitive = not self.definite(head) and ("carrier" in flags or self.kind(head) in ("person", "group"))
        if (
            partitive
            and known
            and (self.definite(after) or self.layer(after) in NAMES | FIXED or self.mark(after) == "Q")
        ):
            return self.core(after)
        return self._within(head, at, after, limit) if "within" in flags else 0

    def _within(self, head: int, at: int, after: int, limit: int) -> int:
        """Take a body, organisation or nation in, at or from which an office or official is."""
        tag = self.tags.get(after)
        if tag is None and self._in(at) and self.mark(after) == "N" and self.definite(after):
            worker = self.tags.get(head)
            return self.core(after) if worker and "LAB" in worker.entry.sectors and not self.conj(after) else 0
        if tag is None or self.conj(after):
            return 0
        layer, flags = tag.layer, self.flags(head)
        if layer in ("capital", "city") and self.kind(head) != "office":
            return 0
        place = layer in NAMES
        if "within" in flags and (
            layer in ("body", "organisation", "group") or tag.entry.kind == "organisation" or place
        ):
            return self.core(after) if not place or self._in(at) else 0
        if place and self._in(at) and self.kind(head) == "organisation" and self.layer(head) != "nation":
            return self.core(after)
        return 0

    def _in(self, at: int) -> bool:
        return self.words[at].form in phrase_words()["within"]

    def _for(self, head: int, last: int, at: int, limit: int) -> int:
        """Take "for ..." behind a body (agency for news, commission for elections) or a spokesman."""
        flags, tag = self.flags(head), self.tags.get(at)
        if self.words[at].form in phrase_words()["field_of"] and self.kind(head) in HUMAN and not self._names(last):
            return self.core(at)
        if "within" in flags and tag and (tag.entry.kind == "organisation" or tag.layer in FIXED):
            told = tag.layer in MEDIA and "JRN" not in self.tags[head].entry.sectors
            return 0 if told or self._names(last) else self.core(at)
        if ("for" in flags or self.layer(head) in FIXED) and self.words[at].form.startswith(
            tuple(phrase_words()["proclitic_elided"])
        ):
            if self.mark(at) == "N" and (tag is None or tag.entry.speaker in ("anonymous", "document")):
                return self.core(at)
            if tag and "carrier" in flags and tag.entry.kind == "organisation":
                return self.core(at)
        return 0

    def _names(self, last: int) -> bool:
        """Say whether a phrase ends in a person's name: "to" somebody behind it is no part of the title."""
        return self.mark(last) == "P" and (self._holder(last) or self.layer(last) in ("name", ""))

    def _holder(self, last: int) -> bool:
        """Say whether a person that the tables know ends at a word: another one behind is somebody else."""
        return any(self.layer(at) == "holder" and self.tags[at].end > last for at in range(max(0, last - 4), last + 1))

    def _and(self, head: int, last: int, at: int) -> int:
        """Take "and ..." where an office or ministry has two fields, or a phrase two adjectives."""
        if (
            head in self.tags
            and self.kind(head) == "person"
            and at == self.jumps.get(head, head + 1)
            and self.titles(at)
        ):
            one, other = self.tags[head], self.tags[at]
            same = one.split.definite and other.split.definite and one.entry.number == other.entry.number == "s"
            return self.jumps.get(at, at + 1) if same else 0
        if self.kind(head) != "office" and "fields" not in self.flags(head):
            return 0
        if at in self.tags or last in self.tags or last == head or not is_definite(self.words[last]):
            return 0
        return self.jumps.get(at, at + 1) if self.words[at].form[1:].startswith(clitics().article) else 0

    def titles(self, index: int) -> bool:
        """Take offices, human nouns and kin as titles in apposition."""
        tag = self.tags.get(index)
        return tag is not None and tag.layer in NOUNS and tag.entry.kind in HUMAN

    def takes_apposition(self, head: int) -> bool:
        """Let names follow after a comma only behind titles."""
        return self.titles(head) and self.tags[head].entry.number == "s"

    def _apposition(self, index: int, end: int) -> int:
        """Let no title stand in apposition to a country or capital, and no country go on with a person's name."""
        if self.layer(end - 1) in NAMES and self.mark(index) == "P":
            return end
        after = super()._apposition(index, end)
        if after > end and self._others_title(end, after):
            return end
        if after > end and self.words[end].form in COMMAS and self.mark(end + 1) == "P":
            return next((at for at in range(end + 2, after) if self.layer(at) in NAMES), after)
        return after

    def _others_title(self, end: int, after: int) -> bool:
        """Say whether a title right behind a name has a name or nation of its own (Kim met the Russian minister)."""
        named = self.mark(after - 1) == "P" and self.layer(after - 1) in ("", "name", "holder")
        own = of_others(self.tags, end, after) or (named and not any(map(self.titles, range(end + 1, after))))
        return own and self.words[end].form not in COMMAS

    def _agree(self, one: int, other: int) -> bool:
        """Agree in definiteness, and in gender where a masculine noun of the tables meets a feminine ending.

        A country's name is definite: an indefinite adjective behind it is said of it (the United States is ready).
        """
        if self._in_nation(one) and not self.definite(other):
            return False
        if self.layer(other) == "nisba" and other > one + 1 and self._bound(other - 1) and not self.definite(other):
            return False  # the Turkish police ... two Britons
        tag = self.tags.get(one)
        male = tag is not None and tag.layer in NOUNS and tag.entry.gender == "m" and tag.entry.number == "s"
        if male and other not in self.tags and self.words[other].form.endswith(endings()["feminine"]):
            return False
        return super()._agree(one, other)

    def _bound(self, index: int) -> bool:
        """Say whether a word closes a definite phrase: it has the article and is no name."""
        return self.mark(index) in "NA" and self.definite(index)

    def _in_nation(self, index: int) -> bool:
        at = next((at for at in range(index, max(-1, index - 4), -1) if at in self.tags), None)
        return at is not None and self.tags[at].end > index and self.layer(at) in ("nation", "capital")

    def names(self, first: int, last: int, *, bracket: str) -> bool:
        """Take no quoted words for a name that open with a noun behind "bi", or with a definite one that goes on.

        The council asked the Turkish government "for the full truth": what is quoted is said.
        """
        opening = self.words[first]
        if bracket not in ")]" and first > 1 and opening.pos == "NOUN" and self.definite(first - 2):
            goes_on = opening.article and any(self.mark(at) in "AR" for at in range(first + 1, last))
            if first not in self.tags and (opening.prep or goes_on):
                return False
        return super().names(first, last, bracket=bracket)

    def takes_accusative(self, at: int) -> bool:
        """Let no table word count as an accusative unless it was entered as one."""
        return at not in self.tags and super().takes_accusative(at)

    def _bracket(self, head: int, at: int, limit: int) -> int:
        before = self.tags.get(at - 1)
        if (before is not None and before.split.suffix) or self.layer(head) in NAMES:
            return at
        return super()._bracket(head, at, limit)

    def stacks(self, head: int, last: int, at: int) -> bool:
        """Let a title with a name behind it follow an office: the Jordanian monarch, King so-and-so."""
        if self.kind(head) not in HUMAN or self.mark(last) == "P":
            return False
        if another_person(self.tags, head, last, at):
            return False
        if at not in self.tags and self.layer(at + 1) == "name" and not self.definite(at):
            return not self.conj(at + 1) and self.definite(last)
        if not self.titles(at):
            return False
        after = self.jumps.get(at, at + 1)
        return self.definite(at) and after < self.limit(at) and self.mark(after) == "P"
