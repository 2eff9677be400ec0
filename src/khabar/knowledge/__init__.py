"""All that Khabar knows in words: TSV tables that a reader of Arabic can mend without Python.

Takes a table's name such as "attributions/verbs"; gives its rows. Lines that start with `#` are the table's head
(provenance, known gaps); the first other line names the columns; cells are separated by tabs.
"""

from khabar.knowledge.tables import Row, Table, alternatives, load_table, table_names

__all__ = ["Row", "Table", "alternatives", "load_table", "table_names"]
