"""Chooses the country of a place that no table knows: by where the countries of the page are named around it."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from functools import cache

from khabar.knowledge import load_table
from khabar.places.located import is_bare
from khabar.places.mention import PlaceMention
from khabar.words import Page

REACH = 80  # words on either side that are looked through, so that a line without end costs no more
MEMORY = 6  # sentences before that are looked through
CLOSE = 4  # words behind
KINDS = ("nation", "country", "seat", "town")
"""What names a country: an adjective, its name, its capital where that may mean a government, another place in it."""


class Lands:
    """The countries that a page names: where, how often, and which one each place without a known point lies in."""

    def __init__(
        self, page: Page, known: Sequence[PlaceMention], adjectives: Sequence[tuple[int, str]], home: str | None
    ) -> None:
        self.page, self.home = page, home
        named: list[tuple[int, str, str]] = [(at, country, "nation") for at, country in adjectives]
        named += [(place.first, place.country, kind_of(page, place)) for place in known if place.country]
        named.sort()
        self.all = [at for at, _, _ in named], [country for _, country, _ in named]
        self.by_kind = {
            kind: ([at for at, _, k in named if k == kind], [country for _, country, k in named if k == kind])
            for kind in KINDS
        }
        self.counts = Counter(self.all[1])
        self.order = [country for country, _ in self.counts.most_common(2)]
        end = page.ranges[0][1] if page.ranges else 0
        self.headline = frozenset(self.all[1][: bisect_left(self.all[0], end)])

    def choose(self, at: int, kind: str, but: str | None = None, among: Container[str] = ()) -> str | None:
        """Give the country in which the place at word `at` lies; `kind` is whole, owned, generic or name.

        Where the page names none it is the outlet's; `but` is a country in which it does not lie (an embassy's own);
        `among` are those that it may be, if the page names one of them (the kingdoms).
        """
        table, scores = weights(), {country: 0.0 for country in self.counts if country != but}
        if not scores:
            return self.home
        if among and any(country in among for country in scores):
            scores = {country: 0.0 for country in scores if country in among}
        for country, sign, value in self.signs(at):
            if country in scores:
                scores[country] += value * table.get(f"{kind}:{sign}", 0.0)
        return max(scores, key=lambda country: scores[country])

    def signs(self, at: int) -> Iterator[tuple[str, str, float]]:
        """Give the signs that speak for the countries of the page at word `at`: (country, sign, how much)."""
        begin, end = self.page.ranges[self.page.words[at].sentence]
        start = max(self.page.ranges[max(0, self.page.words[at].sentence - MEMORY)][0], at - MEMORY * REACH)
        begin, end = max(begin, at - REACH), min(end, at + REACH)
        for kind, (places, countries) in self.by_kind.items():
            here = bisect_left(places, at)
            if here and places[here - 1] >= begin:
                yield countries[here - 1], f"before:{kind}", 1.0
            elif here and places[here - 1] >= start:
                yield countries[here - 1], f"earlier:{kind}", 1.0
            if here < len(places) and places[here] < end:
                yield countries[here], f"after:{kind}", 1.0
                if places[here] <= at + CLOSE:
                    yield countries[here], f"close:{kind}", 1.0
        places, countries = self.all
        first, here, last = bisect_left(places, begin), bisect_left(places, at), bisect_left(places, end)
        if first < last:
            yield countries[first], "first", 1.0
        if here < last:
            yield countries[here], "next", 1.0
        total = len(places)
        for country, count in self.counts.items():
            yield country, "share", count / total
        for country, sign in zip(self.order, ("most", "second"), strict=False):
            yield country, sign, 1.0
        for country in self.headline:
            yield country, "headline", 1.0


def kind_of(page: Page, place: PlaceMention) -> str:
    """Tell what of KINDS a place is."""
    if place.precision == "country":
        return "country"
    return "seat" if is_bare(page, place) else "town"


@cache
def weights() -> dict[str, float]:
    """Give the weight of each sign, by kind of place and sign."""
    return {row["key"]: float(row["weight"]) for row in load_table("places/lands").rows}
