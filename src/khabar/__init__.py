"""Khabar reads Arabic news and gives sourced event data: who did what to whom, and according to whom.

`Reader().read(text)` gives a Reading; `read_times` and `read_counts` read single phrases.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from khabar.model.version import VERSION

if TYPE_CHECKING:
    from khabar.counts import read_counts
    from khabar.model import Article, Outlet, Reading
    from khabar.reader import Reader
    from khabar.times import read_times

__version__ = VERSION
__all__ = ["Article", "Outlet", "Reader", "Reading", "__version__", "read_counts", "read_times"]

_HOMES = {
    "Article": "khabar.model",
    "Outlet": "khabar.model",
    "Reader": "khabar.reader",
    "Reading": "khabar.model",
    "read_counts": "khabar.counts",
    "read_times": "khabar.times",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'khabar' has no attribute {name!r}")
