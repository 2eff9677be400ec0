"""The spaCy component: the reading on a Doc, its spans, saving, pipes."""

import pytest

spacy = pytest.importorskip("spacy", reason="needs the extra spacy")
import khabar.spacy  # noqa: E402, F401 - makes the component known where the package's entry point is not
from khabar.model import Reading  # noqa: E402

TEXT = "خبر\nوقال وزيرُ الدفاع الفرنسي إن مسلحين هاجموا القاعدة في مالي الجمعة.\n"
GIVEN = {"published": "2024-03-04", "outlet": "france24.com"}


@pytest.fixture(scope="module")
def nlp():
    pipeline = spacy.blank("ar")
    pipeline.add_pipe("khabar")
    return pipeline


def read(nlp):
    doc = nlp.make_doc(TEXT)
    doc._.khabar_given = GIVEN
    return nlp(doc)


def test_reading_on_a_doc(nlp, reader):
    doc = read(nlp)
    assert doc.text == TEXT and doc._.khabar == reader.read(TEXT, **GIVEN)
    reading = doc._.khabar
    assert reading.attributions and reading.events and reading.events[0].when.start == "2024-03-01"


def test_spans_hold_the_exact_characters(nlp):
    doc = read(nlp)
    reading, spans = doc._.khabar, doc.spans["khabar"]
    assert {"cue", "source", "content", "trigger"} <= {span.label_ for span in spans}
    exact = {("cue", a.id): a.cue for a in reading.attributions} | {("trigger", e.id): e.trigger for e in reading.events}
    for span in spans:
        if (span.label_, span.id_) in exact:
            start, end = exact[span.label_, span.id_]
            assert span.start_char <= start and end <= span.end_char and reading.text((start, end)) in span.text


def test_config_of_the_pipeline():
    pipeline = spacy.blank("ar")
    pipeline.add_pipe("khabar", config={"published": "2024-03-04"})
    assert pipeline(TEXT)._.khabar.article.published == "2024-03-04"


def test_docs_can_be_saved(nlp):
    doc = read(nlp)
    again = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.khabar == doc._.khabar and isinstance(again._.khabar, Reading)
    assert [(s.label_, s.id_, s.text) for s in again.spans["khabar"]] == [
        (s.label_, s.id_, s.text) for s in doc.spans["khabar"]
    ]


def test_a_doc_that_was_not_read(nlp):
    assert nlp.make_doc(TEXT)._.khabar is None


def test_a_pipe_and_an_empty_text(nlp):
    full, empty = nlp.pipe([TEXT, ""])
    assert full._.khabar.attributions and empty._.khabar.events == () and len(empty.spans["khabar"]) == 0
