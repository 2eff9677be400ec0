"""Gives the phrases of the actor tables on a page, each with the readings that the rest of the page allows."""

from functools import cache
from itertools import pairwise

from khabar.actors.entries import endings
from khabar.actors.lexicon import bare, forms, lexicon, rows_of
from khabar.actors.names import is_plain_word, name_words
from khabar.actors.tags import Tag, closed_forms, find_tag, inflected
from khabar.words import Page, Word
from khabar.words.marks import phrase_words
from khabar.words.phrases import QUOTES

MANY = frozenset((None, "IGO", "NGO", "IMG"))
GENERAL = frozenset(("head", "people"))
STRANGE = ("PROPN", "X")  # what the tagger takes first names for


def _inflected(word: Word, at: int) -> Tag | None:
    """Read a word whose short name does not count here as a form of a noun or adjective (agency, the German)."""
    found = inflected(word.form, False)
    return Tag(found[1], at + 1, found[0]) if found else None


def scan(page: Page) -> dict[int, Tag]:
    """Give the table phrases of a page by the word they start at; inner ones inside a longer one are left out."""
    book, words = lexicon(), page.words
    tags: dict[int, Tag] = {}
    for first, last in page.ranges:
        at = first
        while at < last:
            word = words[at]
            if word.pos == "PUNCT" or not word.form[0].isalnum():
                at += 1
                continue
            tag = find_tag(book, words, at, last)
            if tag is not None:
                tag = _fitting(words, at, first, last, tag) or _inflected(word, at)
            if tag is None or (tag.end == at + 1 and _is_no_noun(words, at, tag)):
                at += 1
                continue
            tags[at] = tag
            at = tag.end
    _settle_holders(words, tags)
    _settle_short(words, tags)
    _settle_generic(tags)
    _settle_risky(words, tags)
    _settle_cities(tags)
    _settle_crowds(words, tags)
    return tags


def _settle_crowds(words: tuple[Word, ...], tags: dict[int, Tag]) -> None:
    """Drop the reading of numbers as people (the hundreds) where something is counted (hundreds of the shops)."""
    of_them = phrase_words()["of_them"]
    for at in [at for at, tag in tags.items() if "crowd" in tag.entry.flags]:
        if at + 1 < len(words) and words[at + 1].form in of_them:
            del tags[at]


def _settle_cities(tags: dict[int, Tag]) -> None:
    """Drop towns of a country that nothing else on the page names: many towns bear one name."""
    cities = [(at, tag.entry.country, tag.split.core) for at, tag in tags.items() if tag.layer == "city"]
    named = _countries({at: tag for at, tag in tags.items() if tag.layer != "city"})
    for at, country, _ in cities:
        if named and country not in named and len({core for _, other, core in cities if other == country}) == 1:
            del tags[at]


def _settle_risky(words: tuple[Word, ...], tags: dict[int, Tag]) -> None:
    """Drop nation adjectives that mostly mean something else (financial) where nothing else names that nation."""
    risky = [at for at, tag in tags.items() if tag.layer == "nisba" and "risk" in tag.entry.flags]
    if not risky:
        return
    safe = {
        tag.entry.country
        for tag in tags.values()
        if tag.layer in ("nation", "capital", "nisba", "city") and "risk" not in tag.entry.flags
    }
    for at in risky:
        if tags[at].entry.country not in safe and not _is_told_of(words, tags, at):
            del tags[at]


def _is_told_of(words: tuple[Word, ...], tags: dict[int, Tag], at: int) -> bool:
    """Say whether an adjective stands behind what only a nation's can describe: his counterpart, the minister of."""
    before = next((tags[n] for n in range(at - 1, max(-1, at - 4), -1) if n in tags and tags[n].end == at), None)
    if before is None:
        return False
    agree = before.split.suffix or (before.split.definite or words[at - 1].article) == tags[at].split.definite
    return bool(agree) and (before.layer == "counterpart" or _is_state_office(before))


def _is_state_office(tag: Tag) -> bool:
    return tag.layer == "office" and "GOV" in tag.entry.sectors


def _is_act(word: Word, tag: Tag) -> bool:
    """Say whether a word that is also a noun of the tables is a verb here."""
    return (
        word.pos == "VERB"
        and not tag.split.definite
        and tag.entry.number not in ("p", "d")
        and not tag.split.suffix
        and tag.layer in ("head", "people", "office", "family", "name", "group")
    )


def _countries(tags: dict[int, Tag]) -> set[str | None]:
    layers = ("nation", "capital", "nisba", "city")
    return {tag.entry.country for tag in tags.values() if tag.layer in layers and "member" not in tag.entry.flags}


