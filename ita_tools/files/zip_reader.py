"""Strict zip reader: rejects an archive whose headers and contents differ, or that Office never writes.

``zipfile`` trusts the sizes in the headers where other readers inflate to the end, and both accept comments
and overlapping entries. Source: APPNOTE.TXT of PKWARE; ECMA-376 part 2 for what Office files may hold.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from ita_tools.errors import FileDangerous, FileForeign, FileProtected, ItaError
from ita_tools.records import record

__all__ = ["ZipEntry", "list_entries", "read_entries", "read_entry", "reject"]

MAX_ENTRIES = 1_000
"""A workbook of 300 sheets, each with its relations and comments, has 900 parts."""
MAX_DIRECTORY = 256 * 2**10
"""Bytes of the zip directory: 1,000 entries of 256 bytes."""
MAX_PART = 32 * 2**20
"""Bytes of one unpacked part: a sheet of a million cells."""
MAX_TOTAL = 64 * 2**20
"""Bytes of all unpacked parts together."""
MAX_RATIO = 100
"""Unpacked size by packed size: sheets reach 10 to 40, a zip bomb 1,000."""
RATIO_CHECKED_FROM = 2**20
"""Bytes from which on the ratio is checked: a short part of blanks has a high ratio and does no harm."""

_END = struct.Struct("<4s4H2LH")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_ZIP64_LOCATOR_SIZE = 20
_STORED, _DEFLATED = 0, 8
_ENCRYPTED, _UTF8 = 0x1 | 0x40 | 0x2000, 0x800


@record(frozen=True, slots=True)
class ZipEntry:
    """One entry of the zip directory."""

    name: str
    raw_name: bytes
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int


def list_entries(data: bytes, where: str) -> list[ZipEntry]:
    """Return the entries of the zip directory; reject anything that Excel and Word never write.

    Raises
    ------
    FileForeign, FileProtected, FileDangerous
        Damaged; encrypted; above a limit, or with names, methods or overlaps that Office never writes.
    """
    entries = list(_directory(data, where))
    names = [entry.name.lower() for entry in entries]
    if len(set(names)) != len(names):
        raise reject("มีส่วนประกอบชื่อซ้ำกัน", where)
    for entry in entries:
        _require_allowed(entry, where)
    _require_no_overlap(entries, where)
    if sum(entry.size for entry in entries) > MAX_TOTAL:
        raise reject(f"เมื่อขยายแล้วมีขนาดเกิน {MAX_TOTAL // 2**20} MB", where)
    return entries


def read_entries(data: bytes, where: str) -> dict[str, bytes]:
    """Return the contents of all files in an archive by name; entries of folders are left out.

    Raises
    ------
    FileForeign, FileProtected, FileDangerous
        See :func:`list_entries` and :func:`read_entry`.
    """
    files = [entry for entry in list_entries(data, where) if not entry.name.endswith("/")]
    return {entry.name: read_entry(data, entry, where) for entry in files}


def read_entry(data: bytes, entry: ZipEntry, where: str) -> bytes:
    """Unpack one entry; its size and checksum must be those of the zip directory.

    Raises
    ------
    FileForeign, FileDangerous
        Damaged, or not of the declared size; larger than declared.
    """
    start = _data_start(data, entry, where)
    packed = memoryview(data)[start : start + entry.packed]
    if len(packed) != entry.packed:
        raise _damaged(where)
    plain = bytes(packed) if entry.method == _STORED else _inflated(packed, entry, where)
    if len(plain) != entry.size or zlib.crc32(plain) != entry.crc:
        raise _damaged(where)
    return plain


def _inflated(packed: memoryview, entry: ZipEntry, where: str) -> bytes:
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        plain = stream.decompress(packed, entry.size + 1)
    except zlib.error as error:
        raise _damaged(where) from error
    if len(plain) > entry.size:
        raise reject("ขนาดจริงของส่วนประกอบใหญ่กว่าที่ระบุไว้", where)
    if not stream.eof or stream.unused_data:
        raise _damaged(where)
    return plain


def _directory(data: bytes, where: str) -> Iterator[ZipEntry]:
    count, start, end = _directory_bounds(data, where)
    position = start
    for _ in range(count):
        if position + _CENTRAL.size > end:
            raise _damaged(where)
        (
            signature,
            _,
            _,
            flags,
            method,
            _,
            _,
            crc,
            packed,
            size,
            name_size,
            extra,
            comment,
            _,
            _,
            _,
            offset,
        ) = _CENTRAL.unpack_from(data, position)
        name = data[position + _CENTRAL.size : position + _CENTRAL.size + name_size]
        position += _CENTRAL.size + name_size + extra + comment
        if signature != b"PK\x01\x02" or position > end:
            raise _damaged(where)
        text = name.decode("utf-8" if flags & _UTF8 else "cp437", "replace")
        yield ZipEntry(text, name, flags, method, crc, packed, size, offset)
    if position != end:
        raise _damaged(where)


def _directory_bounds(data: bytes, where: str) -> tuple[int, int, int]:
    end = len(data) - _END.size
    if end < 0 or data.rfind(b"PK\x05\x06") != end:
        raise _damaged(where)
    _, disk, first_disk, here, count, size, start, comment = _END.unpack_from(data, end)
    locator = data[max(0, end - _ZIP64_LOCATOR_SIZE) : end].startswith(b"PK\x06\x07")
    if disk or first_disk or comment or here != count or start + size != end or locator:
        raise _damaged(where)
    if count > MAX_ENTRIES:
        raise reject(f"มีส่วนประกอบเกิน {MAX_ENTRIES:,} ชิ้น", where)
    if size > MAX_DIRECTORY:
        raise reject(f"สารบัญของส่วนประกอบมีขนาดเกิน {MAX_DIRECTORY // 2**10} KB", where)
    return count, start, end


def _require_allowed(entry: ZipEntry, where: str) -> None:
    name = entry.name
    if name.startswith("/") or ".." in name.split("/") or not name.isprintable() or set(name) & set("\\:"):
        raise reject("มีส่วนประกอบที่ชื่อชี้ออกนอกไฟล์", where)
    if entry.flags & _ENCRYPTED:
        raise FileProtected("ไฟล์เข้ารหัสด้วยรหัสผ่าน", where=where, remedy="ขอไฟล์ที่ยกเลิกรหัสผ่านแล้วจากผู้ส่ง")
    if entry.method not in (_STORED, _DEFLATED):
        raise reject("บีบอัดด้วยวิธีที่ Excel และ Word ไม่ใช้", where)
    if entry.size > MAX_PART:
        raise reject(f"มีส่วนประกอบที่เมื่อขยายแล้วมีขนาดเกิน {MAX_PART // 2**20} MB", where)
    if entry.size > RATIO_CHECKED_FROM and entry.size > MAX_RATIO * entry.packed:
        raise reject("มีส่วนประกอบที่บีบอัดไว้ผิดปกติ", where)


def _require_no_overlap(entries: list[ZipEntry], where: str) -> None:
    """Reject overlapping entries: zip bombs unpack the same bytes many times."""
    end = 0
    for entry in sorted(entries, key=lambda each: each.offset):
        if entry.offset < end:
            raise reject("มีส่วนประกอบที่ซ้อนทับกัน", where)
        end = entry.offset + _LOCAL.size + len(entry.raw_name) + entry.packed


def _data_start(data: bytes, entry: ZipEntry, where: str) -> int:
    if entry.offset + _LOCAL.size > len(data):
        raise _damaged(where)
    signature, *_, name_size, extra = _LOCAL.unpack_from(data, entry.offset)
    start = entry.offset + _LOCAL.size
    if signature != b"PK\x03\x04" or data[start : start + name_size] != entry.raw_name:
        raise _damaged(where)
    end: int = start + name_size + extra
    return end


def reject(what: str, where: str) -> ItaError:
    """Return the error for a file that Excel and Word never write, with the same advice everywhere."""
    return FileDangerous(
        f"ไฟล์ผิดปกติ: {what}",
        where=where,
        remedy="ถ้าไม่ทราบที่มาอย่าเปิดไฟล์นี้ ขอไฟล์ใหม่จากผู้ส่ง หรือคัดลอกเฉพาะข้อมูลไปไว้ในไฟล์ใหม่",
    )


def _damaged(where: str) -> ItaError:
    return FileForeign(
        "ไฟล์เสียหายหรือได้รับมาไม่ครบ", where=where, remedy="ขอให้ผู้ส่งส่งไฟล์ใหม่ หรือเปิดในโปรแกรมเดิมแล้วบันทึกเป็นไฟล์ใหม่"
    )
