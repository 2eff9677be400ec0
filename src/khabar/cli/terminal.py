"""Shows a reading on the terminal: the article right to left with its marks in colour, under it its events as cards."""

import sys

from rich.console import Console
from rich.panel import Panel
from rich.text import Text

from khabar.cli.bidi import CONTROLS, levels, mirror, visual_order
from khabar.exports.cards import Card, list_cards
from khabar.exports.marks import top_kinds
from khabar.model import ClassFound, Reading

STYLES = {
    "": "",
    "content": "italic",
    "place": "blue",
    "time": "cyan",
    "actor": "green",
    "recipient": "magenta",
    "source": "bold green",
    "trigger": "bold red",
    "cue": "bold yellow",
}


def show(reading: Reading, *, bidi: str = "auto", width: int | None = None, console: Console | None = None) -> None:
    """Print a reading. `bidi`: on orders the lines for terminals that do not, off and auto leave it to the terminal."""
    console = console or Console(file=sys.stdout, width=width, highlight=False)
    ordered = bidi == "on"
    kinds, at = top_kinds(reading), 0
    for line in reading.article.text.split("\n"):
        _print_line(console, line, kinds[at : at + len(line)], ordered)
        at += len(line) + 1
    console.print(Text.assemble(*[part for kind in STYLES if kind for part in ((kind, STYLES[kind]), "  ")]))
    console.print()
    for card in list_cards(reading):
        console.print(_panel(card, console.width, ordered))
    for found in reading.classes:
        console.print(_class_panel(reading, found, console.width, ordered))
    for note in reading.notes:
        console.print(f"note: {note}", style="dim")
    if not reading.events:
        console.print("no events found", style="dim")


def _print_line(console: Console, line: str, kinds: list[str], ordered: bool) -> None:
    for start, end in _wrapped(line, console.width):
        console.print(_styled(line[start:end], kinds[start:end], ordered), justify="right", no_wrap=True)


def _wrapped(line: str, width: int) -> list[tuple[int, int]]:
    """Break a line at spaces into pieces that fit."""
    pieces, start = [], 0
    while len(line) - start > width:
        cut = line.rfind(" ", start + 1, start + width)
        cut = cut if cut > 0 else start + width
        pieces.append((start, cut))
        start = cut + (line[cut : cut + 1] == " ")
    return [*pieces, (start, len(line))]


def _styled(piece: str, kinds: list[str], ordered: bool) -> Text:
    text, piece = Text(), piece.translate(CONTROLS)
    if not ordered:
        for char, kind in zip(piece, kinds, strict=True):
            text.append(char, STYLES[kind])
        return text
    depth = levels(piece)
    for place in visual_order(piece):
        text.append(mirror(piece[place], depth[place]), STYLES[kinds[place]])
    return text


def _class_panel(reading: Reading, found: ClassFound, width: int, ordered: bool) -> Panel:
    sentence, body = reading.text(found.sentence).replace("\n", " "), Text()
    for start, end in _wrapped(sentence, max(20, width - 6)):
        body.append_text(_styled(sentence[start:end], [""] * (end - start), ordered))
        body.append("\n")
    body.append(found.why, "dim")
    return Panel(body, title=f"{found.name} {found.score:.2f}", title_align="left", border_style="green")


def _panel(card: Card, width: int, ordered: bool) -> Panel:
    body = Text()
    body.append(f"{card.who}\n", "bold")
    for name in ("when", "where", "size"):
        if value := getattr(card, name):
            body.append(f"{name}: {value}   ")
    body.append(f"{card.status}", "yellow" if card.status != "actual" else "")
    body.append(f"\nchain: {card.chain}\n", "cyan")
    for start, end in _wrapped(card.sentence, max(20, width - 6)):
        body.append_text(_styled(card.sentence[start:end], [""] * (end - start), ordered))
        body.append("\n")
    title = f"{card.id} {card.what}" + (f" (told before: {card.told_before})" if card.told_before else "")
    body.rstrip()
    return Panel(body, title=title, title_align="left", border_style="red" if card.status == "actual" else "yellow")
