"""Reads articles: runs the stages in order and gives Readings."""

import gc
import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date

from khabar.actors import find_actors
from khabar.articles import Rejected, find_outlet
from khabar.attributions import find_attributions
from khabar.counts import find_counts
from khabar.errors import KhabarError
from khabar.events import Findings, find_events
from khabar.model import Article, Outlet, Reading
from khabar.places import find_places
from khabar.reader.outcomes import read_outcome
from khabar.reader.record import Recorder
from khabar.reader.romanise import open_romaniser, romanised
from khabar.text import read_text
from khabar.times import find_times
from khabar.words import read_words


class Reader:
    """Reads Arabic news. Loads tables and models once; one Reader may serve many threads.

    >>> reading = Reader().read("أعلن وزير الخارجية الفرنسي أن بلاده تدعم لبنان.", published=date(2024, 5, 2))
    >>> reading.text(reading.attributions[0].cue)
    'أعلن'
    """

    def __init__(self, *, romanise: bool = False) -> None:
        """Load all. `romanise` writes names that no table knows in Latin letters; without the extra, ExtraError."""
        self.romanise = romanise
        if romanise:
            open_romaniser()
        with _uncollected():
            self.read("\u0642\u0627\u0644 \u0627\u0644\u0648\u0632\u064a\u0631")  # loads every table and model

    def read(
        self,
        text: str,
        *,
        published: date | str | None = None,
        outlet: str | Outlet | None = None,
        title: str | None = None,
        url: str | None = None,
    ) -> Reading:
        """Read one article's text. Relative dates count from the day `published`; without it they stay open."""
        if not isinstance(outlet, Outlet):
            outlet = find_outlet(outlet, url)
        day = published.isoformat() if isinstance(published, date) else published
        digest = hashlib.sha256(text.encode("utf8", "surrogatepass")).hexdigest()
        return self.read_article(Article(digest[:16], text, title, day, outlet, url, digest))

    def read_article(self, article: Article) -> Reading:
        """Read one article."""
        text, sentences, datelines = read_text(article.text, article.title)
        page = read_words(text, sentences)
        published = day_of(article.published)
        actors = find_actors(page, article.outlet, published.isoformat() if published else None, datelines)
        found = Findings(
            actors,
            find_places(page, article.outlet.country),
            find_times(page, published),
            find_counts(page),
            find_attributions(page, actors, datelines),
            published,
        )
        events = find_events(page, found)
        reading = Recorder(article, page, found, datelines).record(events)
        return romanised(reading, actors.mentions) if self.romanise else reading

    def read_many(self, articles: Iterable[Article], processes: int = 1) -> Iterator[Reading]:
        """Read articles in order, in several processes if asked; the readings do not depend on how many.

        Raises KhabarError for an article that a process cannot read.
        """
        if processes <= 1:
            yield from map(self.read_article, articles)
            return
        from khabar.reader.pool import read_lines

        for outcome in map(read_outcome, read_lines(articles, processes, romanise=self.romanise)):
            if isinstance(outcome, Rejected):
                raise KhabarError(outcome.reason, where=outcome.input, next=outcome.next)
            yield outcome


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the collector of garbage from looking through tables while they grow: nothing of them is garbage."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def day_of(published: str | None) -> date | None:
    """Give the day of an ISO date or time, or None where it is missing or not one."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
