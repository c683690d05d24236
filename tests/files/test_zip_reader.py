"""The zip container, byte by byte: what is honest is unpacked whole, and no header is believed."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_tools.errors import FileDangerous, FileForeign, FileProtected, ItaError
from ita_tools.files import zip_reader as archive
from ita_tools.files.zip_reader import list_entries, read_entry

NAMES = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters="/\\:."),
    min_size=1,
    max_size=8,
)


def packed(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED, comment: bytes = b"") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as package:
        for name, data in parts.items():
            package.writestr(name, data)
        package.comment = comment
    return stream.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    return {entry.name: read_entry(data, entry, "ก.xlsx") for entry in list_entries(data, "ก.xlsx")}


@given(
    st.dictionaries(NAMES, st.binary(max_size=200), max_size=4).filter(
        lambda parts: len({name.lower() for name in parts}) == len(parts)
    ),
    st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]),
)
def test_an_honest_file_is_unpacked_whole(parts: dict[str, bytes], method: int) -> None:
    assert unpacked(packed(parts, method)) == parts


@given(st.binary(min_size=1, max_size=60), st.data())
def test_a_changed_byte_is_noticed_or_changes_nothing(data: bytes, draw: st.DataObject) -> None:
    whole = packed({"a.xml": data, "b.xml": b"<b/>"})
    number = draw.draw(st.integers(0, len(whole) - 1))
    harmed = bytearray(whole)
    harmed[number] ^= draw.draw(st.integers(1, 255))
    try:
        found = unpacked(bytes(harmed))
    except ItaError:
        return
    assert list(found.values()) == [data, b"<b/>"]


@given(st.integers(1, 60))
def test_a_file_cut_short_is_named_as_such(missing: int) -> None:
    with pytest.raises(FileForeign, match="ไม่ครบ"):
        unpacked(packed({"a.xml": b"<a/>"})[:-missing])


def crc_of(value: bytes) -> bytes:
    return struct.pack("<L", zipfile.crc32(value))


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda data: data + b"x", "ไม่ครบ"),
        (lambda data: b"x" + data, "ไม่ครบ"),
        (lambda data: data.replace(crc_of(b"<a/>" * 9), b"\0\0\0\0"), "ไม่ครบ"),
        (lambda data: data.replace(b"PK\x03\x04", b"PK\x03\x05"), "ไม่ครบ"),
        (lambda data: data.replace(b"a.xml", b"b.xml", 1), "ไม่ครบ"),
    ],
    ids=["bytes behind", "bytes before", "other content", "no local header", "two names"],
)
def it_takes_no_file_that_does_not_add_up(harm: object, said: str) -> None:
    with pytest.raises(FileForeign, match=said) as caught:
        unpacked(harm(packed({"a.xml": b"<a/>" * 9})))
    assert caught.value.where == "ก.xlsx"
    assert caught.value.remedy


def it_takes_no_file_with_a_comment() -> None:
    with pytest.raises(FileForeign):
        unpacked(packed({"a.xml": b"<a/>"}, comment=b"PK\x05\x06"))


def it_takes_no_parts_that_lie_one_inside_the_other() -> None:
    inner = packed({"b.xml": b"<b/>"}, zipfile.ZIP_STORED)
    data = packed({"a.xml": inner, "b.xml": b"<b/>"}, zipfile.ZIP_STORED)
    assert len(unpacked(data)) == 2
    offset = data.rfind(b"PK\x01\x02") + 42
    overlapping = data[:offset] + struct.pack("<L", data.find(inner)) + data[offset + 4 :]
    with pytest.raises(FileDangerous, match="ซ้อนทับ"):
        unpacked(overlapping)


def it_names_a_password_and_a_lying_size() -> None:
    data = packed({"a.xml": b"<a/>" * 99})
    central = data.rfind(b"PK\x01\x02")
    with pytest.raises(FileProtected):
        unpacked(data[: central + 8] + b"\x01\x00" + data[central + 10 :])
    with pytest.raises(FileDangerous, match="ใหญ่กว่าที่ระบุ"):
        unpacked(data[: central + 24] + struct.pack("<L", 9) + data[central + 28 :])


@pytest.mark.parametrize(("limit", "said"), [("MAX_ENTRIES", "เกิน 1 ชิ้น"), ("MAX_DIRECTORY", "สารบัญ.+ 0 KB")])
def it_bounds_what_it_unpacks(limit: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed({"a.xml": b"<a/>", "b.xml": b"<b/>"})
    assert len(unpacked(data)) == 2
    monkeypatch.setattr(archive, limit, 1)
    with pytest.raises(FileDangerous, match=said):
        unpacked(data)


def it_takes_a_high_ratio_only_of_short_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    blanks = packed({"a.xml": b" " * 2_000})
    assert len(unpacked(blanks)) == 1
    monkeypatch.setattr(archive, "RATIO_CHECKED_FROM", 1_999)
    with pytest.raises(FileDangerous, match="บีบอัด"):
        unpacked(blanks)
    assert unpacked(packed({"a.xml": b"<a/>" + bytes(range(256)) * 9}))


@pytest.mark.parametrize("limit", ["MAX_PART", "MAX_TOTAL"])
def it_bounds_the_size_of_one_part_and_of_all(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed({"a.xml": b"1" * 2**20, "b.xml": b"2" * 2**20}, zipfile.ZIP_STORED)
    monkeypatch.setattr(archive, limit, 2**20 if limit == "MAX_PART" else 2**21)
    assert len(unpacked(data)) == 2
    monkeypatch.setattr(archive, limit, 2**20 - 1)
    with pytest.raises(FileDangerous, match="MB"):
        unpacked(data)
