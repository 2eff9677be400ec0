"""Takes a page with its actors, places, times, counts and attributions; gives the PLOVER acts told in it."""

from khabar.events.attach import Findings
from khabar.events.plover import contexts, quad_and_intensity
from khabar.events.record import EventMention
from khabar.events.resolve import find_events

__all__ = ["EventMention", "Findings", "contexts", "find_events", "quad_and_intensity"]
