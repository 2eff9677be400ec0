"""Measures how near the romanised names of known persons come to their Latin names (extra `roman`).

python -m training.roman_eval

The persons are those of the table of holders, by their first Arabic spelling; case, accents, spaces and hyphens do not
count. Many of them are famous enough to stand in the library's own index: a name that no table knows fares worse.
"""

import re
import sys
import unicodedata
from difflib import SequenceMatcher

from khabar.knowledge import alternatives, load_table
from khabar.reader.romanise import latin_name, open_romaniser

ARAB = frozenset(
    [
        "ARE",
        "BHR",
        "DZA",
        "EGY",
        "IRQ",
        "JOR",
        "KWT",
        "LBN",
        "LBY",
        "MAR",
        "MRT",
        "OMN",
        "PSE",
        "QAT",
        "SAU",
        "SDN",
        "SOM",
        "SYR",
        "TUN",
        "YEM",
    ]
)


def letters(name: str) -> str:
    """Give a name's plain small letters.

    >>> letters("Abdel-Fattah Él Sisi")
    'abdelfattahelsisi'
    """
    return re.sub("[^a-z]", "", unicodedata.normalize("NFD", name).lower())


def main() -> int:
    """Print the figures."""
    open_romaniser()
    print("| persons of | names | letters in common | the same letters |\n|---|---|---|---|")
    rows = load_table("actors/holders").rows
    for label, arab in (("Arab states", True), ("other states and bodies", False)):
        pairs = [
            (letters(row["name"]), letters(latin_name(alternatives(row["arabic"])[0]) or ""))
            for row in rows
            if row["arabic"] and (row["country"] in ARAB) == arab
        ]
        near = sum(SequenceMatcher(None, *pair).ratio() for pair in pairs) / len(pairs)
        same = sum(one == other for one, other in pairs) / len(pairs)
        print(f"| {label} | {len(pairs)} | {100 * near:.0f}% | {100 * same:.0f}% |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
