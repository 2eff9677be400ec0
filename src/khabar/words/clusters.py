"""Gives the cluster of a word form: forms that news uses in the same places (words/clusters.txt)."""

from functools import cache, lru_cache
from importlib.resources import files

PROCLITICS = ("\u0648", "\u0641", "\u0628", "\u0644", "\u0643")


@cache
def clusters() -> dict[str, int]:
    """Give form -> number of its cluster; forms are folded, with their clitics, as written."""
    text = (files("khabar.knowledge") / "words" / "clusters.txt").read_text("utf8")
    lines = (line for line in text.split("\n") if line and not line.startswith("#"))
    return {form: number for number, line in enumerate(lines) for form in line.split(" ")}


@lru_cache(maxsize=60_000)
def cluster_of(form: str) -> int:
    """Give the number of a folded form's cluster; -1 for a form that the table lacks.

    A form that the table lacks takes the cluster of the form without its conjunction or preposition. Numbers change
    when the table is made anew, so models that use them must be trained after it.

    >>> cluster_of("ذلكذلك")
    -1
    """
    known = clusters()
    found = known.get(form, -1)
    if found < 0 and form[:1] in PROCLITICS:
        return known.get(form[1:], -1)
    return found
