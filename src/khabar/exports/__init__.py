"""Takes Readings; gives tables of events: CSV, Parquet, POLECAT's columns, and JSON Lines of readings."""

from khabar.exports.columns import COLUMNS, event_rows
from khabar.exports.polecat import POLECAT_COLUMNS, polecat_rows
from khabar.exports.writers import Writer, check_output, open_writer, place

__all__ = ["COLUMNS", "POLECAT_COLUMNS", "Writer", "check_output", "event_rows", "open_writer", "place", "polecat_rows"]
