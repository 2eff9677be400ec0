"""Takes a reading; gives it with what a language model of the user's choice adds, each string found in the text.

An optional guest (extra `llm`): nothing else in Khabar needs a model or a network.
"""

from khabar.guests.align import Aligner
from khabar.guests.endpoint import Endpoint
from khabar.guests.guest import Guest, GuestOptions, Limits

__all__ = ["Aligner", "Endpoint", "Guest", "GuestOptions", "Limits"]
