"""The format of an Office file, and its XML parts as UTF-8."""

from __future__ import annotations

import pytest

from ita_tools.errors import FileDangerous, FileForeign, FileProtected
from ita_tools.files import DOCUMENT, WORKBOOK, preflight_package
from tests.files.books import book

TYPES = {"[Content_Types].xml": b"<Types/>"}
LETTER = {**TYPES, "word/document.xml": b"<document/>"}


class DescribePreflightPackage:
    @pytest.mark.parametrize(
        ("parts", "expected"),
        [
            ({**TYPES, "xl/workbook.xml": b"<a/>"}, WORKBOOK),
            ({**TYPES, "XL/Workbook2.XML": b"<a/>"}, WORKBOOK),
            (LETTER, DOCUMENT),
        ],
        ids=["a workbook", "another spelling", "a document"],
    )
    def it_accepts_the_expected_format(self, parts: dict[str, bytes], expected: object) -> None:
        assert preflight_package(book(parts, bare=True), "ก", expected).keys() == {
            name.lower() for name in parts
        }

    @pytest.mark.parametrize(
        ("parts", "expected", "named"),
        [
            (LETTER, WORKBOOK, "เอกสาร Word"),
            ({**TYPES, "xl/workbook.xml": b"<a/>"}, DOCUMENT, "สมุดงาน Excel"),
            ({**TYPES, "xl/workbook.bin": b"x"}, WORKBOOK, ".xlsb"),
            ({"xl/workbook.xml": b"<a/>"}, WORKBOOK, "สมุดงาน Excel"),
            ({**TYPES, "ppt/presentation.xml": b"<a/>"}, WORKBOOK, "PowerPoint"),
            ({"mimetype": b"x"}, DOCUMENT, "OpenDocument"),
            ({"Index/Document.iwa": b"x"}, WORKBOOK, "Numbers"),
            ({"a.txt": b"x"}, WORKBOOK, "zip"),
            ({}, WORKBOOK, "zip"),
        ],
    )
    def it_names_the_format_of_another_file(
        self, parts: dict[str, bytes], expected: object, named: str
    ) -> None:
        with pytest.raises(FileForeign) as caught:
            preflight_package(book({"z": b"", **parts}, bare=True), "ก.xlsx", expected)
        assert named in str(caught.value)
        assert expected.program in caught.value.remedy

    def it_distinguishes_an_old_file_from_an_encrypted_one(self) -> None:
        old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
        with pytest.raises(FileForeign, match=r"\.xls"):
            preflight_package(old, "ก.xlsx", WORKBOOK)
        with pytest.raises(FileProtected) as caught:
            preflight_package(old + "EncryptedPackage".encode("utf-16-le"), "ก.docx", DOCUMENT)
        assert "Word" in caught.value.remedy

    @pytest.mark.parametrize(
        "raw",
        [
            "<a>ก</a>".encode(),
            b"\xef\xbb\xbf<a>\xe0\xb8\x81</a>",
            '<?xml version="1.0" encoding="UTF-8"?><a>ก</a>'.encode(),
            "<a>ก</a>".encode("utf-16"),
            "<a>ก</a>".encode("utf-16-le"),
            "<a>ก</a>".encode("utf-16-be"),
        ],
    )
    def it_returns_xml_as_utf8(self, raw: bytes) -> None:
        assert "<a>ก</a>".encode() in preflight_package(book({"xl/a.xml": raw}), "ก", WORKBOOK)["xl/a.xml"]

    def it_returns_xml_parts_without_the_skipped_ones(self) -> None:
        data = book(
            {
                "xl/media/a.png": b"\x89PNG",
                "xl/theme/t.xml": b"<t/>",
                "xl/a.xml": b"",
                "docProps/app.xml": b"<p/>",
            }
        )
        parts = preflight_package(data, "ก", WORKBOOK, ("xl/theme/", "docprops/"))
        assert parts.keys() == {"[content_types].xml", "xl/workbook.xml"}

    @pytest.mark.parametrize(
        "raw",
        [
            b"\xff\xfe<\x00\x00\xd8",
            b"plain text",
            b'<?xml version="1.0" encoding="x-user"?><a/>',
            b"<?xml version='1.0' encoding='UTF-7'?><a/>",
            b"<!DOCTYPE a><a/>",
            b"<a/>" + b" " * 999 + b"<!DOCTYPE a>",
        ],
        ids=["half a letter", "no XML", "a made-up encoding", "UTF-7", "DOCTYPE", "DOCTYPE far behind"],
    )
    def it_rejects_xml_that_is_dangerous_for_a_parser(self, raw: bytes) -> None:
        with pytest.raises(FileDangerous) as caught:
            preflight_package(book({"xl/a.xml": raw}), "ก.xlsx", WORKBOOK)
        assert caught.value.where == "ก.xlsx (xl/a.xml)"

    def it_does_not_check_skipped_parts(self) -> None:
        data = book({"xl/theme/t.xml": b"<!DOCTYPE a><a/>"})
        assert preflight_package(data, "ก", WORKBOOK, ("xl/theme/",))
