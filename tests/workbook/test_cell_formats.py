"""No text of a workbook becomes a formula, not even where somebody edits its cell."""

import io
from collections.abc import Iterator

import openpyxl
import pytest
from openpyxl.cell import Cell

from ita_tools.assessment import parse_assessment
from ita_tools.rubric import available_years, load_edition
from ita_tools.sharing.diff import diff_assessments
from ita_tools.sharing.split_assessment import split
from ita_tools.workbook.build_book import build_book
from ita_tools.workbook.cell_formats import looks_like_formula
from ita_tools.workbook.division_book import build_division_book
from ita_tools.workbook.sheets.differences_sheet import differences_sheet

_STARTS = ("=cmd|' /C calc'!A0", "+1", "-2+3", "@SUM(1)", '=HYPERLINK("x")', " =1+1", "\\t=1")


def assessment(text: str, year: int = 2568):
    """Return an assessment whose texts are all the same."""
    tool = load_edition(year).tools[-1].code
    item = load_edition(year).items_of_tool(tool)[0].code
    q = '"' + text.replace('"', '\\"') + '"'
    return parse_assessment(
        f"edition: {year}\nnote: {q}\nagency: {{name: {q}, district: {q}, province: {q}}}\n"
        f"division_list: [{{name: {q}, short: {q}, contact: {q}}}]\n"
        f"divisions: {{{item}: {q}}}\ncomments: {{{item}: {q}}}\n"
        f"items: {{{tool}: {{{item}: {{score: 100, note: {q}}}}}}}\n"
        f"analysis: {{1: {{cause: {q}, way_forward: {q}}}}}\n"
        f"plan: [{{indicator: {q}, finding: {q}, measure: {q}, steps: [{q}], period: {q}}}]\n"
        f"constraints: [{{constraint: {q}, impact: {q}, remedy: {q}}}]",
        "a.yaml",
    ).assessment


def text_cells(data: bytes) -> Iterator[Cell]:
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        for row in sheet.iter_rows():
            yield from (cell for cell in row if isinstance(cell.value, str) and cell.data_type != "f")


def live_texts(data: bytes) -> list[str]:
    """Return the texts that would become formulas once their cell is edited."""
    return [
        f"{cell.parent.title}!{cell.coordinate} {cell.value}"
        for cell in text_cells(data)
        if looks_like_formula(cell.value) and not (cell.quotePrefix or cell.number_format == "@")
    ]


class DescribeTextsThatLookLikeFormulas:
    @pytest.mark.parametrize("text", _STARTS)
    def it_is_marked_as_text_in_a_workbook_and_the_part_of_a_division(self, text: str):
        edition, main = load_edition(2568), assessment(text)
        data = build_book(edition, main, macros=True)
        assert any(looks_like_formula(cell.value) for cell in text_cells(data))
        assert live_texts(data) == []
        for part in split(edition, main):
            assert live_texts(build_division_book(edition, main, part)) == []

    @pytest.mark.parametrize("year", available_years())
    def it_is_marked_in_every_edition(self, year: int):
        assert live_texts(build_book(load_edition(year), assessment("=1+1", year))) == []

    def it_is_marked_in_a_comparison_of_two_books(self):
        edition, empty = load_edition(2568), parse_assessment("edition: 2568", "a.yaml").assessment
        differences = diff_assessments(empty, assessment("=1+1"))
        assert differences
        sheet = differences_sheet(("=a.xlsx", "-b.xlsx"), differences)
        assert live_texts(build_book(edition, empty, sheets=[sheet])) == []


class DescribeTextInputs:
    @pytest.mark.parametrize("year", available_years())
    def it_has_the_text_format_wherever_text_may_be_typed(self, year: int):
        data = build_book(load_edition(year), assessment("ก", year))
        for sheet in openpyxl.load_workbook(io.BytesIO(data)):
            formats = {
                cell.number_format
                for row in sheet.iter_rows()
                for cell in row
                if not cell.protection.locked and cell.value == "ก"
            }
            assert formats <= {"@", "0"}, sheet.title

    def it_keeps_a_date_as_it_was_typed(self):
        main = parse_assessment(
            'edition: 2568\nplan: [{measure: ก, period: "30/6/2569"}]', "a.yaml"
        ).assessment
        cells = [
            cell for cell in text_cells(build_book(load_edition(2568), main)) if cell.value == "30/6/2569"
        ]
        assert {cell.number_format for cell in cells} == {"@"}
