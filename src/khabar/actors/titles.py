"""Tells whether a title behind a title goes on with the same person or begins another one's phrase."""

from khabar.actors.names import is_plain_word
from khabar.actors.scan import MANY
from khabar.actors.tags import Tag
from khabar.words import Word

LANDS = frozenset(("nation", "nisba", "capital"))
FIXED = frozenset(("organisation", "group", "agency", "outlet", "short"))


def takes_no_name(words: tuple[Word, ...], tags: dict[int, Tag], head: int, last: int, at: int) -> bool:
    """Say whether no person's name follows: one with a name of its own (the Houthis), several before a plain word."""
    tag = tags.get(head)
    if tag is None:
        return False
    several = tag.entry.number == "p" and words[last].article
    return tag.layer in FIXED or (several and at not in tags and is_plain_word(words[at].form))


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
