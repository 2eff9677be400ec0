"""Gives the news agency that a single word stands for where it speaks (SANA reported that)."""

from functools import cache

from khabar.knowledge import load_table
from khabar.model import Speaker
from khabar.text import fold


@cache
def wires() -> dict[str, Speaker]:
    """Give the agencies by the short forms of their names, folded; those of several agencies are left out.

    >>> wires()[fold("سانا")].name
    'SANA'
    """
    found: dict[str, list[Speaker]] = {}
    for row in load_table("actors/agencies").rows:
        speaker = Speaker(row["name"], row["ref"] or None, "agency", row["country"] or None)
        for short in row["short"].split("|"):
            found.setdefault(fold(short), []).append(speaker)
    return {short: speakers[0] for short, speakers in found.items() if short and len(speakers) == 1}


def wire_of(form: str, gender: str, kind: str) -> Speaker | None:
    """Give the agency that a source of one word stands for.

    Many of the words name other things too, so the verb must be in the feminine, as the word for an agency is, or the
    word be known to be an agency's. `kind` is what the tables of sources tell of it.
    """
    return wires().get(form) if gender == "f" or kind == "agency" else None
