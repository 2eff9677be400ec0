"""Gives what is added to a reading: classes of one's own, a guest's proposals, names in Latin letters."""

import hashlib
from functools import lru_cache, partial
from typing import NamedTuple

from khabar.guests import Guest, GuestOptions
from khabar.learning import Marker, class_path
from khabar.model import Reading
from khabar.reader.romanise import open_romaniser
from khabar.reader.worker import Finish, Opener


class Extras(NamedTuple):
    """What a run adds: the names of classes, the language model that is asked, unknown names in Latin letters."""

    classes: tuple[str, ...] = ()
    guest: GuestOptions | None = None
    romanise: bool = False

    def sign(self) -> str:
        """Give what tells these extras from others: the classes as they were learned, the guest and its model."""
        learned = [hashlib.sha256(class_path(name).read_bytes()).hexdigest() for name in self.classes]
        asked = (self.guest.endpoint.url, self.guest.endpoint.model) if self.guest else ()
        romanised = ("romanised",) if self.romanise else ()
        return repr((learned, asked, *romanised)) if learned or asked or romanised else ""

    def opener(self) -> Opener | None:
        """Give what opens these extras in a process that reads; None if there are none."""
        return partial(open_finisher, self) if self.classes or self.guest else None


@lru_cache(maxsize=1)
def open_finisher(extras: Extras) -> Finish:
    """Give the function that adds the extras; classes and the guest are opened once a process.

    Raises InputError for an unknown class, ExtraError where an extra of the package is missing.
    """
    if extras.romanise:
        open_romaniser()
    marker = Marker(extras.classes) if extras.classes else None
    guest = Guest(extras.guest) if extras.guest else None

    def finish(reading: Reading) -> Reading:
        if guest:
            reading = guest.read(reading)
        return marker.mark(reading) if marker else reading

    return finish
