"""Gives the body of a crawled answer unpacked, within bounds: what its head says of packing need not be true."""

import re
import zlib
from collections.abc import Iterable

from khabar.articles.rejected import Unreadable

GZIP = b"\x1f\x8b"
EITHER = zlib.MAX_WBITS | 32  # zlib finds out whether it is gzip or zlib
SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")
STEP = "leave the page out"


def unpack_body(data: bytes, headers: Iterable[tuple[str, str]], limit: int) -> bytes:
    """Give the body as it was before it was packed: of chunks, by gzip, deflate or brotli, as its head says.

    A body that is not what its head says is taken as it is: crawlers unpack bodies and leave the heads. Raises
    Unreadable for other packings, what is broken inside, and more than `limit` bytes.
    """
    told = {name.lower(): value.lower() for name, value in headers}
    if "chunked" in told.get("transfer-encoding", ""):
        data = _join_chunks(data)
    for packing in reversed([one.strip() for one in told.get("content-encoding", "").split(",")]):
        if packing in ("gzip", "x-gzip"):
            data = _inflate(data, EITHER, limit) if data.startswith(GZIP) else data
        elif packing == "deflate":
            data = _deflate(data, limit)
        elif packing == "br":
            data = data if data.lstrip()[:1] == b"<" else _brotli(data, limit)
        elif packing not in ("", "identity", "none", "utf-8") and data.lstrip()[:1] != b"<":
            raise Unreadable(f"packed as {packing[:20]}", STEP)
    return data


def _join_chunks(data: bytes) -> bytes:
    """Join chunks (RFC 9112 7.1); bytes that do not begin as one have been joined already."""
    parts, at = list[bytes](), 0
    while head := SIZE.match(data, at):
        size = int(head[1], 16)
        if not size:
            break
        parts.append(data[head.end() : head.end() + size])
        at = head.end() + size
        at += 2 if data[at : at + 2] == b"\r\n" else 1 if data[at : at + 1] == b"\n" else 0
    return b"".join(parts) if parts else data


def _inflate(data: bytes, window: int, limit: int) -> bytes:
    try:
        plain = zlib.decompressobj(window).decompress(data, limit + 1)
    except zlib.error as error:
        raise Unreadable(f"broken gzip: {error}", STEP) from error
    return _within(plain, limit)


def _deflate(data: bytes, limit: int) -> bytes:
    """Unpack zlib or, as some servers send, bare deflate; bytes that are neither are taken as they are."""
    for window in (EITHER, -zlib.MAX_WBITS):
        try:
            return _within(zlib.decompressobj(window).decompress(data, limit + 1), limit)
        except zlib.error:
            continue
    return data


def _brotli(data: bytes, limit: int) -> bytes:
    try:
        import brotli
    except ImportError as error:
        raise Unreadable("packed as br", "pip install brotli, or leave the page out") from error
    unpacker, parts, length = brotli.Decompressor(), list[bytes](), 0
    try:
        part = unpacker.process(data, output_buffer_limit=limit + 1)
        while part:
            parts.append(part)
            length += len(part)
            if length > limit or unpacker.is_finished():
                break
            part = unpacker.process(b"", output_buffer_limit=limit + 1)
    except (brotli.error, TypeError) as error:  # before version 1.2 it knows no bounds
        raise Unreadable(f"broken brotli: {error}", STEP) from error
    return _within(b"".join(parts), limit)


def _within(plain: bytes, limit: int) -> bytes:
    if len(plain) > limit:
        raise Unreadable(f"unpacks to more than {limit:,} bytes", STEP)
    return plain
