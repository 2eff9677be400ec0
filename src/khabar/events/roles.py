"""Gives the actors and recipients of an act from the phrases around it and its row's frame."""

from functools import cache
from typing import NamedTuple

from khabar.actors import ActorMention, Actors
from khabar.events.acts import Act
from khabar.events.find import Trigger
from khabar.events.links import Found, Link, may_be_passive, noun_links, verb_links
from khabar.knowledge import alternatives, load_table
from khabar.text import fold
from khabar.words import Page, Word


class Parties(NamedTuple):
    """Who does an act and to whom."""

    actors: tuple[ActorMention, ...] = ()
    recipients: tuple[ActorMention, ...] = ()


class Light(NamedTuple):
    """A row of events/light.tsv."""

    key: str
    subject: str
    object: str


@cache
def load_light() -> dict[str, Light]:
    """Read the table of light verbs once."""
    found: dict[str, Light] = {}
    for row in load_table("events/light").rows:
        for verb in alternatives(row["verbs"]):
            found.setdefault(fold(verb), Light(row["key"], row["subject"], row["object"]))
    return found


def read_links(page: Page, actors: Actors, trigger: Trigger, around: Found) -> list[Link]:
    """Read the links of a candidate, with those that a light verb lends to a noun."""
    word = page.words[trigger.first]
    if trigger.form == "verb":
        return verb_links(page, actors, word, around)
    return [*noun_links(page, actors, trigger.last, around), *_lent(page, actors, around)]


def _lent(page: Page, actors: Actors, around: Found) -> list[Link]:
    """Give the parties of the verb that governs a noun: `lent-a`, `lent-r` by a light verb, else `governor`."""
    for place, chunk in enumerate(around.before):
        if chunk.kind == "complementizer":
            return []
        if chunk.kind == "verb":
            verb = page.words[chunk.first]
            light = load_light().get(verb.lemma)
            sides = {"subject": f"lent-{light.subject}", "object": f"lent-{light.object}"} if light else {}
            between = around.before[:place][::-1]
            earlier = () if light and verb.conj else around.before[place + 1 :]  # "and" opens a clause of its own
            links = verb_links(page, actors, verb, Found(earlier, between))
            if light and not any(link.relation in ("subject", "patient") for link in links):
                links += _unnamed(page, actors, verb)
            return [
                link._replace(relation=sides.get(link.relation, "governor"))
                for link in links
                if link.relation == "subject" or link.relation in sides
            ]
    return []


def _unnamed(page: Page, actors: Actors, verb: Word) -> list[Link]:
    """Give whom a light verb without a subject of its own may speak of («…، وألقت باللوم على …»)."""
    told = None if may_be_passive(verb) else actors.antecedent(verb.index, verb.gender, verb.number)
    return [Link("subject", told.first, told.last, "", told)] if told is not None else []


def frame(act: Act, trigger: Trigger, passive: bool) -> dict[str, str]:
    """Give the role that each relation has in an act's frame."""
    if trigger.form == "verb":
        patient = act.object if act.object in ("r", "p") else act.subject
        return {
            "subject": patient if passive else act.subject,
            "object": "" if passive else act.object,
            "patient": patient,
        }
    return {
        "qualified": "r" if act.subject == "r" else "",
        "genitive": act.genitive,
        "nisba": "a" if act.genitive != "r" or act.subject == "a" else "r",
    }


def read_parties(page: Page, act: Act, trigger: Trigger, links: list[Link]) -> Parties:
    """Give the parties of an act."""
    passive = page.words[trigger.first].voice == "pass" and trigger.form == "verb"
    roles = frame(act, trigger, passive)
    chosen: dict[str, list[ActorMention]] = {"a": [], "r": []}
    open_links = []
    for link in links:
        role = _role(act, link, roles)
        if role == "?" and link.mention is not None:
            open_links.append(link)
        elif role in chosen and link.mention is not None and link.mention not in chosen["a"] + chosen["r"]:
            chosen[role].append(link.mention)
    for link in open_links:
        if link.mention is not None and link.mention not in chosen["a"] + chosen["r"]:
            chosen["r" if chosen["a"] and not chosen["r"] else "a" if not chosen["a"] else "r"].append(link.mention)
    return Parties(tuple(chosen["a"]), tuple(chosen["r"]))


def _role(act: Act, link: Link, roles: dict[str, str]) -> str:
    if link.relation == "prep":
        return act.preps.get(link.prep, "")
    if link.relation.startswith("of"):
        return _of_role(act, link)
    if link.relation.startswith("lent-"):
        return link.relation[-1]
    if link.relation == "genitive" and roles.get("genitive") == "x":
        return "?"
    return roles.get(link.relation, "")


def _of_role(act: Act, link: Link) -> str:
    """Give the role of a phrase in a clause that says something of the noun, by the light verb there."""
    relation, _, lemma = link.relation.partition(":")
    light = load_light().get(lemma)
    if relation.endswith("prep"):
        return act.preps.get(link.prep, "") if light else ""
    if light is None:
        return "a" if relation == "of-suffix-bare" else ""
    return light.subject if relation == "of-suffix-bare" else light.object
