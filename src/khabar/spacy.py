"""A spaCy component that sets Khabar's reading on a Doc: `nlp.add_pipe("khabar")` (extra `spacy`).

`doc._.khabar` is the Reading, its spans in characters of `doc.text`, which spaCy keeps as it was given.
`doc.spans["khabar"]` holds the same spans widened to whole tokens, each with its kind as label (cue, source, content,
trigger, actor, recipient, time, place) and its item as id (`a1`, `e3`). What is known of an article is set first:

    doc = nlp.make_doc(text)
    doc._.khabar_given = {"published": "2024-05-02", "outlet": "france24.com"}
    doc = nlp(doc)
"""

from typing import Any

from khabar.errors import ExtraError
from khabar.exports.marks import list_marks
from khabar.learning import Marker
from khabar.model import Reading
from khabar.reader import Reader

try:
    from spacy.language import Language
    from spacy.tokens import Doc
except ImportError as error:
    raise ExtraError("spaCy", "spacy") from error

KEY = "khabar"
"""The name of the component, of the group of spans, of the extension and of the place in `doc.user_data`."""


def _reading(doc: Doc) -> Reading | None:
    """Give a Doc's reading, or None where the component has not run; kept as JSON, so that Docs can be saved."""
    held = doc.user_data.get(KEY)
    return None if held is None else Reading.from_json(held)


class KhabarComponent:
    """Reads each Doc. `classes` are names of one's own classes (extra `learn`), marked with label `class:NAME`."""

    def __init__(self, published: str | None = None, outlet: str | None = None, classes: tuple[str, ...] = ()) -> None:
        self.given = {"published": published, "outlet": outlet}
        self.reader = Reader()
        self.marker = Marker(classes) if classes else None
        if not Doc.has_extension(KEY):
            Doc.set_extension(KEY, getter=_reading)
            Doc.set_extension("khabar_given", default={})

    def __call__(self, doc: Doc) -> Doc:
        """Set the reading and its spans on a Doc; a reading that was there is replaced."""
        given: dict[str, Any] = {**self.given, **doc._.khabar_given}
        reading = self.reader.read(doc.text, **given)
        if self.marker:
            reading = self.marker.mark(reading)
        doc.user_data[KEY] = reading.to_json().decode("utf8")
        marks = [(*mark.span, mark.kind, mark.item) for mark in list_marks(reading)]
        marks += [(*found.sentence, f"class:{found.name}", "") for found in reading.classes]
        spans = (
            doc.char_span(start, end, label=kind, span_id=item, alignment_mode="expand")
            for start, end, kind, item in marks
        )
        doc.spans[KEY] = [span for span in spans if span is not None]
        return doc


@Language.factory(KEY, default_config={"published": None, "outlet": None, "classes": []})
def make_component(
    nlp: Language, name: str, published: str | None, outlet: str | None, classes: list[str]
) -> KhabarComponent:
    """Make the component for a pipeline, as spaCy asks for it."""
    return KhabarComponent(published, outlet, tuple(classes))
