"""Gives the acts of a page: candidates that hold, with parties, status, mouth, time, place, numbers and first telling."""

from khabar.actors import ActorMention
from khabar.events.acts import Act
from khabar.events.attach import Findings, Shelf
from khabar.events.conditions import Case, holds
from khabar.events.find import Trigger, find_triggers
from khabar.events.links import Link, look_around
from khabar.events.modes import read_mode
from khabar.events.record import EventMention
from khabar.events.roles import Parties, read_links, read_parties
from khabar.events.same import join_tellings, merge_sentence
from khabar.events.status import by_stance, read_status
from khabar.words import Page


def find_events(page: Page, found: Findings) -> tuple[EventMention, ...]:
    """Find the acts told on a page."""
    shelf, events = Shelf(page, found), []
    for trigger in find_triggers(page):
        event = _read(page, found, shelf, trigger)
        if event is not None:
            events.append(event)
    return join_tellings(page, merge_sentence(page, events))


def _read(page: Page, found: Findings, shelf: Shelf, trigger: Trigger) -> EventMention | None:
    around = look_around(page, found.actors, trigger.first, trigger.last)
    links = tuple(read_links(page, found.actors, trigger, around))
    case = Case(page, trigger.first, trigger.last, trigger.form, links)
    act = next((act for act in trigger.acts if holds(case, act.needs)), None)
    if act is None:
        return None
    parties = _parties(page, found, act, trigger, links)
    said_in = shelf.holder_of(trigger.first, trigger.last)
    status, sign = read_status(page, trigger.first, trigger.form)
    if said_in is not None:
        status = by_stance(status, found.attributions[said_in].stance)
    mode = read_mode(page, act.type, act.mode, trigger.first)
    return EventMention(
        trigger.first,
        trigger.last,
        act.type,
        mode,
        status,
        *parties,
        shelf.when(trigger.first, said_in),
        shelf.where(trigger.first),
        shelf.size(trigger.first, act.type),
        said_in,
        None,
        0.5,
        f"events/acts.tsv:{act.key}" + (f" events/status.tsv:{sign}" if sign else ""),
    )


def _parties(page: Page, found: Findings, act: Act, trigger: Trigger, links: tuple[Link, ...]) -> Parties:
    parties = read_parties(page, act, trigger, list(links))
    word = page.words[trigger.first]
    hidden: ActorMention | None = None
    if trigger.form == "verb" and word.voice != "pass" and not parties.actors and act.subject == "a":
        hidden = found.actors.antecedent(trigger.first, word.gender, word.number)
        if hidden is not None and hidden not in parties.recipients:
            parties = parties._replace(actors=(hidden,))
    if word.suffix and not parties.recipients and act.object == "r" and trigger.form == "verb":
        whom = found.actors.antecedent(trigger.first, *_pronoun(word.suffix))
        if whom is not None and whom not in parties.actors:
            parties = parties._replace(recipients=(whom,))
    if word.suffix and trigger.form != "verb" and not parties.actors and act.genitive in ("a", "x"):
        owner = found.actors.antecedent(trigger.first, *_pronoun(word.suffix))
        if owner is not None and owner not in parties.recipients:
            parties = parties._replace(actors=(owner,))
    return parties


PRONOUNS = {"\u0647": ("m", "s"), "\u0647\u0627": ("f", "s"), "\u0647\u0645": ("m", "p"), "\u0647\u0645\u0627": ("", "d"), "\u0647\u0646": ("f", "p")}


def _pronoun(suffix: str) -> tuple[str, str]:
    return PRONOUNS.get(suffix, ("", ""))
