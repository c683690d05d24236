"""Sheets read by patterns and by the parser hold the same cells; legal XML of any writer is read."""

from __future__ import annotations

import io
import random
import time

import openpyxl
import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from ita_tools.errors import FileDangerous, FileForeign, ItaError
from ita_tools.files import WORKBOOK, preflight_package
from ita_tools.files.parsed_sheet import parse_sheet
from ita_tools.files.quick_sheet import (
    NotPlain,
    _by_patterns,
    plain_rows,
    read_sheet_cells,
)
from ita_tools.files.sheet_cells import MAX_COLUMNS, MAX_ROWS, Cell
from ita_tools.rubric import available_years, load_edition
from ita_tools.workbook.build_book import build_book
from tests.workbook.books import generated

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def sheet(rows: str, *, head: str = "", tail: str = "") -> bytes:
    return f'<worksheet xmlns="{MAIN}">{head}<sheetData>{rows}</sheetData>{tail}</worksheet>'.encode()


def one(cell: str, row: str = '<row r="1">') -> bytes:
    return sheet(f"{row}{cell}</row>")


def values(xml: bytes) -> list[tuple[str, str | None]]:
    return [(cell.kind, cell.value) for cell in read_sheet_cells(xml, "a").cells]


class DescribeCellsOfASheet:
    @pytest.mark.parametrize(
        ("cell", "value"),
        [
            ('<c r="A1"><v>66.67</v></c>', ("n", "66.67")),
            ('<c r="A1"><v>6&#54;.67</v></c>', ("n", "66.67")),
            ('<c r="A1"><v><![CDATA[66.67]]></v></c>', ("n", "66.67")),
            ('<c r="A1"><v><!-- x -->66.67</v></c>', ("n", "66.67")),
            ('<c r="A1" t="str"><f>A2&amp;"&lt;"</f><v>a&lt;b</v></c>', ("str", "a<b")),
            ('<c r="A1" t="inlineStr"><is><t>ก</t></is></c>', ("inlineStr", "ก")),
            ('<c r="A1" t="inlineStr"><is><r><t>ก</t></r><r><t>ข</t></r></is></c>', ("inlineStr", "กข")),
            ('<c r="A1" t="inlineStr"><is><t>ก</t><rPh><t>ข</t></rPh></is></c>', ("inlineStr", "ก")),
            ('<c r="A1"><f>1+1</f></c>', ("n", None)),
            ('<c r="A1"><f>1+1</f><v></v></c>', ("n", None)),
            ('<c r="A1"><f>1+1</f><v/></c>', ("n", None)),
            ('<c r="A1" t="str"><v></v></c>', ("str", None)),
            ("<c><v>1</v></c>", ("n", "1")),
            ('<c r="A1" foo="a>b"><v>1</v></c>', ("n", "1")),
        ],
    )
    def it_reads_a_value_as_it_is_shown(self, cell, value):
        assert values(one(cell)) == [value]

    def it_skips_a_cell_with_only_a_format(self):
        assert values(one('<c r="A1" s="3"/><c r="B1" s="3"></c>')) == []

    def it_places_a_cell_without_an_address_after_the_one_before(self):
        cells = read_sheet_cells(one('<c r="C1"><v>1</v></c><c><v>2</v></c>'), "a").cells
        assert [(cell.row, cell.column) for cell in cells] == [(0, 2), (0, 3)]

    def it_reads_cells_behind_a_prefix(self):
        row = '<x:row r="2"><x:c r="B2"><x:v>5</x:v></x:c></x:row>'
        xml = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{row}</x:sheetData></x:worksheet>'
        assert read_sheet_cells(xml.encode(), "a").cells == [Cell(1, 1, "n", 0, "5", formula=False)]

    def it_skips_elements_of_a_foreign_namespace(self):
        foreign = '<c r="A1" xmlns="urn:other"><v>1</v></c><c r="B1"><v>2</v></c>'
        assert [cell.column for cell in read_sheet_cells(one(foreign), "a").cells] == [1]

    def it_skips_a_comment_that_looks_like_cells(self):
        assert values(sheet('<!--<row r="1"><c r="A1"><v>1</v></c></row>-->')) == []

    def it_finds_merged_areas(self):
        tail = '<mergeCells count="1"><mergeCell ref="B2:C4"/></mergeCells>'
        assert read_sheet_cells(sheet("", tail=tail), "a").merged == [(1, 1, 3, 2)]

    @pytest.mark.parametrize(
        "rows",
        [
            '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
            '<row r="1"><c r="A2"><v>1</v></c></row>',
            '<row r="1"><c r="!"><v>1</v></c></row>',
            '<row r="1"><c r="A1"><v>1</v></row>',
        ],
    )
    def it_refuses_cells_that_contradict_themselves(self, rows):
        with pytest.raises(FileForeign):
            read_sheet_cells(sheet(rows), "a")

    @pytest.mark.parametrize("address", [f"A{MAX_ROWS + 1}", "ZZ1"])
    @pytest.mark.parametrize("blank", ["", "<!-- -->"])
    def it_refuses_a_cell_far_outside(self, address, blank):
        row = "".join(filter(str.isdigit, address))
        with pytest.raises(FileDangerous, match=str(MAX_COLUMNS)):
            read_sheet_cells(sheet(f'{blank}<row r="{row}"><c r="{address}"><v>1</v></c></row>'), "a")

    def it_refuses_a_document_type(self):
        with pytest.raises(FileDangerous):
            read_sheet_cells(b'<!DOCTYPE a [<!ENTITY b "c">]>' + sheet(""), "a")


