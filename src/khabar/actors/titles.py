"""Tells whether a title behind a title goes on with the same person or begins another one's phrase."""

from khabar.actors.scan import MANY
from khabar.actors.tags import Tag

LANDS = frozenset(("nation", "nisba", "capital"))


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


def of_another_nation(tags: dict[int, Tag], end: int, after: int) -> bool:
    """Say whether the title of words [end, after) is of another nation than the known person whose name ends there."""
    start = next((at for at in range(end - 1, max(-1, end - 5), -1) if at in tags and tags[at].layer == "holder"), None)
    if start is None or tags[start].end != end or tags[start].entry.country in MANY:
        return False
    nation = next((tags[at].entry.country for at in range(end, after) if at in tags and tags[at].layer in LANDS), None)
    return nation is not None and nation != tags[start].entry.country
