"""Tells whether a title behind a title goes on with the same person or begins another one's phrase."""

from khabar.actors import parts
from khabar.actors.entries import endings
from khabar.actors.names import is_plain_word
from khabar.actors.scan import MANY
from khabar.actors.tags import Tag
from khabar.words import Word
from khabar.words.marks import clitics, phrase_words

LANDS = frozenset(("nation", "nisba", "capital"))
FIXED = parts.FIXED - {"holder"}  # what is called by a name, but persons


def takes_no_name(words: tuple[Word, ...], tags: dict[int, Tag], head: int, last: int, at: int) -> bool:
    """Say whether no person's name follows: one with a name of its own (the Houthis), several before a plain word."""
    tag = tags.get(head)
    if tag is None:
        return False
    whole = words[last].article or words[last].form.endswith(endings()["masculine_plural"][:2])
    several = tag.entry.number == "p" and whole and (at not in tags or tags[at].layer == "name")
    return tag.layer in FIXED or (several and is_plain_word(words[at].form))


def goes_on(words: tuple[Word, ...], tags: dict[int, Tag], at: int) -> bool:
    """Say whether a word goes on with a known person's name: of the house of, the son of, the Fulani."""
    form, tag = words[at].form, tags.get(at)
    told = tag is None or tag.layer != "holder"
    return form in phrase_words()["name_link"] or (told and form.startswith(clitics().article))


def land_before_name(tags: dict[int, Tag], at: int, limit: int) -> int:
    """Give the end of a land behind a preposition where a name follows (the envoy to Syria so-and-so), else 0."""
    land = tags.get(at + 1)
    if land is None or land.layer not in ("nation", "capital") or land.split.conj or land.end >= limit:
        return 0
    name = tags.get(land.end)
    return land.end if name is not None and name.layer in ("name", "holder") and not name.split.conj else 0


def is_free(tag: Tag, form: str) -> bool:
    """Say whether a sound plural has kept its last letter, so that no genitive follows (settlers ... the houses)."""
    sound = "sound" in tag.entry.flags or " " in tag.entry.arabic
    return tag.entry.number == "p" and sound and form.endswith(endings()["masculine_plural"][:2])


def another_person(tags: dict[int, Tag], head: int, last: int, at: int) -> bool:
    """Say whether the title at `at` begins another person's phrase behind the one with this head and last word.

    So does the same title again, or the title of a known person of another nation: the American president described
    President so-and-so.
    """
    one, other = tags.get(head), tags.get(at)
    if one is None or other is None or one.end == at:
        return False
    if one.entry.key == other.entry.key:
        return True
    name, nation = tags.get(other.end), tags.get(last)
    if name is None or nation is None or name.layer != "holder" or nation.layer not in ("nisba", "nation"):
        return False
    return None not in (name.entry.country, nation.entry.country) and name.entry.country != nation.entry.country


def of_others(tags: dict[int, Tag], end: int, after: int) -> bool:
    """Say whether a title, words [end, after), is several people's, or of another nation than who is named before."""
    if end in tags and tags[end].entry.number == "p":
        return True
    start = next((at for at in range(end - 1, max(-1, end - 5), -1) if at in tags and tags[at].layer == "holder"), None)
    if start is None or tags[start].end != end or tags[start].entry.country in MANY:
        return False
    nation = next((tags[at].entry.country for at in range(end, after) if at in tags and tags[at].layer in LANDS), None)
    return nation is not None and nation != tags[start].entry.country
