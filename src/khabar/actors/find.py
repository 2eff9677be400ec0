"""Gives the actors of a page."""

from collections.abc import Sequence

from khabar.actors.actors import Actors
from khabar.actors.chunk import ActorChunker
from khabar.actors.coreference import Coreference
from khabar.actors.home import Home
from khabar.actors.names import is_plain_word, is_unknown, name_words
from khabar.actors.persons import NameMarker
from khabar.actors.resolve import Resolver
from khabar.actors.scan import scan
from khabar.actors.tags import Tag
from khabar.actors.terms import bare_offices, dated
from khabar.actors.ties import relation_words
from khabar.model import Outlet
from khabar.text import Dateline
from khabar.words import Page, Word
from khabar.words.marks import clitics, phrase_words

NO_TIE = ("", False)
STARTERS = frozenset(
    (
        *("nation", "capital", "seat", "nisba", "agency", "outlet", "organisation", "group", "body", "office"),
        *("head", "people", "holder", "short", "family", "counterpart", "name", "coref", "city"),
    )
)


def find_actors(page: Page, outlet: Outlet, day: str | None = None, datelines: Sequence[Dateline] = ()) -> Actors:
    """Find the actor phrases of a page and say who they are; `day` (ISO) tells who held an office then.

    The places of datelines tell where a report was written and are no actors.

    >>> from khabar.text import CleanText, split_sentences
    >>> from khabar.words import read_words
    >>> text = CleanText("أعلنت الشرطة الفرنسية")  # the French police announced
    >>> actors = find_actors(read_words(text, split_sentences(text)), Outlet())
    >>> [(mention.country, mention.sectors) for mention in actors.mentions]
    [('FRA', ('COP',))]
    """
    tags = scan(page)
    chunker = ActorChunker(page, tags)
    NameMarker(page, chunker).mark()
    resolver = Resolver(page, tags, chunker)
    mentions = []
    written_in = [line.place for line in datelines if line.place is not None]
    for first, last in page.ranges:
        at = first
        while at < last:
            end = 0 if _within(page.words[at], written_in) else _end(chunker, tags, at, last)
            if end:
                mentions.append(resolver.describe(at, end))
                at = end
            else:
                at = tags[at].end if at in tags else at + 1
    home = Home(page, tags, outlet.country)
    joined = Coreference(page, resolver, home)
    joined.join(mentions)
    if day is not None:
        joined.found = dated(joined.found, bare_offices(resolver, joined.found), day)
    return Actors(page, outlet, resolver, home, joined)


def _within(word: Word, places: Sequence[tuple[int, int]]) -> bool:
    return any(start <= word.start < end for start, end in places)


def _end(chunker: ActorChunker, tags: dict[int, Tag], at: int, limit: int) -> int:
    """Give where the actor phrase that starts at a word ends, or 0 if none starts there."""
    letter = chunker.mark(at)
    if letter in "KRCLV" or (at not in tags and letter not in "QDP"):
        return 0
    if relation_words().get(chunker.words[at].form, NO_TIE)[0] == "led":
        return 0
    if letter in "QD":
        head = chunker.head(at)
        if head == at or head not in tags:
            return 0
        tag = tags[head]
    elif at in tags:
        tag = tags[at]
    elif letter == "P":
        return min(chunker.phrase(at), limit) if _may_start_name(chunker, at) else 0
    else:
        return 0
    if tag.layer not in STARTERS or at in chunker.adjectives:
        return 0
    flags = tag.entry.flags
    if tag.layer == "coref":
        return _coref_end(chunker, tag, at)
    if "definite" in flags and not (tag.split.definite or tag.split.suffix):
        return 0
    if "never" in flags:
        return 0
    if "number" in flags and letter not in "QD" and not (at and chunker.mark(at - 1) == "Q"):
        return 0
    if "nisba" in flags and chunker.layer(tag.end) != "nisba":
        return 0
    if "possessed" in flags and not tag.split.suffix and tag.entry.number == "s" and chunker.layer(tag.end) != "nisba":
        return 0
    return min(chunker.phrase(at), limit)


def _coref_end(chunker: ActorChunker, tag: Tag, at: int) -> int:
    """Take a phrase such as "the latter" or "the two sides" unless it is the adjective of the noun before it."""
    first = chunker.ranges[chunker.words[at].sentence][0]
    if at > first and "last" in tag.entry.flags and not tag.split.prep:
        letter = chunker.mark(at - 1)
        if letter in "AP" or (letter == "N" and chunker.definite(at - 1)):
            return 0
    end, limit = tag.end, chunker.limit(at)
    while end < limit and chunker.layer(end) == "nisba" and chunker.definite(end):
        end += 1
    return end


def _may_start_name(chunker: ActorChunker, at: int) -> bool:
    """Say whether a proper name that no table knows may be a person here: where subjects and speakers stand."""
    first = chunker.ranges[chunker.words[at].sentence][0]
    if at == first:
        return True
    if chunker.prep(at) or not chunker.words[at].form[0].isalpha() or chunker.words[at].form.isascii():
        return False
    form = chunker.words[at].form
    if chunker.layer(at + 1) == "holder" and is_plain_word(form):
        return False  # a verb that looks like a noun before a known person
    many = at + 1 < chunker.limit(at) and chunker.mark(at + 1) == "P" and not chunker.conj(at + 1)
    if form.endswith(clitics().tanwin) and form not in name_words() and chunker.words[at].pos != "PROPN":
        return False
    if not many and (form.startswith(clitics().article) or not is_unknown(form)):
        return False
    before = chunker.mark(at - 1)
    return before in ("VCK" if many else "V") or chunker.words[at - 1].form in phrase_words()["name_before"]
