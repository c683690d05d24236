"""What kind of Office file it is, and whether its XML parts are safe to hand to any parser."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ita_tools.errors import FileForeign, FileProtected, ItaError
from ita_tools.files.zip_reader import ZipEntry, list_entries, read_entry, reject

__all__ = ["DOCUMENT", "WORKBOOK", "Kind", "preflight_package"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_CONTENT_TYPES = "[content_types].xml"

_LOOKS_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")
_LOOKS_UTF16 = re.compile(rb"\xff\xfe|\xfe\xff|<\x00[^\x00]|\x00<")
_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([^\"']*)")
_ENCODINGS = {b"utf-8", b"utf-16", b"us-ascii", b"ascii"}  # ECMA-376 part 2 allows no other


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of Office file: how users call it, its program, and the stem of its main part.

    ``unlock`` is the command of that program under which a password is taken off.
    """

    label: str
    program: str
    main: str
    unlock: str


WORKBOOK = Kind("สมุดงาน Excel (.xlsx หรือ .xlsm)", "Excel", "xl/workbook", "ป้องกันสมุดงาน")
DOCUMENT = Kind("เอกสาร Word (.docx)", "Word", "word/document", "ป้องกันเอกสาร")

# What users send by mistake, recognised by a part only that kind has.
_OTHERS = {
    "xl/workbook.bin": "สมุดงาน Excel แบบไบนารี (.xlsb)",
    "xl/workbook.xml": "สมุดงาน Excel (.xlsx)",
    "word/document.xml": "เอกสาร Word (.docx)",
    "ppt/presentation.xml": "งานนำเสนอ PowerPoint (.pptx)",
    "mimetype": "ไฟล์ OpenDocument (.ods หรือ .odt)",
    "index/document.iwa": "ไฟล์ Numbers หรือ Pages ของ Apple",
}


def preflight_package(
    data: bytes, where: str, kind: Kind, needless: tuple[str, ...] = ()
) -> dict[str, bytes]:
    """Check an Office file as a whole; return its XML parts by lower-case name, as UTF-8.

    Parts whose lower-case names start with one of ``needless`` are neither unpacked nor returned: that is
    for a caller who hands on nothing but the parts, never the file.

    Raises
    ------
    FileForeign, FileProtected, FileDangerous
        Another kind of file or a damaged one; one with a password; one that no honest program wrote.
    """
    _require_zip(data, where, kind)
    found = list_entries(data, where)
    _require_kind({entry.name.lower() for entry in found}, where, kind)
    needed = [(name, entry) for entry in found if not (name := entry.name.lower()).startswith(needless)]
    parts = {name: _xml(data, entry, where) for name, entry in needed}
    return {name: xml for name, xml in parts.items() if xml is not None}


def _require_zip(data: bytes, where: str, kind: Kind) -> None:
    if not data:
        raise FileForeign("ไฟล์ว่างเปล่า", where=where, remedy="ขอไฟล์ใหม่จากผู้ส่ง")
    if data.startswith(_OLE):
        raise _compound(data, where, kind)
    if not data.startswith(b"PK\x03\x04"):
        raise _foreign("ไฟล์ชนิดอื่นที่เปลี่ยนนามสกุล หรือไฟล์ที่เสียหาย", where, kind)


def _compound(data: bytes, where: str, kind: Kind) -> ItaError:
    if _ENCRYPTED_PACKAGE in data:
        return FileProtected(
            "ไฟล์เข้ารหัสด้วยรหัสผ่าน",
            where=where,
            remedy=f"เปิดใน {kind.program} ไปที่ ไฟล์ > ข้อมูล > {kind.unlock} > เข้ารหัสด้วยรหัสผ่าน ลบรหัสผ่านแล้วบันทึก",
        )
    return _foreign("ไฟล์ Office รุ่นเก่า (.xls หรือ .doc)", where, kind)


def _require_kind(names: set[str], where: str, kind: Kind) -> None:
    if _CONTENT_TYPES in names and any(n.startswith(kind.main) and n.endswith(".xml") for n in names):
        return
    other = next((label for part, label in _OTHERS.items() if part in names), "ไฟล์ zip ธรรมดา")
    raise _foreign(other, where, kind)


def _foreign(what: str, where: str, kind: Kind) -> ItaError:
    return FileForeign(
        f"เป็น{what} ไม่ใช่{kind.label}", where=where, remedy=f"เปิดไฟล์ใน {kind.program} แล้วบันทึกเป็น{kind.label}"
    )


def _xml(data: bytes, entry: ZipEntry, where: str) -> bytes | None:
    raw = read_entry(data, entry, where)
    name = f"{where} ({entry.name})"
    if _LOOKS_UTF16.match(raw):
        raw = _from_utf16(raw, name)
    if not _LOOKS_XML.match(raw):
        if raw.strip() and entry.name.lower().endswith((".xml", ".rels")):
            raise reject("ส่วนที่ควรเป็น XML มีเนื้อหาชนิดอื่น", name)
        return None
    declared = _ENCODING.search(raw, 0, 400)
    if declared and declared[1].lower() not in _ENCODINGS:
        raise reject("ใช้รหัสอักขระที่มาตรฐานไม่อนุญาต", name)
    if b"!" in raw and b"<!DOCTYPE" in raw:  # the lone byte is found thirty times faster
        raise reject("มีการประกาศ DOCTYPE ซึ่งใช้ขยายข้อความหรืออ่านไฟล์อื่นได้", name)
    return raw


def _from_utf16(raw: bytes, name: str) -> bytes:
    codec = "utf-16" if raw[:1] in b"\xff\xfe" else "utf-16-le" if raw[:1] == b"<" else "utf-16-be"
    try:
        return raw.decode(codec).encode("utf-8")
    except UnicodeError as error:
        raise reject("มีอักขระที่ถอดรหัสไม่ได้", name) from error
