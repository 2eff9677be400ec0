"""Gives the acts of the tables and an index from words to them."""

from functools import cache
from typing import NamedTuple

from khabar.knowledge import alternatives, load_table
from khabar.text import fold

ARTICLE, FEMININE = "\u0627\u0644", "\u0629"
LEARNED = "learned"  # strength of the rows of events/learned.tsv, whose words marked news takes for an act
Phrase = tuple[str, ...]


class Act(NamedTuple):
    """A row of events/acts.tsv or learned.tsv: what act its words name and how its parties stand around them."""

    key: str
    type: str
    mode: str | None
    subject: str
    object: str
    preps: dict[str, str]
    genitive: str
    needs: tuple[str, ...]
    strength: str

    @property
    def why(self) -> str:
        """Give the row that the act comes from, as a reading names it."""
        return f"events/{'learned' if self.strength == LEARNED else 'acts'}.tsv:{self.key}"


class Index(NamedTuple):
    """Where acts start: by verb lemma, by noun stem, and by the first stem of a longer phrase."""

    verbs: dict[str, tuple[Act, ...]]
    nouns: dict[str, tuple[Act, ...]]
    phrases: dict[str, tuple[tuple[Phrase, Act], ...]]


def stem_of(word: str) -> str:
    """Fold a table's word and take off its article, as words are compared."""
    folded = fold(word)
    return folded[2:] if folded.startswith(ARTICLE) and len(folded) > 4 else folded


@cache
def load_acts() -> Index:
    """Read the tables of acts once."""
    verbs: dict[str, list[Act]] = {}
    nouns: dict[str, list[Act]] = {}
    phrases: dict[str, list[tuple[Phrase, Act]]] = {}
    for row in (*load_table("events/acts").rows, *load_table("events/learned").rows):
        preps = dict(pair.split("=") for pair in alternatives(row["preps"]))
        act = Act(
            row["key"],
            row["type"],
            row["mode"] or None,
            row["subject"],
            row["object"],
            {fold(prep): role for prep, role in preps.items()},
            row["genitive"],
            tuple(row["needs"].split()),
            row["strength"],
        )
        for verb in alternatives(row["verb"]):
            verbs.setdefault(fold(verb), []).append(act)
        for noun in alternatives(row["noun"]):
            parts = tuple(stem_of(part) for part in noun.split())
            if len(parts) == 1:
                # «إلغاء» begins like the article, which a reader may or may not take off
                for form in dict.fromkeys((*noun_forms(parts[0]), *noun_forms(fold(noun)))):
                    nouns.setdefault(form, []).append(act)
            else:
                phrases.setdefault(parts[0], []).append((parts, act))
    longest = {first: tuple(sorted(rows, key=lambda r: -len(r[0]))) for first, rows in phrases.items()}
    return Index(_frozen(verbs), _frozen(nouns), longest)


def _frozen(index: dict[str, list[Act]]) -> dict[str, tuple[Act, ...]]:
    return {word: tuple(acts) for word, acts in index.items()}


def noun_forms(noun: str) -> list[str]:
    """Give the written forms of a noun: itself, with the accusative alef, and its duals."""
    if noun.endswith(FEMININE):
        return [noun, noun[:-1] + "تين", noun[:-1] + "تان", noun[:-1] + "تي", noun[:-1] + "تا"]
    return [noun, noun + "ا", noun + "ين", noun + "ان"]
