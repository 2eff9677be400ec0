"""Gives the nations that one phrase names together: "Yemeni and Sudanese forces", "the two Koreas"."""

from functools import cache

from khabar.actors.mention import ActorMention
from khabar.actors.resolve import changed
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


@cache
def _nation_names() -> dict[str, str]:
    return {row["key"]: row["name"] for row in load_table("actors/nations").rows}


def as_member(mention: ActorMention, country: str) -> ActorMention:
    """Give a phrase that names several nations as what it means of one (the Pakistan army)."""
    names, name = _nation_names(), mention.name
    first = names.get(mention.country or "")
    if first and country in names and name.startswith(f"{first} "):
        name = names[country] + name.removeprefix(first)
    return changed(mention, name=name, country=country, domestic=False)


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