def _lands_of_known(tags: dict[int, Tag]) -> set[str | None]:
    """Give the states of the bodies and persons that stand on the page under their full names."""
    known = (tag.entry for tag in tags.values() if tag.layer in ("organisation", "body", "seat", "holder"))
    return {entry.country for entry in known if "short" not in entry.flags and entry.country not in MANY}


def _settle_generic(tags: dict[int, Tag]) -> None:
    """Read a body that many states have (the national assembly) as one state's only where the page names that state."""
    countries = _countries(tags)
    for at, tag in tags.items():
        if len(tag.entries) > 1 and tag.layer in ("organisation", "body") and tag.entry.country not in countries:
            generic = [entry for entry in tag.entries if entry.layer == "head"]
            if generic and tag.entry.country not in MANY:
                tags[at] = tag._replace(entries=tuple(generic))


@cache
def _lookalikes() -> frozenset[str]:
    """Give the written words that look like a form of a noun of the tables and mostly mean something else."""
    return frozenset(form for row in rows_of("commons") for form in forms(row["forms"]))


@cache
def _things() -> dict[str, frozenset[str]]:
    """Give the words behind which each opening word names a thing; folded, without article."""
    found: dict[str, frozenset[str]] = {}
    for row in rows_of("things"):
        followers = frozenset(map(bare, forms(row["followers"])))
        for head in map(bare, forms(row["heads"])):
            found[head] = found.get(head, frozenset()) | followers
    return found


def _names_thing(words: tuple[Word, ...], at: int) -> bool:
    """Say whether a word opens the name of a thing with the next one (electric current)."""
    word = words[at]
    followers = _things().get(word.stem) or _things().get(word.lemma)
    if not followers or at + 1 >= len(words):
        return False
    other = words[at + 1]
    return other.sentence == word.sentence and bool({other.conj + other.stem, other.conj + other.lemma} & followers)


def _is_no_noun(words: tuple[Word, ...], at: int, tag: Tag) -> bool:
    """Say whether a word that is also a noun of the tables is something else here; what is counted is a noun."""
    word = words[at]
    counted = at > 0 and words[at - 1].stem in phrase_words()["numeral"]
    if word.form in closed_forms() or (_is_act(word, tag) and not counted):
        return True
    if _names_thing(words, at) or _links_names(words, at, tag):
        return True
    if word.form in phrase_words()["inside"] and at + 1 < len(words) and words[at + 1].article:
        return True  # in the west of the country
    if at and tag.split.definite and words[at - 1].stem in phrase_words()["affairs"] and tag.layer in GENERAL:
        return word.form.endswith(endings()["feminine"])  # foreign affairs
    return word.form in _lookalikes() and (at == 0 or words[at - 1].pos != "NUM")


def _links_names(words: tuple[Word, ...], at: int, tag: Tag) -> bool:
    """Say whether a noun is part of a name here: "boy" of what follows, as Mauritanians are called."""
    after = words[at + 1] if at + 1 < len(words) else None
    if after is None or tag.layer not in GENERAL or words[at].stem not in phrase_words()["name_link"]:
        return False
    named = after.pos in STRANGE or (after.form in name_words() and after.pos != "VERB")
    return named and not tag.split.definite and after.sentence == words[at].sentence


def _nearest_first(tag: Tag, countries: set[str | None]) -> Tag:
    """Put the short name of a country that the page names before those of others (the national army of two states)."""
    near = [entry for entry in tag.entries if "short" in entry.flags and entry.country in countries]
    if not near or tag.entry in near:
        return tag
    return tag._replace(entries=(*near, *(entry for entry in tag.entries if entry not in near)))


def _is_sure(tag: Tag) -> bool:
    """Say whether a short name is one known person's and nothing else, whatever the page names (Trump)."""
    known = name_words().get(tag.split.written)
    return tag.layer == "holder" and len(tag.entries) == 1 and known is not None and known.foreign and not known.plain


def _borne(words: tuple[Word, ...]) -> set[str]:
    """Give the words that stand right behind a name somewhere on the page: surnames that somebody there may bear."""
    return {word.stem for before, word in pairwise(words) if before.pos in STRANGE and before.sentence == word.sentence}


def _goes_on(words: tuple[Word, ...], at: int, end: int) -> bool:
    """Say whether a surname of two words, such as Abd al-Rahman, is rather somebody's first name: the name goes on.

    Of other surnames that is not asked: in headlines the word behind is mostly a verb, or another person.
    """
    if end >= len(words) or words[end].sentence != words[at].sentence:
        return False
    word = words[end]
    named = words[at].stem in phrase_words()["name_opener"] and word.article and not word.conj and not word.prep
    return named and word.form not in phrase_words()["time"]


