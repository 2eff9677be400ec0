"""Tells whether a title behind a title goes on with the same person or begins another one's phrase."""

from khabar.actors.scan import Tag


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
