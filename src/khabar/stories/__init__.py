"""Takes the readings of a store; gives stories: the same act told by several outlets, with its independent chains."""

from khabar.stories.chains import Told
from khabar.stories.copies import Copies, containment, is_copy
from khabar.stories.facts import Fact, Telling, VersionOfFact
from khabar.stories.features import Features, make_features
from khabar.stories.group import Grouper
from khabar.stories.place import group_store, open_grouper
from khabar.stories.story import Story, StoryPage, list_stories, make_page, make_story, show_story, today

__all__ = [
    "Copies", "Fact", "Features", "Grouper", "Story", "StoryPage", "Telling", "Told", "VersionOfFact", "containment",
    "group_store", "is_copy", "list_stories", "make_features", "make_page", "make_story", "open_grouper", "show_story",
    "today",
]  # fmt: skip
