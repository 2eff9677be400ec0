"""Gives the articles of a CSV file with a head line; comma, semicolon or tab between cells."""

import csv
from collections.abc import Iterator
from typing import BinaryIO

from khabar.articles.packed import LONGEST_LINE, Line, read_lines
from khabar.articles.plain import Item
from khabar.articles.rejected import Unreadable
from khabar.articles.rows import try_row

DELIMITERS = ",;\t|"


class _Feed:
    """The lines of a file for the csv reader; lines that cannot be decoded are kept aside."""

    def __init__(self, lines: Iterator[Line]) -> None:
        self.lines = lines
        self.bad: list[tuple[int, Unreadable]] = []

    def __iter__(self) -> Iterator[str]:
        for number, line in self.lines:
            if isinstance(line, Unreadable):
                self.bad.append((number, line))
            else:
                yield line.replace("\0", "")


def read_csv(file: BinaryIO) -> Iterator[Item]:
    """Give (row, article or what is wrong) for every row. Raises Unreadable where there is no column `text`."""
    csv.field_size_limit(LONGEST_LINE)
    feed = _Feed(read_lines(file))
    source = iter(feed)
    head = next(source, "").removeprefix("\ufeff")
    delimiter = max(DELIMITERS, key=head.count)
    columns = _columns(head, delimiter)
    if "text" not in columns:
        raise Unreadable("no column `text`", "name the columns in the first line, one of them `text`", head)
    rows = csv.reader(source, delimiter=delimiter)
    number = 1
    while True:
        number += 1
        try:
            cells = next(rows)
        except StopIteration:
            break
        except csv.Error as error:
            yield f"row {number}", Unreadable(f"bad CSV: {error}", "quote cells that hold quotation marks or line ends")
            continue
        finally:
            bad, feed.bad = feed.bad, []
        yield from ((f"line {at}" if at else "end", fault) for at, fault in bad)
        if cells:
            yield f"row {number}", try_row(dict(zip(columns, cells, strict=False)))
    yield from ((f"line {at}" if at else "end", fault) for at, fault in bad)


def _columns(head: str, delimiter: str) -> list[str]:
    try:
        return [cell.strip().lower() for cell in next(csv.reader([head], delimiter=delimiter), [])]
    except csv.Error as error:
        raise Unreadable(f"bad CSV: {error}", "name the columns in the first line", head) from error
