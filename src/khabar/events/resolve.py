"""Gives the acts of a page: candidates judged, with parties, status, mouth, time, place, numbers and first telling."""

from functools import cache
from typing import NamedTuple

import msgspec

from khabar.actors import ActorMention
from khabar.events.attach import Findings
from khabar.events.candidates import Candidate, Scene, following, read_options
from khabar.events.circumstances import load_circumstances
from khabar.events.judge import Judge
from khabar.events.record import EventMention
from khabar.events.roles import Parties
from khabar.events.same import join_tellings
from khabar.times import TimeMention
from khabar.words import Page


class Judged(NamedTuple):
    """What the models say of an act; `sure` is its confidence."""

    parties: Parties
    status: str
    mode: str | None
    sure: float


@cache
def _judge() -> Judge:
    return Judge.load()


def find_events(page: Page, found: Findings) -> tuple[EventMention, ...]:
    """Find the acts told on a page."""
    scene, judge = Scene.of(page, found), _judge()
    told: list[tuple[Candidate, Judged]] = []
    found_options = read_options(scene)
    triggers = [options[0].first for options in found_options]
    for number, options in enumerate(found_options):
        later = following(found_options, number)
        chosen = judge.choose(scene, options, later)
        if chosen is None:
            continue
        candidate, sure = chosen
        parties = judge.parties(scene, candidate)
        status = judge.state(scene, candidate)
        mode = judge.modes.choose(scene, candidate, later)
        scene.remember(candidate, parties, status, mode)
        told.append((candidate, Judged(parties, status, mode, sure)))
    times = load_circumstances().whens(scene, [candidate for candidate, _ in told], triggers)
    events = [_event(scene, c, triggers, judged, when) for (c, judged), when in zip(told, times, strict=True)]
    return join_tellings(page, events)


def _event(scene: Scene, c: Candidate, triggers: list[int], judged: Judged, when: TimeMention | None) -> EventMention:
    around, parties = load_circumstances(), judged.parties
    return EventMention(
        c.first,
        c.trigger.last,
        c.act.type,
        judged.mode,
        judged.status,
        spread(scene, parties.actors),
        spread(scene, parties.recipients),
        when,
        around.where(scene, c, triggers),
        around.sizes(scene, c, triggers),
        c.said_in,
        None,
        round(judged.sure, 3),
        c.act.why,
    )


def spread(scene: Scene, mentions: tuple[ActorMention, ...]) -> tuple[ActorMention, ...]:
    """Give one party for each member of a joint phrase (both sides, the two countries), with the phrase's place."""
    found: list[ActorMention] = []
    for mention in mentions:
        members = scene.found.actors.members(mention)
        if len(members) == 1:
            found.append(mention)
            continue
        place = {"first": mention.first, "last": mention.last, "start": mention.start, "end": mention.end}
        found += [msgspec.structs.replace(member, **place) for member in members]
    return tuple(found)
