"""Writes events as GeoJSON (RFC 7946): a point an event whose place has one, with the event table's columns."""

import json
from typing import IO

from khabar.exports.columns import event_rows
from khabar.model import Reading


class GeoJson:
    """A FeatureCollection, written feature by feature; events without a place on the map are left out."""

    def __init__(self, file: IO[str]) -> None:
        self.file, self.first = file, True
        file.write('{"type": "FeatureCollection", "features": [\n')

    def write(self, reading: Reading) -> None:
        """Write the events of one reading."""
        for row in event_rows(reading):
            at = [row.pop("longitude"), row.pop("latitude")]
            if None in at:
                continue
            feature = {
                "type": "Feature",
                "id": row["event_id"],
                "geometry": {"type": "Point", "coordinates": at},
                "properties": row,
            }
            self.file.write(("" if self.first else ",\n") + json.dumps(feature, ensure_ascii=False))
            self.first = False

    def close(self) -> None:
        """End the collection."""
        self.file.write("\n]}\n")
        self.file.close()
