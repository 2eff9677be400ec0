"""Gives the options of `khabar code` that let a language model read beside it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from khabar.errors import InputError

OPTIONS: dict[str, dict[str, Any]] = {
    "--guest": {"metavar": "URL", "help": "OpenAI-compatible endpoint of a language model to ask, as http://HOST/v1."},
    "--guest-model": {"metavar": "NAME", "help": "The model's name there."},
    "--guest-tokens": {"default": 1_000_000, "type": click.IntRange(1), "help": "Most tokens a run may cost."},
    "--guest-money": {"type": click.FloatRange(0), "help": "Most money a run may cost; needs --guest-prices."},
    "--guest-prices": {"nargs": 2, "type": float, "help": "Prices of a million tokens read and written."},
    "--guest-cache": {"type": click.Path(path_type=Path), "help": "Where answers are kept (SQLite)."},
}


def with_guest(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options --guest, --guest-model, --guest-tokens, --guest-money, --guest-prices and --guest-cache."""
    for name, parameters in reversed(OPTIONS.items()):
        command = click.option(name, **parameters)(command)
    return command


def guest_options(given: dict[str, Any]) -> Any:
    """Give GuestOptions of the command line's options, or None where no guest is asked for. Raises InputError."""
    from khabar.guests import Endpoint, GuestOptions, Limits
    from khabar.settings import data_folder, setting

    url, model = given["guest"], given["guest_model"]
    if url is None and model is None:
        return None
    if url is None or model is None:
        raise InputError("a guest needs both an address and a model", next="give --guest URL and --guest-model NAME")
    if given["guest_money"] is not None and not given["guest_prices"]:
        raise InputError("a limit in money needs prices", next="give --guest-prices IN OUT")
    limits = Limits(given["guest_tokens"], given["guest_money"], *(given["guest_prices"] or ()))
    cache = given["guest_cache"] or data_folder() / "guests.sqlite"
    return GuestOptions(Endpoint(url, model, setting("guest_key")), limits, cache)
