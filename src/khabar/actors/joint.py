"""Gives the nations that one phrase names together: "Yemeni and Sudanese forces", "the two Koreas"."""

from functools import cache

from khabar.actors.mention import ActorMention
from khabar.actors.tags import Tag
from khabar.knowledge import alternatives, load_table
from khabar.text import fold
from khabar.words import Page


@cache
def joint_names() -> dict[str, tuple[str, ...]]:
    """Give the countries of each name that stands for several."""
    found: dict[str, tuple[str, ...]] = {}
    for row in load_table("actors/joint").rows:
        for name in alternatives(row["names"]):
            found[fold(name)] = tuple(alternatives(row["countries"]))
    return found


def named_together(page: Page, mention: ActorMention) -> tuple[str, ...]:
    """Give the countries that a word of a phrase stands for together (officials of the two Koreas), else ()."""
    for word in page.words[mention.head : mention.last]:
        known = joint_names().get(word.stem) or joint_names().get(word.form)
        if known:
            return known
    return ()


def joint_nations(page: Page, tags: dict[int, Tag], mention: ActorMention) -> tuple[str, ...]:
    """Give the countries of a phrase that names more than one, in the order of the text; () if it does not.

    Its adjectives count where "and" joins them («قوات يمنية وسودانية») or one follows the other, but for people
    of two passports («التعاون اليمني السوداني»), or a word of it that the table knows.
    """
    known = named_together(page, mention)
    if known:
        return known
    if not mention.country:
        return ()
    found, done = [mention.country], 0
    for at in range(mention.head, mention.last):
        tag = tags.get(at)
        country = tag.entry.country if tag is not None and tag.layer == "nisba" else None
        if country and country not in found:
            if not page.words[at].conj and (mention.kind == "person" or done != at):
                break
            found.append(country)
        if country and tag is not None:
            done = tag.end
    return tuple(found) if len(found) > 1 else ()
