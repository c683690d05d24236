"""The strict zip reader: complete contents of a valid archive, an error for any other."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_tools.errors import FileDangerous, FileForeign, FileProtected, ItaError
from ita_tools.files import zip_reader
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


def crc_of(value: bytes) -> bytes:
    return struct.pack("<L", zipfile.crc32(value))


class DescribeReadEntry:
    @given(
        st.dictionaries(NAMES, st.binary(max_size=200), max_size=4).filter(
            lambda parts: len({name.lower() for name in parts}) == len(parts)
        ),
        st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]),
    )
    def it_unpacks_a_valid_archive_completely(self, parts: dict[str, bytes], method: int) -> None:
        assert unpacked(packed(parts, method)) == parts

    @given(st.binary(min_size=1, max_size=60), st.data())
    def it_notices_a_changed_byte_unless_the_contents_stay_the_same(
        self, data: bytes, draw: st.DataObject
    ) -> None:
        whole = packed({"a.xml": data, "b.xml": b"<b/>"})
        number = draw.draw(st.integers(0, len(whole) - 1))
        changed = bytearray(whole)
        changed[number] ^= draw.draw(st.integers(1, 255))
        try:
            found = unpacked(bytes(changed))
        except ItaError:
            return
        assert list(found.values()) == [data, b"<b/>"]

    def it_reports_a_password_and_a_size_above_the_declared_one(self) -> None:
        data = packed({"a.xml": b"<a/>" * 99})
        central = data.rfind(b"PK\x01\x02")
        with pytest.raises(FileProtected):
            unpacked(data[: central + 8] + b"\x01\x00" + data[central + 10 :])
        with pytest.raises(FileDangerous, match="ใหญ่กว่าที่ระบุ"):
            unpacked(data[: central + 24] + struct.pack("<L", 9) + data[central + 28 :])


class DescribeListEntries:
    @given(st.integers(1, 60))
    def it_reports_a_truncated_file(self, missing: int) -> None:
        with pytest.raises(FileForeign, match="ไม่ครบ"):
            unpacked(packed({"a.xml": b"<a/>"})[:-missing])

    @pytest.mark.parametrize(
        ("damage", "message"),
        [
            (lambda data: data + b"x", "ไม่ครบ"),
            (lambda data: b"x" + data, "ไม่ครบ"),
            (lambda data: data.replace(crc_of(b"<a/>" * 9), b"\0\0\0\0"), "ไม่ครบ"),
            (lambda data: data.replace(b"PK\x03\x04", b"PK\x03\x05"), "ไม่ครบ"),
            (lambda data: data.replace(b"a.xml", b"b.xml", 1), "ไม่ครบ"),
        ],
        ids=["bytes behind", "bytes before", "other content", "no local header", "two names"],
    )
    def it_rejects_an_inconsistent_archive(self, damage: object, message: str) -> None:
        with pytest.raises(FileForeign, match=message) as caught:
            unpacked(damage(packed({"a.xml": b"<a/>" * 9})))
        assert caught.value.where == "ก.xlsx"
        assert caught.value.remedy

    def it_rejects_an_archive_comment(self) -> None:
        with pytest.raises(FileForeign):
            unpacked(packed({"a.xml": b"<a/>"}, comment=b"PK\x05\x06"))

    def it_rejects_overlapping_entries(self) -> None:
        inner = packed({"b.xml": b"<b/>"}, zipfile.ZIP_STORED)
        data = packed({"a.xml": inner, "b.xml": b"<b/>"}, zipfile.ZIP_STORED)
        assert len(unpacked(data)) == 2
        offset = data.rfind(b"PK\x01\x02") + 42
        overlapping = data[:offset] + struct.pack("<L", data.find(inner)) + data[offset + 4 :]
        with pytest.raises(FileDangerous, match="ซ้อนทับ"):
            unpacked(overlapping)

    @pytest.mark.parametrize(
        ("limit", "message"), [("MAX_ENTRIES", "เกิน 1 ชิ้น"), ("MAX_DIRECTORY", "สารบัญ.+ 0 KB")]
    )
    def it_limits_the_number_of_entries_and_the_size_of_the_directory(
        self, limit: str, message: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        data = packed({"a.xml": b"<a/>", "b.xml": b"<b/>"})
        assert len(unpacked(data)) == 2
        monkeypatch.setattr(zip_reader, limit, 1)
        with pytest.raises(FileDangerous, match=message):
            unpacked(data)

    def it_accepts_a_high_ratio_only_for_short_parts(self, monkeypatch: pytest.MonkeyPatch) -> None:
        blanks = packed({"a.xml": b" " * 2_000})
        assert len(unpacked(blanks)) == 1
        monkeypatch.setattr(zip_reader, "RATIO_CHECKED_FROM", 1_999)
        with pytest.raises(FileDangerous, match="บีบอัด"):
            unpacked(blanks)
        assert unpacked(packed({"a.xml": b"<a/>" + bytes(range(256)) * 9}))

    @pytest.mark.parametrize("limit", ["MAX_PART", "MAX_TOTAL"])
    def it_limits_the_size_of_one_part_and_of_all_together(
        self, limit: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        data = packed({"a.xml": b"1" * 2**20, "b.xml": b"2" * 2**20}, zipfile.ZIP_STORED)
        monkeypatch.setattr(zip_reader, limit, 2**20 if limit == "MAX_PART" else 2**21)
        assert len(unpacked(data)) == 2
        monkeypatch.setattr(zip_reader, limit, 2**20 - 1)
        with pytest.raises(FileDangerous, match="MB"):
            unpacked(data)
