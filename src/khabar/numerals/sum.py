"""Gives the value of a run of numeral words: the addition and multiplication rules of Arabic numerals."""

from khabar.numerals.lexicon import Atom

NO_BOUND = 10**18


class Sum:
    """A number that grows word by word.

    `total` holds finished groups (thousands and more), `group` the one being written, `bound` the last scale, which
    the next one must stay under. `low` and `high` scale vague plurals; `kind` is that of the whole.
    """

    __slots__ = ("bound", "digits", "group", "high", "kind", "last", "low", "total")

    def __init__(self) -> None:
        self.total: int | float = 0
        self.group: int | float = 0
        self.bound: int = NO_BOUND
        self.low, self.high = 0, 0
        self.last, self.kind = "", "cardinal"
        self.digits = False

    def add(self, atom: Atom, linked: bool) -> bool:
        """Take one more word if it can belong to this number; `linked` says that "and" stands before it."""
        kind = atom.kind
        taken = self._start(atom) if not self.last else STEPS[kind](self, atom, linked)
        if taken:
            self.last = kind
        return taken

    def closed(self) -> bool:
        """Say whether the words make a whole number."""
        return self.last not in ("joined", "several")

    def limits(self) -> tuple[int | float, int | float]:
        """Give the least and the greatest number that may be meant."""
        if self.low:
            return self.low, self.high
        value = self.total + self.group
        return value, value

    def _start(self, atom: Atom) -> bool:
        kind, value = atom.kind, atom.value
        if kind in ("scale", "dual", "scale_or_dual"):
            self.total = value * 2 if kind == "scale_or_dual" else value
            self.bound = int(value) if kind == "scale" else int(self.total) // 2
        elif kind in ("plural", "vague", "tens"):
            self.kind, factor = "vague", int(value)
            # Tens are 20 to 99, hundreds 200 to 999, thousands 2,000 to 9,999.
            self.low, self.high = 2 * factor, 10 * factor - 1
        elif kind in ("few", "several"):
            self.kind, self.low, self.high = "vague", 3, 9
        elif kind == "parts":
            return False
        else:
            self.group = value
            self.kind = kind if kind in ("ordinal", "fraction") else "cardinal"
            self.digits = kind == "digits"
        return True

    def _unit(self, atom: Atom, linked: bool) -> bool:
        if not linked or self.kind != "cardinal" or not self._open(100):
            return False
        self.group += atom.value
        return True

    def _open(self, size: int) -> bool:
        """Say whether a part smaller than `size` may still be added to the group."""
        if self.digits and self.last == "digits":
            return False
        return bool(self.total) if not self.group else self.group >= size and self.group % size == 0

    def _teen(self, atom: Atom, linked: bool) -> bool:
        if not linked and self.last in ("unit", "joined", "ordinal") and self.group % 10:
            self.group += 10
            return True
        if self.last == "few" and not linked:
            self.low, self.high = 13, 19
            return True
        return self._unit(atom, linked)

    def _ten(self, atom: Atom, linked: bool) -> bool:
        if linked and self.last in ("unit", "joined", "ordinal") and 0 < self.group % 100 < 10:
            self.group += atom.value
            return True
        return self._unit(atom, linked)

    def _hundred(self, atom: Atom, linked: bool) -> bool:
        if not linked and 0 < self.group < 1000 and self.kind == "cardinal" and self.last != "hundred":
            value = self.group * 100
            self.group = round(value) if abs(value - round(value)) < 1e-9 else value
            return True
        return self._hundreds(atom, linked)

    def _hundreds(self, atom: Atom, linked: bool) -> bool:
        if not linked or self.group or not self.total:
            return False
        self.group = atom.value
        return True

    def _scale(self, atom: Atom, linked: bool) -> bool:
        scale = int(atom.value)
        if self.low:
            return not linked and self._vague_scale(scale)
        if self.last == "fraction" and self.total:
            return not linked and scale == self.bound
        if scale >= self.bound:
            return False
        if not linked and self.group and self.kind in ("cardinal", "fraction"):
            value = self.group * scale
            self.total += int(value) if value == int(value) else value
        elif linked and self.total and not self.group:
            self.total += scale
        else:
            return False
        self.group, self.bound, self.kind = 0, scale, "cardinal"
        return True

    def _vague(self, atom: Atom, linked: bool) -> bool:
        return bool(self.low) and not linked and self._vague_scale(int(atom.value))

    def _vague_scale(self, scale: int) -> bool:
        if self.last not in ("few", "several", "tens", "vague") or scale == self.low // 2:
            return False
        self.low, self.high = self.low * scale, (self.high + 1) * scale - 1
        return True

    def _dual(self, atom: Atom, linked: bool) -> bool:
        if not linked or not self.total or self.group or atom.value >= self.bound or self.low:
            return False
        self.total += atom.value
        self.bound = int(atom.value) // 2
        return True

    def _fraction(self, atom: Atom, linked: bool) -> bool:
        if not linked:
            return False
        if self.group and not self.total and self.kind == "cardinal" and not atom.article:
            self.group += atom.value
            return True
        if self.group or not self.total or self.bound == NO_BOUND:
            return False
        self.total += int(self.bound * atom.value)
        return True

    def _parts(self, atom: Atom, linked: bool) -> bool:
        if linked or not self.group or self.total or self.kind != "cardinal":
            return False
        divisor = round(1 / atom.value)
        self.group = self.group // divisor if self.group % divisor == 0 else self.group / divisor
        self.kind = "fraction"
        return True

    def _digits(self, atom: Atom, linked: bool) -> bool:
        if not linked or self.low or self.kind != "cardinal" or self.last == "digits" or atom.value % 1:
            return False
        fits = self.group % 100 == 0 and atom.value < 100 if self.group else self.total and atom.value < self.bound
        if fits:
            self.group += atom.value
        return bool(fits)

    def _dozen(self, atom: Atom, linked: bool) -> bool:
        if linked or not self.group or self.total:
            return False
        value = self.group * atom.value
        self.group, self.kind = int(value) if value == int(value) else value, "cardinal"
        return True

    def _never(self, atom: Atom, linked: bool) -> bool:
        return False


STEPS = {
    "unit": Sum._unit,
    "joined": Sum._unit,
    "teen": Sum._teen,
    "ten": Sum._ten,
    "hundred": Sum._hundred,
    "hundreds": Sum._hundreds,
    "scale": Sum._scale,
    "scale_or_dual": Sum._scale,
    "plural": Sum._scale,
    "vague": Sum._vague,
    "tens": Sum._vague,
    "dozen": Sum._dozen,
    "dual": Sum._dual,
    "fraction": Sum._fraction,
    "parts": Sum._parts,
    "digits": Sum._digits,
    "ordinal": Sum._never,
    "few": Sum._never,
    "several": Sum._never,
}
