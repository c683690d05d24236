"""Conditional formats of the cells."""

from __future__ import annotations

import io

import openpyxl
import pytest
import xlsxwriter

from ita_tools.workbook.cell_rules import add_conditional_formats
from ita_tools.workbook.layout import place
from ita_tools.workbook.sheet_model import Block, Column, Row, Sheet


def rules(*keys: str, **words: tuple[str, ...]) -> dict[str, list[str]]:
    """Conditions by the cells they hold for, of a block of two rows with some columns."""
    columns = [Column(key) for key in keys]
    block = Block("x", columns, [Row("a", {}), Row("b", {})], **words)
    (placed,) = place((Sheet("ก", "ก", (), (block,)),)).sheets[0].blocks
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        add_conditional_formats(book.add_worksheet(), placed, book)
    found = openpyxl.load_workbook(stream).active.conditional_formatting
    return {str(each.sqref): [rule.formula[0] for rule in each.rules] for each in found}


class DescribeConditionalFormatting:
    """Red and green cells."""

    def it_covers_the_rows_of_its_block(self) -> None:
        assert rules("=code", "=change") == {
            "C4:C5": ["AND(ISNUMBER($C4),$C4<0)", "AND(ISNUMBER($C4),$C4>0)"]
        }

    @pytest.mark.parametrize(
        ("keys", "where", "condition"),
        [
            (("=difference",), "B4:B5", "AND(ISNUMBER($B4),$B4<>0)"),
            (("=status",), "B4:B5", 'LEFT($B4,3)="ต่ำ"'),
            (("=data", "=sum"), "C4:C5", 'AND(ISNUMBER($C4),$B4="ร้อยละ",ABS($C4-100)>0.05)'),
            (("score", "=computed"), "B4:B5", "AND(ISNUMBER($B4),ISNUMBER($C4),ROUND($B4,2)<>$C4)"),
        ],
    )
    def it_compares_with_other_cells_of_the_row(
        self, keys: tuple[str, ...], where: str, condition: str
    ) -> None:
        assert rules(*keys)[where][0] == condition

    @pytest.mark.parametrize("keys", [("=sum",), ("[1]",), ("=code", "url"), ()])
    def it_has_no_rule_without_a_column_to_compare_with(self, keys: tuple[str, ...]) -> None:
        assert rules(*keys) == {}

    def it_marks_inputs_that_formulas_cannot_use(self) -> None:
        """A number kept as text, also in a row of answers, and a share of one instead of points."""
        assert rules("score") == {
            "B4:B5": ["AND(ISTEXT($B4),LEN(TRIM($B4))>0)", "AND(ISNUMBER($B4),$B4>0,$B4<1)"]
        }
        assert rules("=data", "[1]", "[2]") == {
            f"{column}4:{column}5": [f"AND(ISTEXT(${column}4),LEN(TRIM(${column}4))>0,LEN($B4)>0)"]
            for column in "CD"
        }

    def it_colours_the_good_and_bad_words_of_a_block(self) -> None:
        found = rules("=used", good_words=("ผ่าน", "ผ่านดี"), bad_words=("ต้องปรับปรุง",))
        assert found == {"B4:B5": ['$B4="ผ่าน"', '$B4="ผ่านดี"', '$B4="ต้องปรับปรุง"']}
