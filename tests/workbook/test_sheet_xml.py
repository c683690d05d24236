"""What the XML of a sheet tells besides its values."""

from __future__ import annotations

import pytest

from ita_tools.errors import FileDangerous
from ita_tools.workbook import sheet_xml
from ita_tools.workbook.cell_values import UNCALCULATED
from ita_tools.workbook.sheet_xml import keeps_results, merged_areas, odd_cells, percent_styles, sheet_parts

BOOK = b'<workbook><sheets><sheet name="a" r:id="r2"/><sheet name="b" r:id="r1"/>%s</sheets></workbook>'
RELATIONS = (
    b'<Relationships><Relationship Id="r1" Target="worksheets/Sheet1.xml"/>'
    b"<Relationship Target='/xl/worksheets/sheet2.xml' Id='r2'/></Relationships>"
)
STYLES = (
    b'<styleSheet><numFmts>%s</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
    b'<cellXfs><xf numFmtId="0"/>%s</cellXfs></styleSheet>'
)


def parts(more: bytes = b"") -> dict[str, bytes]:
    return {
        "xl/workbook.xml": BOOK % more,
        "xl/_rels/workbook.xml.rels": RELATIONS,
        "xl/worksheets/sheet1.xml": b"one",
        "xl/worksheets/sheet2.xml": b"two",
    }


def it_gives_the_sheets_in_the_order_of_the_book() -> None:
    assert sheet_parts(parts()) == [b"two", b"one"]
    assert sheet_parts(parts(b'<sheet name="c" r:id="r9"/>')) == [b"two", b"one", b""]
    assert sheet_parts({}) == []


@pytest.mark.parametrize(
    ("formats", "cells", "found"),
    [
        (b"", b'<xf numFmtId="9"/><xf numFmtId="10"/><xf numFmtId="2"/>', {b"1", b"2"}),
        (b'<numFmt numFmtId="170" formatCode="0.0%"/>', b'<xf numFmtId="170"/>', {b"1"}),
        (b'<numFmt numFmtId="170" formatCode="0&quot;%&quot;"/>', b'<xf numFmtId="170"/>', set()),
        (b'<numFmt numFmtId="170" formatCode="0\\%"/>', b'<xf numFmtId="170"/>', set()),
        (b'<numFmt numFmtId="170" formatCode="[$%]0"/>', b'<xf numFmtId="170"/>', set()),
        (b"", b'<xf numFmtId="2"/>', set()),
    ],
    ids=["built in", "own", "quoted", "escaped", "in brackets", "none"],
)
def it_knows_which_styles_show_percent(formats: bytes, cells: bytes, found: set[bytes]) -> None:
    assert percent_styles({"xl/styles.xml": STYLES % (formats, cells)}) == found


def it_knows_no_percent_without_styles() -> None:
    assert percent_styles({}) == frozenset()


def it_knows_percent_where_only_a_format_of_ones_own_shows_it() -> None:
    plain = STYLES.replace(b'<xf numFmtId="9"/>', b"")
    own = plain % (b'<numFmt numFmtId="170" formatCode="0.0%"/>', b'<xf numFmtId="170"/>')
    assert percent_styles({"xl/styles.xml": own}) == {b"1"}
    assert percent_styles({"xl/styles.xml": plain % (b"", b'<xf numFmtId="2"/>')}) == frozenset()


@pytest.mark.parametrize(
    ("xml", "kept"),
    [
        (b'<c r="A1"><f>1+1</f><v>2</v></c>', True),
        (b'<c r="A1"><f>1+1</f></c>', False),
        (b'<c r="A1"><v>2</v></c>', True),
        (b'<c r="A1"><f>1+1</f><v></v></c>', False),
        (b"", True),
    ],
)
def it_knows_whether_formulas_have_their_values(xml: bytes, kept: bool) -> None:
    assert keeps_results([xml]) is kept
    assert keeps_results([xml, b'<c r="A2"><f>1</f><v>1</v></c>'])


def odd(xml: bytes, *, kept: bool = True) -> list[tuple[int, int, str]]:
    return list(odd_cells(xml, frozenset([b"3"]), kept))


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (b'<c r="B2" s="3"><v>0.9933</v></c>', "99.33%"),
        (b'<c r="B2" s="3"><v>1</v></c>', "100%"),
        (b'<c r="B2" s="3"><v>0.07</v></c>', "7%"),
        (b'<c r="B2" s="3" t="n"><v>1E-3</v></c>', "0.1%"),
        (b'<c r="B2" t="e"><v>#N/A</v></c>', "#N/A"),
        (b"<c r='B2' t='e'><v>#REF!</v></c>", "#REF!"),
        (b'<x:c r="b2" s="3"><x:v>0.5</x:v></x:c>', "50%"),
    ],
)
def it_says_what_a_cell_shows(cell: bytes, text: str) -> None:
    assert odd(b"<sheetData>" + cell + b'<c r="C2"><v>0.5</v></c></sheetData>') == [(1, 1, text)]


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="B2" s="2"><v>0.5</v></c>',
        b'<c r="B2" s="3" t="s"><v>0</v></c>',
        b'<c r="B2" s="3"/>',
        b'<c r="B2" s="3"><v>abc</v></c>',
        b'<c r="" s="3"><v>0.5</v></c>',
        b'<c s="3"><v>0.5</v></c>',
        b'<c r="B2" t="str"><v>#N/A</v></c>',
    ],
    ids=["other style", "text", "empty", "no number", "no address", "none at all", "a text like an error"],
)
def it_leaves_all_else_alone(cell: bytes) -> None:
    assert odd(b'<c t="e"/>' + cell) == []


def it_names_formulas_without_a_value_only_where_the_program_keeps_none() -> None:
    xml = b'<c r="A1"><f>1</f></c><c r="A2"/><c r="A3" t="str"><f>"a"</f></c><c r="A4"><v>1</v></c>'
    assert odd(xml, kept=False) == [(0, 0, UNCALCULATED)]
    assert odd(xml) == []


def it_finds_merged_cells_behind_the_values() -> None:
    xml = (
        b'<sheetData><c r="A1"><v>mergeCell ref="Z1:Z9"</v></c></sheetData>'
        b"<mergeCells><mergeCell ref=\"A1:C3\"/><mergeCell ref='AB10:AC11'/></mergeCells>"
    )
    assert merged_areas(xml) == [(0, 0, 2, 2), (9, 27, 10, 28)]
    assert merged_areas(b"<sheetData/>") == []


def it_refuses_more_merged_cells_than_anybody_merges(monkeypatch: pytest.MonkeyPatch) -> None:
    xml = b"<sheetData></sheetData>" + b'<mergeCell ref="A1:B2"/>' * 3
    monkeypatch.setattr(sheet_xml, "MAX_MERGED", 3)
    assert len(merged_areas(xml)) == 3
    monkeypatch.setattr(sheet_xml, "MAX_MERGED", 2)
    with pytest.raises(FileDangerous):
        merged_areas(xml)
