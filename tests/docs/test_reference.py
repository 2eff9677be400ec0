"""The reference is the program's: pages are up to date; every option, column, table, setting and error has its line."""

import csv
import re

import click
import msgspec
import pytest

from docs import make_reference
from khabar import errors
from khabar.cli.main import COMMANDS, group
from khabar.exports import COLUMNS
from khabar.feeds import config
from khabar.knowledge import load_table, table_names
from khabar.model import article, reading
from khabar.settings import SETTINGS
from tests.docs.pages import DOCS

PAGE = {name: (DOCS / "reference" / f"{name}.md").read_text("utf8") for name in ("options", "tables", "messages")}


@pytest.mark.parametrize("name", make_reference.PAGES)
def test_page_is_up_to_date(name):
    fresh = make_reference.PAGES[name]()
    assert (DOCS / "reference" / name).read_text("utf8") == fresh, "run: python docs/make_reference.py"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_a_line(name):
    command = group.get_command(click.Context(group), name)
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    assert [option.name for option in options if not (option.help or "").strip()] == []
    part = PAGE["options"].split(f"\n## khabar {name}\n")[1].split("\n## ")[0]
    assert [option.opts[-1] for option in options if f"`{option.opts[-1]}`" not in part] == []


def test_every_setting_has_a_line():
    assert [one.name for one in SETTINGS if not one.help or f"`KHABAR_{one.name.upper()}`" not in PAGE["options"]] == []


def test_every_column_of_every_table_has_a_line():
    said = make_reference.described()
    columns = {(name, column) for name in table_names() for column in load_table(name).columns}
    columns |= {(name, make_reference.LINE) for name in make_reference.list_names()}
    assert sorted(one for one in columns if not make_reference.column_line(said, *one)) == []
    gone = [one for one in said if one not in columns and (one[0] != "*" or one[1] not in {c for _, c in columns})]
    assert gone == [], "docs/reference/columns.tsv describes what is not there"


def test_every_table_says_what_it_is():
    assert [name for name in table_names() if not load_table(name).head] == []


def test_every_column_of_the_event_table_has_a_line():
    page = (DOCS / "reading.md").read_text("utf8").split("## Columns of the event table")[1]
    rows = list(csv.reader((line.strip("| ") for line in page.splitlines() if line.startswith("| `")), delimiter="|"))
    said = {row[0].strip(" `"): row[-1].strip() for row in rows}
    assert [name for name in COLUMNS if not said.get(name)] == []


def test_every_key_of_a_reading_has_a_line():
    page = (DOCS / "reading.md").read_text("utf8").split("## Columns of the event table")[0]
    records = [one for one in (*vars(article).values(), *vars(reading).values()) if isinstance(one, type)]
    keys = {key for one in records if issubclass(one, msgspec.Struct) for key in one.__struct_fields__}
    assert sorted(key for key in keys if f"`{key}`" not in page) == []


def test_every_option_of_the_list_of_feeds_has_a_line():
    page = (DOCS / "feeds.md").read_text("utf8").split("## Options")[1].split("\n## ")[0]
    keys = {key for one in (config.Config, config.Feed, config.Alert, config.Email) for key in one.__struct_fields__}
    assert sorted(keys - set(re.findall(r"`\[*(\w+)\]*`", page))) == []


def test_every_error_has_a_line():
    kinds = [name for name, kind in vars(errors).items() if isinstance(kind, type)]
    assert [name for name in kinds if f"\n## {name}\n" not in PAGE["messages"]] == []
