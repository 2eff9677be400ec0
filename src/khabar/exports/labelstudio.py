"""Writes readings as tasks for Label Studio, with what Khabar found as predictions to correct."""

import json
from collections.abc import Iterator
from typing import IO, Any

from khabar.exports.marks import KINDS, list_marks
from khabar.model import Reading
from khabar.model.version import VERSION

CONFIG = (
    '<View>\n  <Relations>\n    <Relation value="part of"/>\n  </Relations>\n  <Labels name="label" toName="text">\n'
    + "".join(f'    <Label value="{kind}"/>\n' for kind in KINDS)
    + '  </Labels>\n  <Text name="text" value="$text" granularity="symbol"/>\n</View>\n'
)
"""The labelling interface that the tasks fit."""


class LabelStudio:
    """A JSON list of tasks: the text as data; spans with their kind, and which item each is a part of."""

    def __init__(self, file: IO[str]) -> None:
        self.file, self.first = file, True
        file.write("[\n")

    def write(self, reading: Reading) -> None:
        """Write one task."""
        article = reading.article
        data = {
            "text": article.text,
            "id": article.id,
            "title": article.title,
            "outlet": article.outlet.name,
            "published": article.published,
            "url": article.url,
        }
        task = {"data": data, "predictions": [{"model_version": f"khabar-{VERSION}", "result": list(_result(reading))}]}
        self.file.write(("" if self.first else ",\n") + json.dumps(task, ensure_ascii=False))
        self.first = False

    def close(self) -> None:
        """End the list."""
        self.file.write("\n]\n")
        self.file.close()


def _result(reading: Reading) -> Iterator[dict[str, Any]]:
    """Give the regions, then a relation from each part to the cue or trigger of its item."""
    heads: dict[str, str] = {}
    parts: list[tuple[str, str]] = []
    for number, mark in enumerate(list_marks(reading)):
        region = f"r{number}"
        if mark.kind in ("cue", "trigger"):
            heads[mark.item] = region
        else:
            parts.append((region, mark.item))
        start, end = mark.span
        value = {"start": start, "end": end, "text": reading.text(mark.span), "labels": [mark.kind]}
        meta = {"item": mark.item, "note": mark.note}
        yield {"id": region, "from_name": "label", "to_name": "text", "type": "labels", "value": value, "meta": meta}
    for region, item in parts:
        if item in heads:
            yield {
                "type": "relation",
                "from_id": region,
                "to_id": heads[item],
                "direction": "right",
                "labels": ["part of"],
            }
