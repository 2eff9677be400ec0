"""A whole reading: its spans, its links, what a careful reader would expect of it."""

import os
import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.model import Reading
from khabar.reader import Reader


def spans_of(reading: Reading):
    yield from reading.sentences + reading.furniture
    for a in reading.attributions:
        yield from (a.cue, *a.sources, *a.contents)
    for e in reading.events:
        yield e.trigger
        yield from (p.span for p in e.actors + e.recipients)
        yield from (s.span for s in e.size)
        yield from (part.span for part in (e.when, e.where) if part)
    yield from (m.span for m in reading.mentions + reading.times + reading.counts)


def check(reading: Reading) -> None:
    length = len(reading.article.text)
    for start, end in spans_of(reading):
        assert 0 <= start < end <= length
        assert reading.text((start, end)).strip()
    ids = {a.id for a in reading.attributions}
    told = [e.id for e in reading.events]
    assert all(a.parent is None or a.parent in ids - {a.id} for a in reading.attributions)
    for number, event in enumerate(reading.events):
        assert event.said_in is None or event.said_in in ids
        assert event.same_as is None or event.same_as in told[:number]
        assert event.actors or event.recipients
        assert 0 <= event.confidence <= 1


def test_shipped_articles_hold_together(demo_readings):
    for reading in demo_readings:
        check(reading)
        assert reading.events and reading.attributions


ARABIC = st.text(
    st.sampled_from('ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئ ًٌّـ\u200f\u202b«»"“”():،؛.؟!-\n#_0123٤٥٦'), max_size=300
)
NEWS = st.lists(
    st.sampled_from(
        [
            "قال",
            "أعلن",
            "الرئيس",
            "وزير",
            "الخارجية",
            "السوري",
            "إن",
            "أن",
            "هاجم",
            "مسلحون",
            "قتل",
            "في",
            "دمشق",
            "أمس",
            "5",
            "عشرات",
            "«",
            "»",
            '"',
            ":",
            ".",
            "،",
            "\n",
            "من",
            "على",
            "نقلت",
            "وكالة",
            "رويترز",
            "عن",
            "قوله",
            "بحسب",
        ]
    ),
    max_size=60,
).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(st.one_of(ARABIC, NEWS, st.text(max_size=200)))
def test_any_text_gives_a_sound_reading(text):
    reading = READER.read(text, published="2024-05-14")
    check(reading)
    assert Reading.from_json(reading.to_json()) == reading


READER = Reader()


def test_chain_and_roles_of_a_report(reader):
    text = (
        "الوزير يزور العاصمة\n"
        "نقلت وكالة رويترز عن وزير الدفاع الفرنسي قوله إن مسلحين هاجموا قاعدة عسكرية في مالي، الجمعة، ما أدى إلى مقتل ثلاثة جنود."
    )
    reading = reader.read(text, published=date(2024, 3, 4), outlet="france24.com")
    attack = next(e for e in reading.events if e.type == "ASSAULT")
    assert attack.chain[0] == "Reuters" and len(attack.chain) == 2
    assert attack.when is not None and attack.when.start == "2024-03-01"
    outer, inner = reading.attributions[:2]
    assert inner.parent == outer.id
    assert outer.speaker.kind == "agency"


def test_dateline_agency_opens_the_chain(reader):
    text = "زيارة\nباريس (رويترز) - قال الرئيس الفرنسي إن بلاده ستستضيف مؤتمرا، وهاجم مسلحون حافلة في مالي الجمعة."
    reading = reader.read(text, published=date(2024, 3, 4))
    assert reading.events
    assert all(e.chain[0] == "Reuters" for e in reading.events)


def test_without_a_date_relative_times_stay_open(reader):
    reading = reader.read("قتل مسلحون جنديا فرنسيا أمس في مالي.")
    assert [(t.start, t.end) for t in reading.times] == [(None, None)]
    assert any("publication date" in note for note in reading.notes)


@pytest.mark.parametrize("text", ["", "   ", "Hello world, nothing here.", "\u202e\u200f", "(((((", "«" * 500])
def test_what_is_no_news_gives_an_empty_reading(reader, text):
    reading = reader.read(text, published="2024-03-04")
    assert reading.events == () and reading.article.text == text


def test_denial_is_no_fact(reader):
    text = "تصريح\nنفى وزير الدفاع التركي أن تكون قوات بلاده قصفت القرية العراقية."
    events = [e for e in reader.read(text, published="2024-03-04").events if e.type == "ASSAULT"]
    assert events and all(e.status == "negated" for e in events)


def test_order_and_processes_do_not_matter(reader, demo_articles, demo_readings):
    alone = [reader.read_article(article) for article in reversed(demo_articles)]
    assert alone[::-1] == demo_readings
    assert list(reader.read_many(demo_articles, processes=2)) == demo_readings


SUIT = "كانت أسرة المزارع قد رفعت دعوى قضائية ضد شركة المياه."


def test_readings_do_not_depend_on_the_order_of_sets(reader):
    """Every process has its own hash seed, so nothing may hang on the order in which a set gives its members."""
    script = f"from khabar import Reader; print(Reader().read({SUIT!r}, published='2024-03-04').to_json().hex())"
    here = reader.read(SUIT, published="2024-03-04")
    for seed in ("1", "2", "3"):
        run = subprocess.run(
            [sys.executable, "-c", script], env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True
        )
        assert Reading.from_json(bytes.fromhex(run.stdout.decode())) == here


def test_the_longest_phrase_names_the_act(reader):
    found = reader.read(SUIT, published="2024-03-04")
    assert [(found.text(e.trigger), e.type) for e in found.events] == [("رفعت دعوى قضائية", "ACCUSE")]
