"""Gives the acts of a page: candidates judged, with parties, status, mouth, time, place, numbers and first telling."""

from functools import cache
from typing import NamedTuple

import msgspec

from khabar.actors import ActorMention
from khabar.events.attach import Findings
from khabar.events.candidates import Candidate, Scene, following, read_candidates
from khabar.events.circumstances import load_circumstances
from khabar.events.judge import Judge
from khabar.events.memory import Memory
from khabar.events.modes import read_mode
from khabar.events.record import EventMention
from khabar.events.roles import Parties
from khabar.events.same import join_tellings
from khabar.words import Page


@cache
def _judge() -> Judge:
    return Judge.load()


def find_events(page: Page, found: Findings) -> tuple[EventMention, ...]:
    """Find the acts told on a page."""
    scene, judge = Scene.of(page, found), _judge()
    candidates = read_candidates(scene)
    triggers = [options[0].first for options in candidates]
    acts = _read_acts(scene, judge, candidates)
    memory = Memory(scene, ((act.candidate, act.parties) for act in acts))
    scene.forget()
    events = []
    for act in acts:
        with memory.without(act.candidate, act.parties):
            again = act._replace(parties=judge.parties(scene, act.candidate, memory))
        scene.remember(*again[:3])
        events.append(_event(scene, again, triggers))
    return join_tellings(page, events)


class _Act(NamedTuple):
    candidate: Candidate
    parties: Parties
    status: str
    sure: float


def _read_acts(scene: Scene, judge: Judge, candidates: list[list[Candidate]]) -> list[_Act]:
    """Read the acts in reading order, each in the light of those before it."""
    acts = []
    for number, options in enumerate(candidates):
        chosen = judge.choose(scene, options, following(candidates, number))
        if chosen is None:
            continue
        candidate, sure = chosen
        act = _Act(candidate, judge.parties(scene, candidate), judge.state(scene, candidate), sure)
        scene.remember(*act[:3])
        acts.append(act)
    return acts


def _event(scene: Scene, act: _Act, triggers: list[int]) -> EventMention:
    c, parties, status, sure = act
    page, around = scene.page, load_circumstances()
    return EventMention(
        c.first,
        c.trigger.last,
        c.act.type,
        read_mode(page, c.act.type, c.act.mode, c.first),
        status,
        spread(scene, parties.actors),
        spread(scene, parties.recipients),
        around.when(scene, c, triggers),
        around.where(scene, c, triggers),
        around.sizes(scene, c, triggers),
        c.said_in,
        None,
        round(sure, 3),
        f"events/acts.tsv:{c.act.key}",
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
