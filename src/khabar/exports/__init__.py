"""Takes Readings; gives tables of events: CSV, Parquet, POLECAT's columns, and JSON Lines of readings."""

from khabar.exports.columns import CLASS_COLUMNS, COLUMNS, class_rows, event_rows
from khabar.exports.polecat import POLECAT_COLUMNS, polecat_rows
from khabar.exports.writers import Writer, check_output, open_writer

__all__ = [
    "CLASS_COLUMNS",
    "COLUMNS",
    "POLECAT_COLUMNS",
    "Writer",
    "check_output",
    "class_rows",
    "event_rows",
    "open_writer",
    "polecat_rows",
]
