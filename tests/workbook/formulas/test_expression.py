"""Formulas as expressions: the Excel text they are read as, and the value they give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

import pytest

from ita_tools.workbook.formulas.expression import (
    AND,
    COUNT,
    COUNTIF,
    COUNTIFS,
    FIXED,
    IF,
    INDEX,
    ISNUMBER,
    LEN,
    MATCH,
    MAX,
    MIN,
    NOT,
    OR,
    ROUND,
    SUM,
    SUMIFS,
    SUMPRODUCT,
    Across,
    CellRef,
    Constants,
    Expression,
    Span,
    sum_of,
)

Plain = str | int | Decimal | None


class Grid:
    """Rows ``1``, ``2``, ... of columns ``A``, ``B``, ...; it finds both addresses and values."""

    def __init__(self, cells: Mapping[str, Plain]) -> None:
        self.cells = cells

    def cell(self, row: str, column: str) -> str:
        return f"{column}{row}"

    def span(self, rows: Sequence[str], column: str) -> str:
        return f"{column}{rows[0]}:{column}{rows[-1]}"

    def has(self, row: str, column: str) -> bool:
        return f"{column}{row}" in self.cells

    def each(self, cells: Sequence[tuple[str, str]]) -> str:
        return ",".join(f"{column}{row}" for row, column in cells)

    def at(self, row: str, column: str) -> Plain:
        return self.cells.get(f"{column}{row}")


A1, A2, A3 = (CellRef(row, "A") for row in "123")
COLUMN = Span(["1", "2", "3"], "A")
NAMES = Span(["1", "2", "3"], "B")
GRID = Grid({"A1": Decimal("90.00"), "A2": None, "A3": Decimal("80.50"), "B1": "ก", "B2": "ข", "B3": "ค"})


class DescribeText:
    @pytest.mark.parametrize(
        ("expression", "text"),
        [
            (A1 + A2 - A3, "A1+A2-A3"),
            (A1 - (A2 - A3), "A1-(A2-A3)"),
            (A1 + (A2 + A3), "A1+A2+A3"),
            (A1 / (A2 / A3), "A1/(A2/A3)"),
            ((A1 + A2) * 100, "(A1+A2)*100"),
            (100 * A1 / 3, "100*A1/3"),
            (100 - A1, "100-A1"),
            ((A1 > 1) * (A2 < 3), "(A1>1)*(A2<3)"),
            ("ก" & (A1 - 1) & "ข", '"ก"&A1-1&"ข"'),
            (A1.equals("ใช่"), 'A1="ใช่"'),
            (A1.differs(0), "A1<>0"),
            (Decimal("94.50") <= A1, "A1>=94.50"),
            (A1 <= 1, "A1<=1"),
            (IF(NOT(ISNUMBER(A1)), "", A1), 'IF(NOT(ISNUMBER(A1)),"",A1)'),
            (IF(A1.equals('ก"ข'), 1, 2), 'IF(A1="ก""ข",1,2)'),
            (
                SUMPRODUCT(Across("1", ["A", "B", "C"]), Constants([0, 50, 100])),
                "SUMPRODUCT(A1:C1,{0,50,100})",
            ),
            (COUNT(COLUMN, A1), "COUNT(A1:A3,A1)"),
            (sum_of([A1, A2, A3]), "A1+A2+A3"),
        ],
    )
    def it_puts_brackets_where_they_are_needed_only(self, expression: Expression, text: str) -> None:
        assert expression.text(GRID) == text


class DescribeValue:
    @pytest.mark.parametrize(
        ("expression", "value"),
        [
            (SUM(COLUMN), Decimal("170.50")),
            (COUNT(COLUMN), 2),
            (MIN(COLUMN), Decimal("80.50")),
            (MAX(COLUMN, 99), 99),
            (MIN(NAMES), 0),
            (ROUND(A1 / 7, 2), Decimal("12.86")),
            (ROUND(A3 - A1, 1), Decimal("-9.5")),
            (ROUND(A2 + Decimal("0.125"), 2), Decimal("0.13")),
            (SUMPRODUCT(ISNUMBER(COLUMN) * (COLUMN < 85)), 1),
            (SUMPRODUCT(COLUMN, Constants([1, 2, 3])), Decimal("331.50")),
            (INDEX(NAMES, MATCH(MIN(COLUMN), COLUMN, 0)), "ค"),
            (COUNTIF(COLUMN, MAX(COLUMN)), 1),
            (COUNTIFS(NAMES, "ค", COLUMN, ">=0"), 1),
            (COUNTIFS(NAMES, "ข", COLUMN, ">=0"), 0),
            (SUMIFS(COLUMN, NAMES, "ก"), Decimal("90.00")),
            ("ข้อ " & FIXED(A3, 2, 1) & A2, "ข้อ 80.50"),
            (LEN(A2 & "กข"), 2),
            (IF(A2.equals(""), "ว่าง", 1), "ว่าง"),
            (IF(A2.equals(0), "ศูนย์", 1), "ศูนย์"),
            (OR(A1 > 95, A3 > 80), True),
            (AND(A1 > 95, A3 > 80), False),
        ],
    )
    def it_gives_what_a_spreadsheet_gives(self, expression: Expression, value: Plain) -> None:
        assert expression.value(GRID) == value

    def it_orders_numbers_before_texts(self) -> None:
        assert (CellRef("1", "B") > 1_000_000).value(GRID) is True
        assert (CellRef("1", "B") > A1).value(GRID) is True

    def it_looks_at_one_side_of_a_choice_only(self) -> None:
        assert IF(COUNT(NAMES) > 0, MATCH(1, NAMES, 0), "").value(GRID) == ""
        with pytest.raises(ValueError, match="not in list"):
            MATCH(1, NAMES, 0).value(GRID)

    def it_wants_arrays_of_one_size(self) -> None:
        with pytest.raises(ValueError, match="zip"):
            SUMPRODUCT(COLUMN, Constants([1, 2])).value(GRID)
