"""Tells the nouns of the tables from the same words used as adjectives (the Islamist, the Islamic state)."""

from khabar.actors.entries import Entry, endings
from khabar.actors.tags import Tag
from khabar.words import Page, Word
from khabar.words.marks import clitics, is_definite, mark

NOUNS = frozenset(("head", "people", "office", "body", "family", "counterpart"))
TURNING = frozenset(("head", "people"))


def settle_adjectives(page: Page, tags: dict[int, Tag]) -> frozenset[int]:
    """Give the places of table nouns that are adjectives of the noun before; reorder nation words that are nisbas."""
    adjectives = set()
    for first, last in page.ranges:
        for at in range(first + 1, last):
            tag = tags.get(at)
            if tag is None or tag.end > at + 1 or tag.split.conj or tag.split.prep:
                continue
            if tag.layer == "nation" and len(tag.entries) > 1:
                tags[at] = _nation_or_nisba(page.words, tags, at, tag)
            elif tag.layer in TURNING and "noun" not in tag.entry.flags and _adjectival(page.words, tags, at, tag):
                adjectives.add(at)
    return frozenset(adjectives)


def _before(tags: dict[int, Tag], at: int) -> Tag | None:
    for start in range(at - 1, max(-1, at - 5), -1):
        tag = tags.get(start)
        if tag is not None:
            return tag if tag.end == at else None
    return None


def _nation_or_nisba(words: tuple[Word, ...], tags: dict[int, Tag], at: int, tag: Tag) -> Tag:
    """Read a word that is both a nation and its adjective as the adjective behind a noun as definite as it."""
    nisba = next((entry for entry in tag.entries if entry.layer == "nisba"), None)
    if nisba is None:
        return tag
    before = _before(tags, at)
    if before is not None:
        noun = (before.layer in NOUNS or before.layer == "nisba") and not before.split.suffix
        definite = before.split.definite or is_definite(words[at - 1])
    else:
        noun, definite = words[at - 1].form.endswith(endings()["feminine"]), is_definite(words[at - 1])
    tanwin = endings()["tanwin"]
    counted = before is not None and not definite and noun and all(words[n].form.endswith(tanwin) for n in (at - 1, at))
    if counted or (noun and definite and tag.split.definite):
        return tag._replace(entries=(nisba, *(entry for entry in tag.entries if entry is not nisba)))
    return tag


def _adjectival(words: tuple[Word, ...], tags: dict[int, Tag], at: int, tag: Tag) -> bool:
    """Say whether a noun that may be an adjective follows a noun that it agrees with."""
    entry, word, noun = tag.entry, words[at], words[at - 1]
    before = _before(tags, at)
    if before is not None and before.layer == "nisba" and _has_other_nation(tags, tag, before.entry):
        return False
    if before is None and mark(noun) not in "NA":
        return False
    one = (before.entry.number if before is not None else noun.number) == "s"
    if one and entry.number == "p" and (tag.split.definite or not word.form.endswith(endings()["nisba"])):
        return False  # his reception of the residents
    if before is not None and before.split.suffix and before.entry.kind == "organisation" and tag.split.definite:
        feminine = before.entry.gender == "f" or before.entry.number == "p"
        if feminine and entry.gender == "f" and entry.number == "s":
            return True  # its armed forces
    possessed = bool(noun.suffix) or (before is None and noun.pos == "X" and noun.form.endswith(clitics().suffixes))
    fixed = before is not None and before.layer not in NOUNS and before.layer != "nisba"
    if possessed or fixed:
        return tag.split.definite and word.form.endswith(_adjective_ends())
    if before is not None and before.split.suffix:
        return word.pos == "ADJ"
    definite = is_definite(noun) or (before is not None and before.split.definite)
    if definite != tag.split.definite:
        return False
    if before is not None and _describes_people(before.entry, entry):
        return True
    if word.pos == "ADJ" and "number" not in entry.flags and before is not None and _is_collective(word, entry):
        return False
    if word.pos == "ADJ" or "number" in entry.flags or (before is not None and _alike(before.entry, entry)):
        return True
    if word.pos not in ("X", "NOUN") or not word.form.endswith(_adjective_ends()):
        return False
    number, gender = (before.entry.number, before.entry.gender) if before else ("", "")
    if entry.number == "s":
        if not word.form.endswith(endings()["nisba"]):
            return False  # a singular that ends like a plural (law)
        gender = gender or ("f" if noun.form.endswith(endings()["feminine"]) else "m")
        return entry.gender == gender or (number == "p" and entry.gender == "f")
    return number == "p" and entry.number == "p"


def _has_other_nation(tags: dict[int, Tag], tag: Tag, nation: Entry) -> bool:
    """Say whether a noun for people behind a nation's adjective has another nation's: it begins its own phrase.

    The Egyptian authorities arrested the Lebanese citizen.
    """
    after = tags.get(tag.end)
    if after is None or after.layer != "nisba" or after.split.conj or tag.entry.kind != "person":
        return False
    return after.split.definite == tag.split.definite and after.entry.country != nation.country


def _is_collective(word: Word, entry: Entry) -> bool:
    """Say whether a noun cannot describe another, whatever the tagger says: a broken plural (residents), the police.

    Broken plurals of nisba adjectives (the Arab leaders) can.
    """
    tail = endings()
    if entry.number == "p":
        return not (word.form.endswith(_adjective_ends()) or entry.arabic.endswith(tail["nisba"]))
    body = entry.number == "s" and entry.kind == "organisation"
    return body and entry.arabic.endswith(tail["feminine"]) and not entry.arabic.endswith(tail["nisba"])


def _describes_people(people: Entry, other: Entry) -> bool:
    """Say whether a broken plural of a nisba adjective describes several persons or office holders (Arab ministers)."""
    several = people.number == other.number == "p" and people.kind in ("person", "office")
    return several and other.arabic.endswith(endings()["nisba"])


def _alike(one: Entry, other: Entry) -> bool:
    """Say whether two nouns for people agree so that the second describes the first (a Muslim man)."""
    people = one.kind == "person" and other.kind in ("person", "group") and one.layer in TURNING
    return people and one.number == other.number and one.gender == other.gender


def _adjective_ends() -> tuple[str, ...]:
    tail = endings()
    return (*tail["nisba"], *tail["masculine_plural"][:2])
