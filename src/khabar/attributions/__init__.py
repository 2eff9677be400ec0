"""Takes a page with its actors and datelines; gives who says what: cue, source, content, stance, speaker, nesting."""

from khabar.attributions.find import find_attributions
from khabar.attributions.lexicon import pronouns
from khabar.attributions.order import Attributions, chain, holder
from khabar.attributions.records import AttributionMention

__all__ = ["AttributionMention", "Attributions", "chain", "find_attributions", "holder", "pronouns"]
