"""Sheets, shared strings and number formats of a workbook, found by relationships as Excel finds them."""

from __future__ import annotations

import pytest

from ita_tools.errors import FileForeign
from ita_tools.files.workbook_parts import WorkbookParts, read_workbook_parts, unescape_string

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def relations(*targets: tuple[str, str]) -> bytes:
    links = "".join(
        f'<Relationship Id="r{number}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}">{links}</Relationships>'.encode()


def package(**changes: bytes) -> dict[str, bytes]:
    """Two sheets, listed in the other order than their parts; keys with _ for / and two _ for a dot."""
    sheets = (
        '<sheet name="b&gt;c" sheetId="1" r:id="r2"/><sheet name="a>b" state="hidden" sheetId="2" r:id="r1"/>'
    )
    parts = {
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{sheets}</sheets></workbook>'
        ).encode(),
        "xl/_rels/workbook.xml.rels": relations(
            ("worksheet", "worksheets/Sheet1.xml"),
            ("worksheet", "/xl/worksheets/sheet2.xml"),
            ("sharedStrings", "strings.xml"),
            ("styles", "odd/look.xml"),
        ),
        "xl/worksheets/sheet1.xml": b"<a/>",
        "xl/worksheets/sheet2.xml": b"<b/>",
    }
    return {**parts, **{key.replace("__", ".").replace("_", "/"): value for key, value in changes.items()}}


def read(**changes: bytes) -> WorkbookParts:
    return read_workbook_parts(package(**changes), "a.xlsx")


def strings(items: str) -> list[str]:
    return read(xl_strings__xml=f'<sst xmlns="{MAIN}">{items}</sst>'.encode()).strings


class DescribeSheets:
    def it_is_in_the_order_of_the_tabs_with_names_and_states(self):
        assert [(sheet.name, sheet.state, sheet.xml) for sheet in read().sheets] == [
            ("b>c", "visible", b"<b/>"),
            ("a>b", "hidden", b"<a/>"),
        ]

    def it_refuses_a_sheet_whose_part_is_missing(self):
        parts = package()
        del parts["xl/worksheets/sheet2.xml"]
        with pytest.raises(FileForeign, match="b>c"):
            read_workbook_parts(parts, "a.xlsx")

    def it_refuses_a_package_without_a_workbook(self):
        with pytest.raises(FileForeign):
            read_workbook_parts({"_rels/.rels": relations()}, "a.xlsx")


class DescribeSharedStrings:
    @pytest.mark.parametrize(
        ("items", "expected"),
        [
            ("<si><t>ก</t></si><si><t/></si><si/>", ["ก", "", ""]),
            ("<si><t>a&amp;&#3585;</t></si>", ["a&ก"]),
            ("<si><r><rPr><b/></rPr><t>ก</t></r><r><t xml:space='preserve'> ข</t></r></si>", ["ก ข"]),
            ("<si><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh></si>", ["東京"]),
            ("<si><t><![CDATA[<x>]]></t></si>", ["<x>"]),
            ("<!-- <si><t>no</t></si> --><si><t>yes</t></si>", ["yes"]),
            ("<si><t>_x0041__x000A_</t></si>", ["A\n"]),
        ],
    )
    def it_is_read_as_it_is_shown(self, items, expected):
        assert strings(items) == expected

    def it_keeps_an_escaped_escape(self):
        assert unescape_string("_x005F_x0041_") == "_x0041_"


class DescribeNumberKinds:
    @pytest.mark.parametrize(
        ("code", "kind"),
        [
            ("0.0%", "percent"),
            ("[>=1]0%;[Red]0.00%", "percent"),
            ('0"%"', "number"),
            ("0\\%", "number"),
            ("[$%]0", "number"),
            ("0.00", "number"),
            ("General", "number"),
            ("[$-41E]d mmm yyyy", "date"),
            ("วว/ดด/ปปปป", "date"),
            ("[h]:mm", "date"),
            ("@", "text"),
        ],
    )
    def it_is_told_by_the_format_code(self, code, kind):
        styles = (
            f"<styleSheet xmlns='{MAIN}'><numFmts><numFmt numFmtId='170' formatCode='{code}'/></numFmts>"
            "<cellStyleXfs><xf numFmtId='9'/></cellStyleXfs>"
            "<cellXfs><xf numFmtId='0'/><xf numFmtId='170'/></cellXfs></styleSheet>"
        )
        assert list(read(xl_odd_look__xml=styles.encode()).kinds) == ["number", kind]

    @pytest.mark.parametrize(
        ("number", "kind"),
        [(9, "percent"), (10, "percent"), (14, "date"), (2, "number"), (49, "text"), (71, "date")],
    )
    def it_is_told_by_the_built_in_number(self, number, kind):
        styles = f"<styleSheet xmlns='{MAIN}'><cellXfs><xf numFmtId='{number}'/></cellXfs></styleSheet>"
        assert list(read(xl_odd_look__xml=styles.encode()).kinds) == [kind]

    def it_is_unknown_without_styles(self):
        assert list(read().kinds) == []
