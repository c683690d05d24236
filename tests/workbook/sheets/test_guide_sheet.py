"""The guide on the first sheet: steps, links to every sheet, colours."""

from __future__ import annotations

import io

import openpyxl
import pytest

from ita_tools.assessment import Assessment, Conflict
from ita_tools.rubric import available_years, load_edition
from ita_tools.workbook.build_book import build_book
from ita_tools.workbook.sheet_model import Block, Line, Link, Sheet
from ita_tools.workbook.sheets import declare
from ita_tools.workbook.sheets.guide_sheet import GUIDE

YEARS = available_years()


def guide_of(year: int, *, macros: bool = False) -> Sheet:
    first, *_ = declare(load_edition(year), Assessment(year), macros=macros)
    return first


def blocks(sheet: Sheet) -> dict[str, Block]:
    return {part.marker: part for part in sheet.parts if isinstance(part, Block)}


class DescribeGuideSheet:
    """The guide."""

    @pytest.mark.parametrize("year", YEARS)
    @pytest.mark.parametrize("macros", [False, True])
    def it_links_every_visible_sheet_with_its_purpose(self, year: int, macros: bool) -> None:
        edition = load_edition(year)
        sheets = declare(edition, Assessment(year, conflicts=(Conflict("a"),)), macros=macros)
        guide = sheets[0]
        rows = blocks(guide)["contents"].rows
        assert [row.cells["=link"] for row in rows] == [
            Link(sheet.name) for sheet in sheets if not sheet.hidden and sheet is not guide
        ]
        own = {tool.short for tool in edition.tools}
        for row in rows:
            name, said = row.cells["=link"].sheet, row.cells["=text"].value
            assert said
            assert name in own or said != name

    @pytest.mark.parametrize("macros", [False, True])
    def it_mentions_buttons_only_in_a_workbook_with_macros(self, macros: bool) -> None:
        guide = guide_of(2568, macros=macros)
        said = " ".join(part.text for part in guide.parts if isinstance(part, Line))
        assert macros == ("กดปุ่ม" in said)
        assert "ita report" in said

    @pytest.mark.parametrize("macros", [False, True])
    def it_counts_five_steps_with_or_without_buttons(self, macros: bool) -> None:
        guide = guide_of(2568, macros=macros)
        said = [part.text for part in guide.parts if isinstance(part, Line) and part.text != GUIDE]
        assert [line.partition(". ")[0] for line in said] == ["1", "2", "3", "4", "5"]

    @pytest.mark.parametrize("year", YEARS)
    def it_states_the_confidence_of_the_rules(self, year: int) -> None:
        edition = load_edition(year)
        guide = guide_of(year)
        rows = [row for row in blocks(guide)["about"].rows if row.key.startswith("=rules")]
        rules = " ".join(str(row.cells["=text"].value) for row in rows)
        unsure = sum(item.provenance.inferred for item in edition.items)
        assert (f" มี {unsure} ข้อที่ข้อความยังอนุมาน" in rules) == bool(unsure)
        assert rules.endswith(" ".join(edition.note.split()))

    def it_explains_every_colour_of_cells(self) -> None:
        data = build_book(load_edition(2568), Assessment(2568))
        guide, *others = openpyxl.load_workbook(io.BytesIO(data)).worksheets
        elsewhere = {
            rule.dxf.fill.bgColor.rgb
            for sheet in others
            for cells in sheet.conditional_formatting
            for rule in cells.rules
            if rule.type != "dataBar"
        }
        samples_at = {
            f"B{row[1].row}:B{row[1].row + 3}" for row in guide.iter_rows() if row[1].value == "ช่องกรอก"
        }
        shown = {
            rule.dxf.fill.bgColor.rgb: guide[str(cells.sqref)]
            for cells in guide.conditional_formatting
            for rule in cells.rules
            if rule.type != "dataBar" and str(cells.sqref) in samples_at
        }
        assert shown.keys() == elsewhere
        samples = {cell.value[0] for area in shown.values() for (cell,) in area}
        assert {"✗", "✓"} <= samples
