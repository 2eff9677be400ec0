"""Gives a self-contained page of one reading: the text with nested marks, what made each, and its events as cards."""

import itertools
from html import escape
from importlib.resources import files

from khabar.exports.cards import Card, list_cards
from khabar.exports.marks import KINDS, Mark, list_marks
from khabar.model import ClassFound, Reading


def write_page(reading: Reading) -> str:
    """Give the HTML of a reading. All text is escaped; nothing is fetched from outside."""
    folder, article = files("khabar.exports") / "assets", reading.article
    script = (folder / "page.js").read_text("utf8")
    title = escape(article.title or article.text.split("\n", 1)[0][:120])
    legend = "".join(f'<span class="{kind}">{kind}</span> ' for kind in reversed(KINDS))
    cards = [*map(write_card, list_cards(reading)), *(_class_card(reading, found) for found in reading.classes)]
    return (
        '<!doctype html>\n<html lang="ar" dir="rtl">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{(folder / 'page.css').read_text('utf8')}</style>\n</head>\n<body>\n"
        f'<header dir="ltr"><b>{escape(article.outlet.name or "")}</b> {escape(article.published or "")} '
        f"{legend}</header>\n<main>\n<article>{write_text(reading)}</article>\n"
        f'<section dir="ltr" aria-label="events">{"".join(cards)}</section>\n</main>\n'
        f'<footer id="why" dir="ltr" role="status"></footer>\n<script>{script}</script>\n'
        "</body>\n</html>\n"
    )


def write_text(reading: Reading) -> str:
    """Write the text with its marks as nested elements; a mark that crosses another is cut where the other ends."""
    text, out, open_marks = reading.article.text, [], list[Mark]()
    marks = list_marks(reading)
    edges = sorted({0, len(text), *(edge for mark in marks for edge in mark.span)})
    starting: dict[int, list[Mark]] = {}
    for mark in marks:
        starting.setdefault(mark.span[0], []).append(mark)
    for start, end in itertools.pairwise(edges):
        still = [mark for mark in open_marks if mark.span[1] > start]
        if len(still) != len(open_marks):
            out.append("</mark>" * len(open_marks))
            out += map(_open, still)
        for mark in starting.get(start, ()):
            if mark.span[1] > start:
                still.append(mark)
                out.append(_open(mark))
        open_marks = still
        out.append(escape(text[start:end]).replace("\n", "<br>\n"))
    return "".join([*out, "</mark>" * len(open_marks)])


def _open(mark: Mark) -> str:
    note = escape(mark.note, quote=True)
    return f'<mark class="{mark.kind}" tabindex="0" data-item="{escape(mark.item, quote=True)}" title="{note}">'


def write_card(card: Card) -> str:
    """Write an event as a card."""
    facts = " \u00b7 ".join(escape(v) for v in (card.when, card.where, card.size, card.status) if v)
    again = f" (told before: {escape(card.told_before)})" if card.told_before else ""
    return (
        f'<div class="card" id="{escape(card.id, quote=True)}"><h2>{escape(card.id)} {escape(card.what)}{again}</h2>'
        f"<p><b>{escape(card.who)}</b></p><p>{facts}</p><p>{escape(card.chain)}</p>"
        f'<blockquote dir="rtl" lang="ar">{escape(card.sentence)}</blockquote></div>\n'
    )


def _class_card(reading: Reading, found: ClassFound) -> str:
    return (
        f'<div class="card"><h2>{escape(found.name)} {found.score:.2f}</h2><p>{escape(found.why)}</p>'
        f'<blockquote dir="rtl" lang="ar">{escape(reading.text(found.sentence))}</blockquote></div>\n'
    )
