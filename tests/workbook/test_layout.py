"""Row and column of declared cells, their addresses in formulas, and the height of rows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_tools.workbook.layout import BUTTON_ROWS, CHART_ROWS, Layout, lines_of, place, title_lines
from ita_tools.workbook.sheet_model import (
    Block,
    Buttons,
    ChartSpec,
    Column,
    Computed,
    Input,
    Label,
    Line,
    Row,
    Sheet,
)

COLUMNS = (Column("=code", "ข้อ"), Column("score", "คะแนน"))
DRAWING = ChartSpec("line", "", (), "", (), None, "")


def row(key: str, name: str = "") -> Row:
    return Row(key, {"=code": Label(key), "score": Input("score")}, name)


def block(*keys: str, title: str = "") -> Block:
    return Block("items", COLUMNS, [row(key) for key in keys], title)


def sheet(name: str, *parts: object) -> Sheet:
    return Sheet(name, name, (10, 10), parts)


def layout(*parts: object) -> Layout:
    return place((sheet("หนึ่ง", *parts), sheet("พ.ศ. '68", block("x"))))


PARTS = st.lists(
    st.one_of(
        st.just(Line("ข้อความ")),
        st.just(DRAWING),
        st.just(Buttons((("ก", "ข"),))),
        st.builds(
            lambda count, title: block(*map(str, range(count)), title=title),
            st.integers(0, 3),
            st.sampled_from(["", "หัวเรื่อง"]),
        ),
    ),
    max_size=6,
)


def needed(*cells: object, widths: tuple[float, ...] = (10, 10)) -> int:
    made = Row("a", dict(zip(("=code", "score"), cells, strict=False)))
    return lines_of(made, Block("items", COLUMNS, [made]), widths)


class DescribeLayout:
    """Row and column of declared cells, and the height of rows."""

    @given(PARTS)
    def it_puts_no_cell_on_another(self, parts: list[object]) -> None:
        (placed,) = place((sheet("ก", *parts),)).sheets
        taken = [0, *(number for number, _ in placed.lines)]
        taken += [number + n for number, _ in placed.diagrams for n in range(CHART_ROWS)]
        taken += [number + n for number, _ in placed.buttons for n in range(BUTTON_ROWS)]
        taken += [number for each in placed.blocks for number in range(each.marker_row, each.end_row + 1)]
        assert len(set(taken)) == len(taken)
        assert [each.block for each in placed.blocks] == [part for part in parts if isinstance(part, Block)]

    def it_adds_the_sheet_name_to_addresses_on_other_sheets(self) -> None:
        found = layout(Line("ก"), block("a", "b"))
        here, there = found.seen_from("หนึ่ง"), found.seen_from("พ.ศ. '68")
        assert (here.cell("a", "=code"), here.cell("b", "score")) == ("B5", "C6")
        assert there.cell("b", "score") == "'หนึ่ง'!C6"
        assert here.cell("x", "score") == "'พ.ศ. ''68'!C4"
        assert here.absolute("b", "score") == "$C$6"
        assert there.absolute("b", "score") == "'หนึ่ง'!$C$6"
        assert there.span(["a", "b"], "score") == "'หนึ่ง'!C5:C6"
        assert here.each([("a", "score"), ("x", "=code")]) == "C5,'พ.ศ. ''68'!B4"

    def it_has_only_declared_cells(self) -> None:
        found = layout(block("a"))
        assert found.has("a", "score")
        assert not found.has("a", "url")
        assert not found.seen_from("หนึ่ง").has("b", "score")
        assert found.range_of(["a"], "score") == ("หนึ่ง", 3, 3, 2)
        with pytest.raises(KeyError):
            found.place_of("b", "score")

    def it_finds_rows_of_lists_by_their_names(self) -> None:
        found = layout(Block("plan[]", COLUMNS, [row("key", "plan.key"), row("", "plan.2"), row("")]))
        assert found.has("plan.key", "score")
        assert not found.has("key", "score")
        assert found.place_of("plan.2", "score") == ("หนึ่ง", 4, 2)

    @pytest.mark.parametrize(
        ("text", "lines"),
        [
            ("", 1),
            ("สั้น", 1),
            ("x" * 9, 1),
            ("x" * 10, 2),
            ("x" * 28, 4),
            ("หนึ่ง\nสอง\nสาม", 3),
            ("ที่นี่ ที่นี่", 1),
            ("x" * 10_000, 16),
        ],
        ids=["none", "short", "full", "over", "long", "lines", "marks take no room", "endless"],
    )
    def it_counts_the_lines_of_the_longest_text(self, text: str, lines: int) -> None:
        assert needed(Label(text), Input("text")) == lines
        assert needed(Label(1), Input("text", value=text or None)) == lines

    def it_counts_the_lines_that_a_cell_reserves(self) -> None:
        assert needed(Label("ก"), Input("long", lines=3)) == 3
        assert needed(Computed(lambda _at: "=1", lambda _scored: 1, lines=6)) == 6
        assert needed(Label("x", detail="y" * 20)) == 4
        assert needed(Label("x" * 90, "heading")) == 1

    @pytest.mark.parametrize(
        ("titles", "lines"),
        [
            (("ข้อ", "คำถาม"), 1.3),
            (("ข้อ", "x" * 8), 1.3),
            (("x" * 13, "ข้อ"), 2 * 12 / 14),
            (("ข้อ", "x" * 21), 3 * 12 / 14),
            (("", "ที่นี่ มีรูป"), 1.3),
        ],
    )
    def it_counts_the_lines_of_the_longest_title(self, titles: tuple[str, str], lines: float) -> None:
        block = Block("x", [Column("a", titles[0]), Column("b", titles[1])], [])
        assert title_lines(block, (10, 10)) == lines
