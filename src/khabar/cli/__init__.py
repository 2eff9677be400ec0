"""Takes words on a command line; runs the commands of Khabar, one file each."""

from khabar.cli.main import main

__all__ = ["main"]
