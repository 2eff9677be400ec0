"""Gives the options that several commands share."""

from collections.abc import Callable
from typing import Any

import click

ORDER = "Order Arabic lines for terminals that do not (on), or leave it to the terminal (off)."


def on_terminal(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of what shows a reading on the terminal: --bidi and --width."""
    choice = click.Choice(["auto", "on", "off"])
    bidi = click.option("--bidi", type=choice, default="auto", show_default=True, help=ORDER)
    return bidi(click.option("--width", type=int, default=None, help="Columns of the terminal.")(command))
