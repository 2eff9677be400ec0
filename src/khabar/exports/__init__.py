"""Takes Readings; gives tables of events (CSV, Parquet, POLECAT's columns), JSON Lines, GeoJSON, tasks and pages."""

from khabar.exports.cells import guard_cell, unguard_cell
from khabar.exports.columns import CLASS_COLUMNS, COLUMNS, class_rows, event_rows
from khabar.exports.polecat import POLECAT_COLUMNS, polecat_rows
from khabar.exports.query import Written, write_query
from khabar.exports.writers import KINDS, Writer, check_output, open_writer, place

__all__ = [
    "CLASS_COLUMNS", "COLUMNS", "KINDS", "POLECAT_COLUMNS", "Writer", "Written", "check_output", "class_rows",
    "event_rows", "guard_cell", "open_writer", "place", "polecat_rows", "unguard_cell", "write_query",
]  # fmt: skip
