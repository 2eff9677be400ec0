"""Gives the articles of a Parquet file, a few hundred rows at a time."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from khabar.articles.plain import Item
from khabar.articles.rejected import Unreadable
from khabar.articles.rows import COLUMNS, try_row

if TYPE_CHECKING:
    from pyarrow import RecordBatch

ROWS = 256
Row = dict[str, Any]


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
            for row in _rows(batch):
                number += 1
                yield f"row {number}", row if isinstance(row, Unreadable) else try_row(row)
    except (ArrowException, OSError, UnicodeDecodeError) as error:
        raise Unreadable(f"broken Parquet: {error}", "write the file again; the rows before were read") from error


def _rows(batch: "RecordBatch") -> list[Row | Unreadable]:
    """Give the rows of a batch; where a value of it is broken, one by one, so that only its row is lost."""
    try:
        return list(batch.to_pylist())
    except (ValueError, OverflowError):
        return [_row(batch.slice(number, 1)) for number in range(batch.num_rows)]


def _row(batch: "RecordBatch") -> Row | Unreadable:
    try:
        return dict(batch.to_pylist()[0])
    except (ValueError, OverflowError) as error:
        return Unreadable(f"a value that is none: {error}", "write the row again")
