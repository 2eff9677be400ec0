"""Gives the command `khabar`: finds a command's file only when it is asked for, so that help comes at once."""

import sys
from importlib import import_module
from typing import Any

import click

from khabar.errors import KhabarError
from khabar.model.version import VERSION

COMMANDS = {
    "demo": "Read a shipped article and show what comes out.",
    "read": "Show one article with its marks, events and chains.",
    "code": "Code many articles into a table or a file of readings.",
    "explain": "Say which words, rule and table row made an item.",
    "learn": "Teach a class of your own from example sentences.",
    "load": "Load readings into a store.",
    "stories": "Group the articles of a store into stories.",
    "watch": "Watch feeds: fetch, code, store, ring alerts.",
    "review": "Show an item of a store, or decide about it.",
    "export": "Write what a query finds in a store.",
    "serve": "Open the desk on a store in a browser.",
    "missing": "List frequent verbs and names that the tables lack.",
    "evaluate": "Score readings against annotated articles.",
    "corpus": "Rebuild the annotated corpus from a copy of ANT.",
    "tables": "List, check and search the knowledge tables.",
    "doctor": "Tell what is installed and whether all is well.",
    "schema": "Print the JSON Schema of a reading.",
}
FAILED, INTERRUPTED = 1, 130


class Commands(click.Group):
    """A group whose commands stand in files of their own."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command's file."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"khabar.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="khabar")
def group() -> None:
    """Khabar reads Arabic news: who did what to whom, and according to whom.

    \b
    Examples:
      khabar demo
      khabar read article.txt
      khabar code news/*.jsonl -o events.parquet
    """


def main(arguments: list[str] | None = None) -> Any:
    """Run the command line; errors that a user can mend are told in a line, without a traceback."""
    try:
        return group.main(arguments, standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped", err=True)
        sys.exit(INTERRUPTED)
    except KhabarError as error:
        click.secho(f"khabar: {error}", fg="red", err=True)
        sys.exit(FAILED)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(FAILED)
    except OSError as error:
        click.secho(
            f"khabar: {error.filename or 'a file'}: {error.strerror} (check the path and the disk)", fg="red", err=True
        )
        sys.exit(FAILED)
