"""Gives the version of the program, written into every row that it makes."""

from datetime import date

VERSION = "0.1.0"
RELEASED = date(2026, 11, 26)
"""No clock of a machine that runs this version can rightly show an earlier day."""
