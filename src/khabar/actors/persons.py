"""Marks the words of a page that are persons' names: behind titles, in name lists, and wherever they return."""

from collections import Counter

from khabar.actors.chunk import HUMAN, ActorChunker
from khabar.actors.entries import Entry, endings
from khabar.actors.names import closed_words, is_unknown, name_words
from khabar.actors.splits import Split, splits
from khabar.actors.tags import Tag
from khabar.words import Page
from khabar.words.marks import clitics, phrase_words
from khabar.words.phrases import COMMAS

NAME = Entry("name", "name", kind="person", speaker="person")
SHORTEST = 3
LONGEST = 5
SURE = frozenset(("X", "PROPN"))
OPEN = frozenset(("NOUN", "ADJ", "X", "PROPN"))
FOLLOWING = OPEN | {"VERB"}  # what the tagger takes the second word of such a name for (Abu Talib)


class NameMarker:
    """Marks person names on one page."""

    def __init__(self, page: Page, chunker: ActorChunker) -> None:
        self.page, self.words, self.chunker, self.tags = page, page.words, chunker, chunker.tags
        self.forms = {word.form for word in page.words if word.pos == "X"}

    def mark(self) -> None:
        """Mark names behind titles, then every later and earlier place of the same words."""
        for index, word in enumerate(self.words):
            if index not in self.tags and word.pos in OPEN and len(word.form) > SHORTEST and is_unknown(word.form):
                self.chunker.marks[index] = "P"
        learned: set[str] = set()
        done = 0
        for at in sorted(self.tags):
            tag = self.tags[at]
            if at >= done and tag.entry.kind in HUMAN and tag.layer in ("office", "head", "people"):
                done, names = self._behind(at)
                learned.update(names)
        learned.update(self._family_names())
        learned.update(self._holders_last())
        self._mark_openers()
        company = [index for index in range(len(self.words)) if self._mark_word(index, learned)]
        surnames = {form for index in company for form in self._surname(index + 1)}
        if surnames:
            company += [index for index in range(len(self.words)) if self._mark_word(index, surnames)]
        for index in company:
            for other in (index + 1, index - 1):
                if 0 <= other < len(self.words) and self._is_plain(other):
                    self._enter(other, splits(self.words[other].form)[0])

    def _family_names(self) -> list[str]:
        """Give the last words of the full names that the tagger knows (Ann Smith): alone they are read as theirs."""
        found, mark = [], self.chunker.mark
        told = Counter((word.form, word.pos in OPEN) for word in self.words)
        for last in range(1, len(self.words)):
            word, before = self.words[last], self.words[last - 1]
            if mark(last) != "P" or mark(last - 1) != "P" or last in self.tags or word.sentence != before.sentence:
                continue
            after = self.words[last + 1] if last + 1 < len(self.words) else None
            goes_on = after is not None and after.sentence == word.sentence and mark(last + 1) == "P"
            shown = word.pos in SURE and before.pos in SURE and self.chunker.layer(last - 1) in ("", "name")
            plain = told[word.form, False] >= told[word.form, True] or word.form.startswith(clitics().article)
            if shown and not (goes_on or plain or self.chunker.conj(last)):
                found.append(word.form)
        return found

    def _holders_last(self) -> list[str]:
        """Give the last words of the full names of the tables that stand on the page."""
        found = []
        for at, tag in self.tags.items():
            if tag.end == at + 1 or tag.layer != "holder":
                continue
            word = self.words[tag.end - 1]
            told = len(word.form) > SHORTEST or word.pos in SURE
            if told and word.form not in closed_words():
                found.append(word.form)
        return found

    def _surname(self, index: int) -> list[str]:
        """Give a word that reads as a family name behind a marked name: al-...-i, of no table (al-Falani)."""
        if index >= len(self.words) or index in self.tags:
            return []
        word = self.words[index]
        shape = word.form.startswith(clitics().article) and word.form.endswith(endings()["nisba"][0])
        fits = word.pos in ("ADJ", "NOUN", "PROPN", "X") and len(word.form) > LONGEST
        return [word.form] if shape and fits else []

    def _mark_openers(self) -> None:
        """Mark names of two words that their first word tells (servant of, father of)."""
        openers, fathers, article = phrase_words()["name_opener"], phrase_words()["name_father"], clitics().article
        for index in range(len(self.words) - 1):
            if index in self.tags or index + 1 in self.tags:
                continue
            for split in splits(self.words[index].form):
                follower = self.words[index + 1].form
                named = split.core in fathers and self.words[index + 1].pos in FOLLOWING
                if named or (split.core in openers and follower.startswith(article)):
                    self._enter(index, split)
                    self._enter(index + 1, splits(follower)[0])
                    break

    def _mark_word(self, index: int, learned: set[str]) -> bool:
        """Mark a word that was learned on this page or is on the list and mostly a name."""
        word = self.words[index]
        if index in self.tags or word.pos in ("PUNCT", "NUM") or len(word.form) < SHORTEST or self._closed(index):
            return False
        for split in splits(word.form):
            known = name_words().get(split.written)
            listed = known is not None and not known.plain and (known.foreign or word.pos in ("X", "PROPN"))
            if split.written in learned or (listed and split.drop == len(word.conj) + len(word.prep)):
                self._enter(index, split)
                return True
        return False

    def _enter(self, index: int, split: Split) -> None:
        self.tags[index] = Tag((NAME,), index + 1, split)
        self.chunker.marks[index] = "P"

    def _closed(self, index: int) -> bool:
        """Say whether a word is of a closed class."""
        word = self.words[index]
        return word.form in closed_words() and (word.form not in name_words() or self._preposition(index))

    def _is_plain(self, index: int) -> bool:
        """Say whether a word is a name only in company: on the list, untagged, of no closed class, no verb."""
        word = self.words[index]
        known = name_words().get(word.form)
        open_class = word.pos in ("X", "PROPN", "NOUN", "ADJ") or (word.pos == "ADP" and word.form in closed_words())
        fits = open_class and not self.chunker.conj(index) and not self.chunker.prep(index)
        return known is not None and index not in self.tags and fits and not self._preposition(index)

    def _preposition(self, index: int) -> bool:
        """Tell a closed word from a name that differs in the dots of the last letter alone (Ali)."""
        word = self.words[index]
        return word.form in closed_words() and self.page.text.clean[word.start : word.end] != word.form

    def _behind(self, at: int) -> tuple[int, list[str]]:
        """Give where a title's phrase ends, and the words of the name inside or behind it."""
        end = self.chunker.core(at)
        limit = self.chunker.limit(at)
        if end < limit and self.words[end].form in COMMAS:
            return end, self._between(end + 1, limit)
        start = end
        while start > at + 1 and self._name_like(start - 1):
            start -= 1
        if start == end:
            return end, self._open_run(end, limit)
        return end, self._forms(start, end) if end - start <= LONGEST else []

    def _forms(self, first: int, last: int) -> list[str]:
        return [self.words[index].form for index in range(first, last)]

    def _open_run(self, first: int, limit: int) -> list[str]:
        """Give the words of a name that the tagger left open, where a comma, verb or particle closes it."""
        end = first
        while end < limit and end - first < LONGEST and self.words[end].pos == "X" and self._may_name(end):
            form = self.words[end].form
            joined = form[0] in clitics().conj and form[1:] in self.forms
            if self.chunker.conj(end) or self.chunker.prep(end) or joined:
                break
            end += 1
        closed = end < limit and self.chunker.mark(end) in "KCRVL"
        if not closed or not 2 <= end - first < LONGEST:
            return []
        for index in range(first, end):
            self.chunker.marks[index] = "P"
        return self._forms(first, end)

    def _name_like(self, index: int) -> bool:
        return self.chunker.mark(index) == "P" and index not in self.tags

    def _between(self, first: int, limit: int) -> list[str]:
        """Give the words of a name between two commas."""
        end = first
        while end < limit and end - first <= LONGEST and self._may_name(end):
            end += 1
        closed = end < limit and self.words[end].form in COMMAS
        sure = any(self.words[n].pos in ("X", "PROPN") or self.words[n].form in name_words() for n in range(first, end))
        if not closed or not sure or not 2 <= end - first <= LONGEST:
            return []
        for index in range(first, end):
            self.chunker.marks[index] = "P"
        return self._forms(first, end)

    def _may_name(self, index: int) -> bool:
        word = self.words[index]
        link = word.form in phrase_words()["name_link"]
        tag = self.tags.get(index)
        if tag is not None and tag.layer == "nisba" and not tag.split.definite and self.chunker.mark(index - 1) == "P":
            link = True
        return (
            word.pos in ("X", "PROPN", "NOUN", "ADJ")
            and (link or index not in self.tags)
            and word.form[0].isalpha()
            and (link or self.chunker.mark(index) in "NPA")
        )
