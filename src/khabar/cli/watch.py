"""`khabar watch`: polls feeds, codes what is new into a store, rings alerts."""

import asyncio
import contextlib
import json
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from khabar.feeds import Config
    from khabar.store import Store

NUMBERS = ("articles", "waiting", "known", "left", "failures", "sent")
TIMES = ("asked", "well", "next")
WIDE = 140  # columns of a table that is written to a file
PARTLY = 3  # exit status of --once if a feed is not well


@click.command()
@click.argument("feeds", type=click.Path(path_type=Path))
@click.option("--once", is_flag=True, help="Ask every feed once, take what waits, and end (for cron).")
@click.option("--status", is_flag=True, help="Show how the feeds and alerts are, and fetch nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object a line.")
def command(feeds: Path, once: bool, status: bool, as_json: bool) -> None:
    """Watch the feeds that FEEDS (a TOML file) lists: fetch, code, store, group into stories, ring alerts.

    Runs until Ctrl-C and goes on where it was when started again. Exit status: 0 all is well, 3 a feed failed (with
    --once), 1 nothing done, 130 interrupted.

    \b
    Examples:
      khabar watch feeds.toml
      khabar watch feeds.toml --once --json >> watch.log
      khabar watch feeds.toml --status
    """
    from khabar.feeds import only_one, read_config
    from khabar.store import open_store

    config = read_config(feeds)
    with open_store(config.store, create=not status) as store:
        if status:
            _show(config, store, as_json)
            return
        with only_one(store):
            well = asyncio.run(_watch(config, store, once, as_json))
    if once and not well:
        sys.exit(PARTLY)


async def _watch(config: "Config", store: "Store", once: bool, as_json: bool) -> bool:
    from khabar.feeds import Watch

    watch = Watch(config, store, _say_json if as_json else _say)
    running = asyncio.ensure_future(watch.run(once=once))
    stopped = False

    def stop() -> None:
        nonlocal stopped
        stopped = True
        running.cancel()

    with contextlib.suppress(NotImplementedError):  # Windows has no such handlers
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop)
    try:
        return await running
    except asyncio.CancelledError:
        if stopped:  # a service is stopped: that is no failure
            return True
        raise


def _say_json(what: str, **facts: Any) -> None:
    at = datetime.now(UTC).isoformat(timespec="seconds")
    click.echo(json.dumps({"at": at, "what": what, **facts}, ensure_ascii=False))
    sys.stdout.flush()


def _say(what: str, **facts: Any) -> None:
    at = datetime.now(UTC).strftime("%H:%M:%S")
    said = "  ".join(f"{name} {value}" for name, value in facts.items() if value is not None)
    click.echo(f"{at} {what:8} {said}")


def _show(config: "Config", store: "Store", as_json: bool) -> None:
    from khabar.feeds import show_status

    for rows in show_status(config, store):
        if as_json:
            for row in rows:
                click.echo(json.dumps(row._asdict(), ensure_ascii=False))
        elif rows:
            _print_table(rows)


def _print_table(rows: Any) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE)
    for name in rows[0]._fields:
        table.add_column(name, no_wrap=name != "note", justify="right" if name in NUMBERS else "left")
    for row in rows:
        table.add_row(*(Text(_cell(name, value)) for name, value in row._asdict().items()))
    Console(file=sys.stdout, width=None if sys.stdout.isatty() else WIDE).print(table)


def _cell(name: str, value: Any) -> str:
    """Write a value; a time by month, day and minute, in UTC."""
    if name in TIMES and value:
        return datetime.fromisoformat(value).strftime("%m-%d %H:%M")
    return "" if value is None else str(value)
