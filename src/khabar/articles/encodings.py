"""Gives the text of bytes whose encoding nobody names: UTF-8, UTF-16 in both orders, windows-1256."""

import codecs
import re

from khabar.articles.rejected import RAW_LENGTH, Unreadable

SAMPLE = 65_536
ARABIC_BLOCK, ASCII_BLOCK = 0x06, 0x00
MOSTLY = 0.6
UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
HIGH = re.compile(rb"[\x80-\xff]")
ARABIC_1256 = re.compile(
    rb"[\x81\x8d\x8e\x90\x98\x9a\x9f\xaa\xc0-\xdf\xe1\xe3-\xe6\xec\xed\xf0-\xf3\xf5\xf6\xf8\xfa\xff\xa1\xba\xbf\xab\xbb\x93\x94]"
)
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def find_encoding(sample: bytes) -> str:
    """Tell the encoding of the first bytes of a text; raises Unreadable where none makes Arabic of them.

    >>> find_encoding("قال الوزير".encode("cp1256")), find_encoding("قال الوزير".encode("utf-16-le"))
    ('cp1256', 'utf-16-le')
    """
    for mark, name in MARKS:
        if sample.startswith(mark):
            return name
    wide = _wide(sample)
    if wide:
        return wide
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError as error:
        return _narrow(sample, error)
    return "utf-8"


def decode(data: bytes) -> str:
    """Give the text of bytes. Raises Unreadable where no encoding makes a whole text of them."""
    if not data:
        return ""
    name = find_encoding(data[:SAMPLE])
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        if name == "utf-8" and error.start >= SAMPLE - 4:
            return data.decode(_narrow(data, error))
        raise _broken(data, name, error) from error


def _wide(sample: bytes) -> str | None:
    """Tell UTF-16 by its high bytes, nearly all of which name the Arabic block or ASCII."""
    even, odd = sample[0 : len(sample) // 2 * 2 : 2], sample[1::2]
    if len(odd) < 2:
        return None
    for name, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        blocks = high.count(ARABIC_BLOCK) + high.count(ASCII_BLOCK)
        others = low.count(ARABIC_BLOCK) + low.count(ASCII_BLOCK)
        if blocks > 0.9 * len(high) and others < 0.2 * len(low):
            return name
    return None


def _narrow(data: bytes, error: UnicodeDecodeError) -> str:
    """Tell windows-1256 from UTF-8 that is broken somewhere."""
    high = len(HIGH.findall(data))
    if sum(map(len, UTF8_SEQUENCE.findall(data))) > MOSTLY * high:
        raise _broken(data, "utf-8", error)
    if len(ARABIC_1256.findall(data)) < 0.85 * high:
        raise Unreadable(
            "bytes that are neither UTF-8, UTF-16 nor Arabic windows-1256", "convert the input to UTF-8", _raw(data)
        )
    return "cp1256"


def _broken(data: bytes, name: str, error: UnicodeDecodeError) -> Unreadable:
    return Unreadable(
        f"broken {name.upper()} at byte {error.start}", "fetch the item again, or mend its bytes", _raw(data)
    )


def _raw(data: bytes) -> str:
    return data[:RAW_LENGTH].decode("utf-8", "backslashreplace")
