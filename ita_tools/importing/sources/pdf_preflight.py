"""Checks of a PDF before a parser reads it: encryption, and streams that expand beyond a report's.

Streams stand in the file itself, never inside other streams (ISO 32000-1, 7.5.7), so their keyword finds all.
What a stream says of its filters is not relied upon: data that can be expanded are expanded.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Callable, Iterator
from itertools import chain

from ita_tools.errors import FileDangerous, FileProtected

__all__ = ["MAX_CONTENT", "MAX_EXPANDED", "MAX_STREAMS", "preflight_pdf"]

MAX_CONTENT = 8 * 2**20
"""Expanded bytes of a stream that is neither picture nor font: the contents of a page have some 100,000."""
MAX_EXPANDED = 256 * 2**20
"""Expanded bytes of all streams, pictures included."""
MAX_STREAMS = 20_000
MAX_ENCODED = 2**20
"""Bytes of a stream in the letters of ASCII85 or ASCIIHex that are decoded."""
_STREAM, _END = re.compile(rb"stream\r?\n"), b"endstream"
_ENCRYPTED = re.compile(rb"/Encrypt\b")
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_UNREADABLE = re.compile(rb"LZW|/Filter\s+\d+\s+\d+\s+R|/F(?:File|Filter)?\s*[<(]")
_FONT_OR_PICTURE = re.compile(rb"/Subtype\s*/(?:Image|CIDFontType0C|Type1C|OpenType)|/Length1\b|/N\s+[134]\b")
_CHUNK, _MOST_FILTERS, _LONGEST_DICTIONARY = 2**18, 3, 1000
_TEXT = bytes(range(32, 127)) + b"\t\r\n"
_ASCII = re.compile(rb"[!-~\s]{16,}")


def preflight_pdf(data: bytes, where: str) -> None:
    """Check the bytes of a PDF.

    Raises
    ------
    FileProtected
        It is encrypted, be it only against changes.
    FileDangerous
        It has more streams, or streams that expand further, than a report has.
    """
    if _ENCRYPTED.search(data):
        raise FileProtected(
            "ไฟล์ PDF เข้ารหัสด้วยรหัสผ่านหรือจำกัดสิทธิ์ไว้",
            where=where,
            remedy="ขอไฟล์ที่ไม่เข้ารหัส หรือคัดลอกข้อความในไฟล์มาวาง",
        )
    left = MAX_EXPANDED
    for number, match in enumerate(_STREAM.finditer(data)):
        before = data[max(0, match.start() - _LONGEST_DICTIONARY) : match.start()].rpartition(b" obj")[2]
        dictionary = _ESCAPE.sub(lambda each: bytes([int(each[1], 16)]), before)
        if number >= MAX_STREAMS or _UNREADABLE.search(dictionary):
            raise _dangerous(where)
        end = data.find(_END, match.end())
        stream = data[match.end() : end if end >= 0 else len(data)]
        left -= _checked_size(stream, where, left, content=not _FONT_OR_PICTURE.search(dictionary))


def _checked_size(stream: bytes, where: str, most: int, *, content: bool) -> int:
    """Return how many bytes a stream expands to; text of that size is content, whatever it is called."""
    size = text = 0
    for chunk in _expanded(stream):
        size += len(chunk)
        text += len(chunk) - len(chunk.translate(None, _TEXT))
        if size > most or (size > MAX_CONTENT and (content or 2 * text > size)):
            raise _dangerous(where)
    return size


def _dangerous(where: str) -> FileDangerous:
    return FileDangerous(
        "ไฟล์ PDF ผิดปกติ: มีส่วนที่ขยายแล้วใหญ่กว่ารายงานมาก หรือซ่อนไว้จนตรวจไม่ได้",
        where=where,
        remedy="ถ้าไม่ทราบที่มาอย่าเปิดไฟล์นี้ ขอไฟล์ใหม่จากผู้ส่ง หรือคัดลอกข้อความมาวาง",
    )


def _expanded(stream: bytes) -> Iterator[bytes]:
    """Return what a stream expands to, in chunks: filters of text and of zlib undone as often as they fit."""
    chunks: Iterator[bytes] = iter([stream])
    for _ in range(_MOST_FILTERS):
        first = next(chunks, b"")
        chunks = chain([first], chunks)
        if _is_compressed(first):
            chunks = _inflated(chunks)
        elif decoded := _decoded(first):
            chunks = iter([decoded])
        else:
            break
    return chunks


def _is_compressed(data: bytes) -> bool:
    try:
        return bool(zlib.decompressobj().decompress(data[:_CHUNK], 1))
    except zlib.error:
        return False


def _inflated(chunks: Iterator[bytes]) -> Iterator[bytes]:
    inflater = zlib.decompressobj()
    for chunk in chunks:
        rest = chunk
        while rest and not inflater.eof:
            try:
                yield inflater.decompress(rest, _CHUNK)
            except zlib.error:
                return
            rest = inflater.unconsumed_tail


def _decoded(data: bytes) -> bytes:
    """Return data of ASCIIHex or ASCII85 as bytes, ``b""`` for any other or for what expands to nothing.

    Only the first :data:`MAX_ENCODED` bytes are decoded: that is enough to expand too far.
    """
    if not _ASCII.match(data):
        return b""
    text = b"".join(data[:MAX_ENCODED].split())
    for decode, end, group in ((binascii.unhexlify, b">", 2), (base64.a85decode, b"~>", 5)):
        body = text.partition(end)[0]
        if _is_compressed(_try(decode, body[: 100 * group])):
            return _try(decode, body[: len(body) // group * group])
    return b""


def _try(decode: Callable[[bytes], bytes], data: bytes) -> bytes:
    try:
        return decode(data)
    except ValueError:
        return b""
