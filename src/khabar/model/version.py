"""Gives the version of the program, written into every row that it makes."""

VERSION = "0.1.0"
