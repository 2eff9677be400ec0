"""Writes readings as one self-contained page: counts, events with their chains, and each text with its marks."""

from collections import Counter
from html import escape
from importlib.resources import files
from typing import IO

from khabar.exports.cards import list_cards
from khabar.exports.page import write_card, write_text
from khabar.model import Reading

MOST = 12  # rows of a table of counts


class Report:
    """An HTML page to send round: nothing is fetched from outside, all text is escaped."""

    def __init__(self, file: IO[str], title: str = "Khabar") -> None:
        self.file, self.title = file, title
        self.sections: list[str] = []
        self.counts: dict[str, Counter[str]] = {name: Counter() for name in ("type", "actor", "place", "outlet")}
        self.days: set[str] = set()

    def write(self, reading: Reading) -> None:
        """Take one reading in."""
        article, events = reading.article, reading.events
        self.counts["outlet"][article.outlet.name or "?"] += len(events)
        for event in events:
            self.counts["type"][event.type] += 1
            self.counts["actor"].update(party.name for party in event.actors)
            self.counts["place"].update([event.where.name] if event.where else [])
        if article.published:
            self.days.add(article.published[:10])
        title = escape(article.title or article.text.strip().split("\n", 1)[0][:120])
        about = " \u00b7 ".join(escape(v) for v in (article.outlet.name, article.published) if v)
        self.sections.append(
            f'<section><h2 dir="auto">{title}</h2><p dir="ltr">{about}</p>\n'
            f'<div dir="ltr">{"".join(map(write_card, list_cards(reading)))}</div>\n'
            f'<details><summary dir="ltr">text with marks</summary><article lang="ar" dir="rtl">{write_text(reading)}'
            "</article></details></section>\n"
        )

    def close(self) -> None:
        """Write the page."""
        style = (files("khabar.exports") / "assets" / "page.css").read_text("utf8")
        days = f"{min(self.days)} \u2013 {max(self.days)}" if self.days else ""
        number = sum(self.counts["type"].values())
        self.file.write(
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{escape(self.title)}</title>\n<style>{style}{STYLE}</style>\n</head>\n<body>\n"
            f"<header><h1>{escape(self.title)}</h1>\n"
            f"<p>{len(self.sections)} articles, {number} events. {days}</p></header>\n"
            f'<div class="counts">{"".join(map(self._table, self.counts))}</div>\n'
        )
        self.file.writelines(self.sections)
        self.file.write("</body>\n</html>\n")
        self.file.close()

    def _table(self, name: str) -> str:
        rows = "".join(
            f'<tr><td dir="auto">{escape(value)}</td><td>{number}</td></tr>'
            for value, number in self.counts[name].most_common(MOST)
        )
        return f"<table><caption>{name}</caption>{rows}</table>"


STYLE = (
    "body>section{max-width:70rem;margin:1rem auto;padding:0 1rem;border-top:1px solid var(--line)}"
    ".counts{display:flex;flex-wrap:wrap;gap:2rem;padding:1rem;font:.85rem/1.5 system-ui,sans-serif}"
    "caption{font-weight:bold;text-align:start}td+td{text-align:end;padding-inline-start:1rem}"
)
