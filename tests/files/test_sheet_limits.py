"""Limits on the memory that calamine needs for the cells of a workbook."""

from __future__ import annotations

import pytest

from ita_tools.errors import FileDangerous, FileForeign
from ita_tools.files import sheet_limits
from ita_tools.files.sheet_limits import MAX_COLUMNS, MAX_ROWS, require_sheet_limits
from tests.files.books import CELL, SHEET, sheet


def bounded(cells: str, **more: bytes) -> None:
    require_sheet_limits({SHEET: sheet(cells), **more}, "ก.xlsx")


def letters(column: int) -> str:
    return (chr(64 + (column - 1) // 26) if column > 26 else "") + chr(65 + (column - 1) % 26)


def shown(text: str, times: int, how: str = '<c r="A{}" t="s"><v>0</v></c>') -> None:
    cells = "".join(how.format(number + 1) for number in range(times))
    bounded(cells, **{"xl/sharedStrings.xml": f"<sst><si><t>{text}</t></si></sst>".encode()})


class DescribeRequireSheetLimits:
    @pytest.mark.parametrize("address", ["A1", "AZ999", f"A{MAX_ROWS}", f"{letters(MAX_COLUMNS)}1"])
    def it_accepts_cells_up_to_the_limits(self, address: str) -> None:
        bounded(CELL.format(address))

    @pytest.mark.parametrize(
        "address", [f"A{MAX_ROWS + 1}", f"{letters(MAX_COLUMNS + 1)}1", "XFD1048576", "ZZZ9999999"]
    )
    def it_rejects_a_cell_beyond_the_limits(self, address: str) -> None:
        with pytest.raises(FileDangerous) as caught:
            bounded(CELL.format("A1") + CELL.format(address))
        assert caught.value.where == f"ก.xlsx ({SHEET})"

    def it_adds_up_the_rectangles_of_all_sheets(self, monkeypatch: pytest.MonkeyPatch) -> None:
        corners = CELL.format("A2000") + CELL.format("CV1")  # 2,000 rows of 100 columns in two cells
        monkeypatch.setattr(sheet_limits, "MAX_CELLS", 400_000)
        bounded(corners, **{"xl/a.xml": sheet(corners)})
        monkeypatch.setattr(sheet_limits, "MAX_CELLS", 399_999)
        with pytest.raises(FileDangerous, match="399,999"):
            bounded(corners, **{"xl/a.xml": sheet(corners)})

    @pytest.mark.parametrize(
        "cell",
        [
            "<c><v>1</v></c>",
            '<c r=""><v>1</v></c>',
            '<c r="1A"><v>1</v></c>',
            '<c r="AAAA1"><v>1</v></c>',
            '<c r="A1',
            "<c r=A1><v>1</v></c>",
        ],
    )
    def it_rejects_a_cell_without_an_address(self, cell: str) -> None:
        with pytest.raises(FileForeign, match="ตำแหน่ง"):
            bounded(cell)

    def it_ignores_distant_cells_that_have_only_a_format(self) -> None:
        bounded('<c r="XFD1048576" s="3"/>' + CELL.format("A1"))

    def it_counts_a_shared_string_for_every_cell_that_shows_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sheet_limits, "MAX_TEXT", 100_000)
        shown("x" * 1_000, 90)
        with pytest.raises(FileDangerous, match="ข้อความ"):
            shown("x" * 1_000, 100)
        with pytest.raises(FileDangerous, match="ข้อความ"):
            shown("x" * 1_000, 100, "<c r=\"A{}\" t='s'><v> 0 </v></c>")

    @pytest.mark.parametrize("hiding", ['<a b="<"/>', "<!-- </si> -->", "<![CDATA[</si>]]>"])
    def it_counts_the_longest_text_where_the_ends_of_strings_are_ambiguous(
        self, hiding: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sheet_limits, "MAX_TEXT", 100_000)
        texts = "</si><si>".join(["x" * 10] * 200)
        shown(texts, 90)
        with pytest.raises(FileDangerous):
            shown(f"{hiding}{texts}", 90)