class DescribePlainCells:
    @pytest.mark.parametrize("filler", [" ", "x", "<a/>", '<c r="A1"/>'])
    def it_gives_up_at_the_first_gap(self, filler):
        started = time.process_time()
        with pytest.raises(NotPlain):
            list(plain_rows(sheet(f'<row r="1"></row>{filler * 1_000_000}?'), "a", {}, {}))
        assert time.process_time() - started < 1


def books() -> list[bytes]:
    editions = map(load_edition, available_years())
    return [build_book(edition, generated(2, edition)[-1]) for edition in editions]


def written_by_openpyxl(data: bytes) -> bytes:
    book, stream = openpyxl.load_workbook(io.BytesIO(data)), io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def sheets_of(data: bytes) -> list[bytes]:
    parts = preflight_package(data, "a", WORKBOOK)
    return [xml for xml in parts.values() if b"<sheetData" in xml]


class DescribeTheReadingByPatterns:
    @pytest.mark.parametrize("writer", [bytes, written_by_openpyxl])
    def it_is_the_same_for_the_books_of_every_edition(self, writer):
        for data in books():
            for xml in sheets_of(writer(data)):
                quick = _by_patterns(xml, "a")
                assert quick is not None
                assert quick == parse_sheet(xml, "a")

    def it_is_the_same_for_damaged_sheets_unless_the_parser_refuses(self):
        chance = random.Random(7)  # noqa: S311 - not for secrets
        sources = [xml for data in books()[:2] for xml in sheets_of(data)]
        compared = 0
        for _ in range(1500):
            xml = mutated(chance.choice(sources), chance)
            try:
                quick = _by_patterns(xml, "a")
            except ItaError:
                continue
            if quick is None:
                continue
            try:
                parsed = parse_sheet(xml, "a")
            except ItaError:
                continue
            assert quick == parsed
            compared += 1
        assert compared > 100

    def it_is_that_of_an_independent_reader(self):
        stream = io.BytesIO()
        with xlsxwriter.Workbook(stream) as book:
            page = book.add_worksheet("ก")
            for row in range(40):
                page.write(row, row % 7, row * 1.25 if row % 2 else f"ข้อ {row} <&>")
        rows = (
            CalamineWorkbook.from_filelike(io.BytesIO(stream.getvalue()))
            .get_sheet_by_index(0)
            .to_python(skip_empty_area=False)
        )
        cells = read_sheet_cells(sheets_of(stream.getvalue())[0], "a").cells
        assert [(c.row, c.column) for c in cells] == [
            (r, c) for r, row in enumerate(rows) for c, value in enumerate(row) if value != ""
        ]
        numbers = {(c.row, c.column): float(c.value or 0) for c in cells if c.kind == "n"}
        assert numbers == {
            (r, c): v for r, row in enumerate(rows) for c, v in enumerate(row) if isinstance(v, float)
        }


PIECES = [
    b"<v>1</v>", b"</c>", b"<c r=", b'"', b"<!--x-->", b"<![CDATA[5]]>", b"&#54;", b"&amp;", b" ", b"</row>",
    b'<row r="3">', b"<f>A1</f>", b"<v/>", b'xmlns="urn:x"', b"\r\n", b"<is><t>a</t></is>", b">", b"<x/>",
]  # fmt: skip
BETWEEN = [
    b"", b'<c r="ZZ1" s="1"/>', b'<c r="B1" s="1"/>', b"<!-- -->", b"\n", b'<row r="19999"/>',
    b"<c><v>1</v></c>",
]  # fmt: skip
INSIDE = [
    (b"<v>", b"<v>&#49;"),
    (b"</v>", b"&amp;</v>"),
    (b"<v>", b'<v xml:space="preserve">'),
    (b' s="', b' s="0'),
]


def mutated(xml: bytes, chance: random.Random) -> bytes:
    """Return a sheet with a change that most often stays well formed, or with up to three harms."""
    if chance.random() < 0.7:
        mark = chance.choice([b"<c ", b"</row>", b"<row "])
        old, new = chance.choice([*INSIDE, (mark, chance.choice(BETWEEN) + mark)])
        at = xml.find(old, chance.randrange(len(xml)))
        return xml if at < 0 else xml[:at] + new + xml[at + len(old) :]
    start, end = xml.find(b"<sheetData>"), xml.find(b"</sheetData>")
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(start, max(end, start + 1))
        xml = xml[:at] + chance.choice(PIECES) + xml[at + chance.choice([0, 0, 1, 3]) :]
    return xml
