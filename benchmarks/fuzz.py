"""Feeds hostile inputs to every reader and to the whole pipeline, and counts crashes and slow inputs.

    python benchmarks/fuzz.py FOLDER --inputs 10000

Input number N is made from seed N, so any can be made again: `--only N`. FOLDER keeps how far it got (state.json; the
same command goes on from there), what broke (N.bin, with the reason in N.txt) and the number of the input in hand, so
that one which ends the process is found too. An input counts as slow above 2 s of processor time, making it left out.
"""

import argparse
import json
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FrameType

if __package__ is None:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from htmldate import find_date

from benchmarks.fuzz_inputs import MAKERS, make_input
from khabar.articles import Rejected, read_articles
from khabar.articles.rejected import Unreadable
from khabar.articles.rows import make_article
from khabar.exports.columns import event_rows
from khabar.exports.page import write_page
from khabar.feeds.config import Feed
from khabar.feeds.entries import choose, read_listing
from khabar.feeds.fetch import Failed, Fetched
from khabar.model import Reading
from khabar.reader import Reader

SLOW = 2.0  # seconds of processor time
STUCK = 30.0  # after which an input is given up
EVERY = 500  # inputs between two notes of the state
NOW = 1_715_700_000.0


class Stuck(Exception):
    """An input that takes far too long."""


class Fuzzer:
    """Reads inputs as the program does; raises whatever the program would not have told as a fault of the input."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.reader = folder, Reader()
        for seed, kind in enumerate(MAKERS):  # what is imported at the first need of a kind is no input's fault
            with suppress(Exception):
                self.read(kind, make_input(seed, kind)[1])
        find_date("<html><body><p>1e400</p></body></html>")

    def read(self, kind: str, data: bytes) -> None:
        """Read one input to its end."""
        ways: dict[str, Callable[[bytes], None]] = {"pipeline": self._pipeline, "feed": self._feed}
        ways.get(kind, lambda data: self._file(kind, data))(data)

    def _file(self, kind: str, data: bytes) -> None:
        path = self.folder / f"input.{'txt' if kind == 'text' else kind}"
        path.write_bytes(data)
        for item in read_articles([path]):
            if isinstance(item, Rejected):
                assert item.reason and item.next and "report" not in item.next, item
            else:
                assert item.text.strip() and item.text.encode("utf8")

    def _feed(self, data: bytes) -> None:
        for kind in ("feed", "sitemap", "page"):
            feed = Feed("x", "https://x.example/rss", kind)
            try:
                listing = read_listing(feed, Fetched(200, feed.url, data, {}), 1_000_000)
            except Failed:
                continue
            for found in choose(feed, list(listing.entries), NOW):
                assert found.url.startswith(("http://", "https://")), found

    def _pipeline(self, data: bytes) -> None:
        try:
            article = make_article(data.decode("utf8"), {"published": "2024-05-14", "outlet": "france24.com"})
        except Unreadable:
            return
        reading = self.reader.read_article(article)
        assert Reading.from_json(reading.to_json()) == reading
        for start, end in spans_of(reading):
            assert 0 <= start < end <= len(article.text) and article.text[start:end].strip(), (start, end)
        list(event_rows(reading))
        write_page(reading)


def spans_of(reading: Reading) -> list[tuple[int, int]]:
    """Give every span of a reading."""
    found = [*reading.sentences, *reading.furniture]
    for a in reading.attributions:
        found += [a.cue, *a.sources, *a.contents]
    for e in reading.events:
        found += [e.trigger, *(p.span for p in (*e.actors, *e.recipients, *e.size, *filter(None, (e.when, e.where))))]
    return found + [m.span for m in (*reading.mentions, *reading.times, *reading.counts)]


class Tally:
    """What is known of a run, kept in a folder."""

    def __init__(self, folder: Path) -> None:
        self.file, self.folder, self.hand = folder / "state.json", folder, folder / "in-hand"
        self.state = {"next": 0, "inputs": {}, "crashes": 0, "slow": 0, "slowest": {}, "seconds": 0.0}
        if self.file.exists():
            self.state = json.loads(self.file.read_text("utf8"))
        if self.hand.exists() and self.hand.read_text("utf8"):
            self.broke(int(self.hand.read_text("utf8")), "the process ended on it (or was ended by hand)")

    def broke(self, seed: int, reason: str, what: str = "crashes") -> None:
        """Keep an input that broke something."""
        self.state[what] += 1
        kind, data = make_input(seed)
        (self.folder / f"{seed}.bin").write_bytes(data)
        (self.folder / f"{seed}.txt").write_text(f"{kind}\n{what}\n{reason}\n", "utf8")

    def took(self, seed: int, kind: str, spent: float) -> None:
        """Count an input."""
        self.state["next"] = seed + 1
        self.state["seconds"] += spent
        self.state["inputs"][kind] = self.state["inputs"].get(kind, 0) + 1
        if spent > self.state["slowest"].get(kind, (0,))[0]:
            self.state["slowest"][kind] = (round(spent, 3), seed)
        if spent > SLOW:
            self.broke(seed, f"{spent:.1f} s", "slow")

    def save(self) -> None:
        """Write the state."""
        self.hand.write_text("", "utf8")
        self.file.write_text(json.dumps(self.state, indent=1) + "\n", "utf8")


def _give_up(number: int, frame: FrameType | None) -> None:
    raise Stuck(f"more than {STUCK:g} s")


def run(folder: Path, inputs: int, minutes: float = 0.0) -> dict[str, object]:
    """Read so many inputs more, or until the minutes are over, and give the state."""
    tally = Tally(folder)
    end = time.monotonic() + minutes * 60 if minutes else float("inf")
    before = signal.signal(signal.SIGPROF, _give_up)
    with tempfile.TemporaryDirectory() as scratch, tally.hand.open("w", encoding="utf8") as hand:
        fuzzer = Fuzzer(Path(scratch))
        first = tally.state["next"]
        for seed in range(first, first + inputs):
            kind, data = make_input(seed)
            hand.seek(0)
            hand.write(str(seed))
            hand.flush()
            signal.setitimer(signal.ITIMER_PROF, STUCK)
            begin = time.process_time()
            try:
                fuzzer.read(kind, data)
            except Exception:  # noqa: BLE001 - every crash is what is looked for
                tally.broke(seed, traceback.format_exc())
            finally:
                signal.setitimer(signal.ITIMER_PROF, 0)
            tally.took(seed, kind, time.process_time() - begin)
            if seed % EVERY == 0 or time.monotonic() > end:
                tally.save()
            if time.monotonic() > end:
                break
    tally.save()
    signal.signal(signal.SIGPROF, before)
    return tally.state


def main() -> None:
    """Run as the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--minutes", type=float, default=0.0)
    parser.add_argument("--only", type=int, help="read one input again, with its traceback")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    if given.only is not None:
        Fuzzer(given.folder).read(*make_input(given.only))
        return
    state = run(given.folder, given.inputs, given.minutes)
    sys.stdout.write(json.dumps({**state, "all": sum(state["inputs"].values())}, indent=1) + "\n")
    sys.exit(1 if state["crashes"] or state["slow"] else 0)


if __name__ == "__main__":
    main()
