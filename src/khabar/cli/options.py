"""Gives the options that several commands share."""

from collections.abc import Callable
from typing import Any

import click

ORDER = "Order Arabic lines for terminals that do not (on), or leave it to the terminal (off)."


def class_names(given: str | None) -> tuple[str, ...]:
    """Give the names of classes that stand in an option, parted by commas."""
    return tuple(name.strip() for name in (given or "").split(",") if name.strip())


with_classes = click.option("--classes", metavar="NAMES", help="Classes of your own (khabar learn), parted by commas.")
with_romanise = click.option(
    "--romanise", is_flag=True, help="Write persons' names that no table knows in Latin letters (extra roman)."
)
with_least = click.option(
    "--least", default=0.0, show_default=True, type=click.FloatRange(0, 1), help="Lowest confidence kept."
)


def on_terminal(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of what shows a reading on the terminal: --bidi and --width."""
    choice = click.Choice(["auto", "on", "off"])
    bidi = click.option("--bidi", type=choice, default="auto", show_default=True, help=ORDER)
    return bidi(click.option("--width", type=int, default=None, help="Columns of the terminal.")(command))
