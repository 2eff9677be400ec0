"""Gives the articles of a Parquet file, a few hundred rows at a time."""

from collections.abc import Iterator
from typing import BinaryIO

from khabar.articles.plain import Item
from khabar.articles.rejected import Unreadable
from khabar.articles.rows import COLUMNS, try_row

ROWS = 256


def read_parquet(file: BinaryIO) -> Iterator[Item]:
    """Give (row, article or what is wrong). Raises Unreadable for a file that is not Parquet or has no `text`."""
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    number = 0
    try:
        table = ParquetFile(file)
        columns = [name for name in COLUMNS if name in table.schema_arrow.names]
        if "text" not in columns:
            raise Unreadable("no column `text`", "name the articles' column `text`", str(table.schema_arrow.names))
        for batch in table.iter_batches(batch_size=ROWS, columns=columns):
            for row in batch.to_pylist():
                number += 1
                yield f"row {number}", try_row(row)
    except (ArrowException, OSError) as error:
        raise Unreadable(f"broken Parquet: {error}", "write the file again; the rows before were read") from error
