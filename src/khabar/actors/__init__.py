"""Takes a page of words and its outlet; gives its actors: who they are, where they are named, whom pronouns mean."""

from khabar.actors.actors import Actors
from khabar.actors.find import find_actors
from khabar.actors.mention import ActorMention

__all__ = ["ActorMention", "Actors", "find_actors"]