@cache
def _first_named() -> frozenset[str]:
    """Give the keys of persons whose short name is the first word of the full one (Kim Jong-un)."""
    found = set()
    for row in rows_of("holders"):
        opening = {name.split()[0] for name in forms(row.get("arabic")) if " " in name}
        if opening & set(forms(row.get("short"))):
            found.add(row["key"])
    return frozenset(found)


def _is_another(words: tuple[Word, ...], tags: dict[int, Tag], at: int) -> bool:
    """Say whether a known person's name goes on with a word that makes it another's (Kim, X bin Y al-Z)."""
    tag, end = tags[at], tags[at].end
    if end >= len(words) or end in tags or words[end].sentence != words[at].sentence:
        return False
    word = words[end]
    if word.pos not in STRANGE or word.conj or word.prep:
        return False
    if end == at + 1:
        return "short" in tag.entry.flags and tag.entry.key in _first_named()
    linked = any(words[n].form in phrase_words()["name_link"] for n in range(at + 1, end))
    return linked and word.article and word.form not in phrase_words()["ordinal"] and is_plain_word(word.form)


def _settle_holders(words: tuple[Word, ...], tags: dict[int, Tag]) -> None:
    """Drop known persons whose names go on as somebody else's."""
    for at in [at for at, tag in tags.items() if tag.layer == "holder"]:
        if _is_another(words, tags, at):
            del tags[at]


def _drop_short(tags: dict[int, Tag], at: int) -> None:
    """Leave the readings of a tag that are no short names, or none."""
    kept = tuple(entry for entry in tags[at].entries if "short" not in entry.flags)
    if kept:
        tags[at] = tags[at]._replace(entries=kept)
    else:
        del tags[at]


def _settle_short(words: tuple[Word, ...], tags: dict[int, Tag]) -> None:
    """Keep short names where the full name stands on the page, in marks, behind a head noun, or where no plain word."""
    countries = _countries(tags) | _lands_of_known(tags)
    full = {entry.key for tag in tags.values() for entry in tag.entries if "short" not in entry.flags}
    book = lexicon()
    borne = _borne(words)
    for at in [at for at, tag in tags.items() if any("short" in entry.flags for entry in tag.entries)]:
        tag = tags[at]
        if tag.layer == "holder" and _goes_on(words, at, tag.end):
            _drop_short(tags, at)
            continue
        told = [e for e in tag.entries if "short" in e.flags and e.key in full]
        if told:
            tags[at] = tag._replace(entries=tuple(told))
            continue
        tag = tags[at] = _nearest_first(tag, countries)
        plain = any(entry.layer == "head" for entry in tag.entries)
        before = tags.get(at - 1)
        carried = (
            before is not None and before.end == at and "carrier" in before.entry.flags and not before.split.definite
        )
        quoted = at > 0 and words[at - 1].form in QUOTES
        noun = tag.layer == "holder" and words[at].pos == "NOUN"
        near = tag.entry.country in countries or (tag.entry.country in MANY and not noun)
        long = len(tag.split.core) > (3 if tag.layer in ("group", "organisation") else 4)
        loose = near and not plain and (tag.split.definite or tag.end > at + 1 or long)
        loose = loose or (_is_sure(tag) and words[at].stem not in borne)
        if quoted or (carried and (near or not plain)) or loose:
            continue
        kept = tuple(entry for entry in tag.entries if "short" not in entry.flags)
        alone = find_tag(book, words, at, at + 1) if not kept and tag.end > at + 1 else None
        if kept:
            tags[at] = tag._replace(entries=kept)
        elif alone is not None and alone.layer in GENERAL and not _is_no_noun(words, at, alone):
            tags[at] = alone  # the national army of a state whose army no table calls so
        else:
            del tags[at]


def _fitting(words: tuple[Word, ...], at: int, first: int, last: int, tag: Tag) -> Tag | None:
    """Keep the readings of a tag that its surroundings allow: short names of agencies only in marks."""
    entries = tag.entries
    if entries[0].layer == "short" or any(entry.layer == "short" for entry in entries):
        quoted = (at > first and words[at - 1].form in QUOTES) or tag.end > at + 1
        if not quoted:
            entries = tuple(entry for entry in entries if entry.layer != "short")
            if not entries:
                return None
        else:
            entries = tuple(sorted(entries, key=lambda entry: entry.layer != "short"))
    if len(entries) != len(tag.entries) or entries[0] is not tag.entries[0]:
        return tag._replace(entries=entries)
    return tag
