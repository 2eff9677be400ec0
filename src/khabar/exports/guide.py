"""Gives a reading as an annotator writes it by the guide: numbered lines, and marks that copy words of a line."""

from collections.abc import Iterable, Iterator
from typing import Any

from khabar.exports.gold import gold_record
from khabar.model import Reading, Span

Mark = str | dict[str, Any]


def guide_record(reading: Reading) -> dict[str, Any]:
    """Give one article's annotation in the guide's own format: no nesting, which is read off the places.

    A mark that runs over the end of a line is one mark a line, or its first line where there can be but one.
    """
    lines = _Lines(reading.article.text)
    record = gold_record(reading)
    return {
        "doc": record["doc"],
        "attributions": [lines.attribution(one) for one in record["attributions"]],
        "events": [lines.event(one) for one in record["events"]],
    }


class _Lines:
    """The lines of a text with their places."""

    def __init__(self, text: str) -> None:
        self.lines, self.starts, at = text.split("\n"), list[int](), 0
        for line in self.lines:
            self.starts.append(at)
            at += len(line) + 1

    def attribution(self, plain: dict[str, Any]) -> dict[str, Any]:
        line = self.line_of(plain["cue"][0])
        return {
            "id": plain["id"], "line": line, "cue": self.mark(plain["cue"], line),
            "sources": list(self.marks(plain["sources"], line)), "contents": list(self.marks(plain["contents"], line)),
            **{key: plain[key] for key in ("kind", "stance", "speaker", "speaker_kind")},
        }  # fmt: skip

    def event(self, plain: dict[str, Any]) -> dict[str, Any]:
        line = self.line_of(plain["trigger"][0])
        roles = {role: [self.with_text(one, line) for one in plain[role]] for role in ("actors", "recipients", "size")}
        parts = {name: self.with_text(plain[name], line) if plain[name] else None for name in ("when", "where")}
        return {
            "id": plain["id"], "line": line, "trigger": self.mark(plain["trigger"], line),
            **{key: plain[key] for key in ("type", "mode", "status")}, **roles, **parts, "same_as": plain["same_as"],
        }  # fmt: skip

    def with_text(self, part: dict[str, Any], line: int) -> dict[str, Any]:
        """Give a part with the words of its span in the span's place."""
        mark = self.mark(part["span"], line)
        words = {"text": mark} if isinstance(mark, str) else mark
        return words | {key: value for key, value in part.items() if key != "span"}

    def mark(self, span: Span, line: int) -> Mark:
        """Give the first line's part of a span as a mark."""
        return next(self.marks([span], line), "")

    def marks(self, spans: Iterable[Span], line: int) -> Iterator[Mark]:
        """Give spans as marks, cut at the ends of lines and without the space around them."""
        for start, end in spans:
            for at in range(self.line_of(start), self.line_of(end - 1) + 1):
                first = self.starts[at]
                words = self.lines[at][max(start - first, 0) : end - first]
                if words.strip():
                    place = max(start - first, 0) + len(words) - len(words.lstrip())
                    yield self._written(words.strip(), at, place, line)

    def _written(self, words: str, at: int, place: int, line: int) -> Mark:
        nth = sum(self.lines[at].startswith(words, one) for one in range(place + 1))
        found: dict[str, Any] = {"text": words}
        found |= ({"line": at} if at != line else {}) | ({"nth": nth} if nth > 1 else {})
        return found if len(found) > 1 else words

    def line_of(self, place: int) -> int:
        """Give the number of the line that a character stands in."""
        return max(at for at, start in enumerate(self.starts) if start <= place)
