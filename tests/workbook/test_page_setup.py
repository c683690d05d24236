"""Page breaks and scale of printed sheets."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_tools.workbook.cell_formats import LINE_HEIGHT
from ita_tools.workbook.layout import CHART_ROWS, PlacedSheet, place
from ita_tools.workbook.page_setup import LEAST_SCALE, page_breaks, printed_page
from ita_tools.workbook.sheet_model import Block, ChartSpec, Column, Input, Label, Row, Sheet

DRAWING = ChartSpec("line", "", (), "", (), None, "")
KEYS = st.lists(
    st.sampled_from(["items.IIT.i1", "items.IIT.i1.counts[6]", "=heading.1"]), min_size=60, max_size=120
)


def placed(*parts: object, widths: tuple[float, ...] = (40, 40), landscape: bool = False) -> PlacedSheet:
    return place((Sheet("ก", "ก", widths, parts, landscape),)).sheets[0]


def block(*keys: str, title: str = "") -> Block:
    cells = [Label(key, "heading") if key.startswith("=") else Input("text") for key in keys]
    rows = [Row(key, {"=code": cell}) for key, cell in zip(keys, cells, strict=True)]
    return Block("items", (Column("=code"),), rows, title)


def rows(count: int) -> Block:
    return block(*(f"items.IIT.i{number}" for number in range(count)))


class DescribePageBreaks:
    """Scale and page breaks of a printed sheet."""

    def it_scales_wide_sheets_down_to_what_can_be_read_and_no_sheet_up(self) -> None:
        narrow, wide, wider = (
            printed_page(placed(rows(1), widths=widths)) for widths in ((20,), (60, 60), (400,) * 9)
        )
        assert narrow.scale == 100
        assert wide.scale == pytest.approx(100 * 523 * 0.96 / (2 * (7 * 60 + 5) * 0.75), abs=1)
        assert wider.scale == LEAST_SCALE
        assert (narrow.fits, wide.fits, wider.fits) == (True, True, False)

    def it_gains_width_and_loses_height_in_landscape(self) -> None:
        upright, lying = (printed_page(placed(rows(1), landscape=each)) for each in (False, True))
        assert lying.scale >= upright.scale
        assert lying.height < upright.height

    def it_fits_a_sheet_that_is_a_little_longer_on_one_page(self) -> None:
        page = int(printed_page(placed(rows(1))).height / LINE_HEIGHT)
        assert page_breaks(placed(rows(page - 4)), {}) == []
        assert page_breaks(placed(rows(int(page * 1.2) - 4)), {}) == []
        assert page_breaks(placed(rows(page * 2)), {}) != []

    def it_counts_the_height_of_every_row(self) -> None:
        sheet = placed(rows(20))
        assert page_breaks(sheet, {}) == []
        assert len(page_breaks(sheet, dict.fromkeys(range(4, 30), 10 * LINE_HEIGHT))) > 3

    def it_leaves_room_on_every_page_for_repeated_titles(self) -> None:
        sheet = placed(rows(200))
        header = sheet.blocks[0].header_row
        first, second = (page_breaks(sheet, {header: lines * LINE_HEIGHT}) for lines in (1, 6))
        assert first[1] - first[0] == second[1] - second[0] + 5

    @given(KEYS, st.dictionaries(st.integers(4, 120), st.sampled_from([24.0, 72.0, 240.0])))
    def it_fills_no_page_too_far_and_splits_no_group(
        self, keys: list[str], heights: dict[int, float]
    ) -> None:
        sheet = placed(block(*keys))
        breaks, first = page_breaks(sheet, heights), sheet.blocks[0].first_row
        assert breaks == sorted(set(breaks))
        for row in breaks:
            number = row - first
            assert number >= 1
            assert "[" not in keys[number]
            assert not keys[number - 1].startswith("=")
        edges = [0, *breaks, sheet.blocks[0].end_row]
        for start, end in pairwise(edges):
            used = sum(heights.get(row, LINE_HEIGHT) for row in range(start, end))
            free = [
                n
                for n in range(max(start, first) + 1, end)
                if n - first < len(keys) and "[" not in keys[n - first] and keys[n - first - 1][0] != "="
            ]
            assert used <= printed_page(sheet).height * (1 if breaks else 1.25) or not free

    def it_keeps_charts_whole_and_titles_with_their_table(self) -> None:
        sheet = placed(rows(10), DRAWING, block("a", title="หัวเรื่อง"), DRAWING, rows(30))
        breaks = page_breaks(sheet, {})
        assert breaks
        inside = {row + n for row, _ in sheet.diagrams for n in range(1, CHART_ROWS)}
        inside |= {each.marker_row + n for each in sheet.blocks if each.block.title for n in (0, 1, 2)}
        assert not inside & set(breaks)
