"""Sheet เป้าหมาย: what would follow from other scores, and whether the listed ways still hold."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random

import openpyxl
import pytest

from ita_tools.assessment import Assessment, BookOrigin, ItemAnswer, Published, Respondents
from ita_tools.rubric import available_years, load_edition
from ita_tools.scoring.plan import LEVEL
from ita_tools.workbook.build_book import build_book
from ita_tools.workbook.formulas.what_if import ASSUMED, FOLLOWING, what_if_row
from ita_tools.workbook.read_book import read_book
from ita_tools.workbook.sheet_model import Block, Label, Line, Sheet
from ita_tools.workbook.sheets import declare
from ita_tools.workbook.sheets.target_sheet import TARGET
from ita_tools.workbook.sheets.target_ways import AIM
from tests.bundled import bundled
from tests.campaigns import DEFAULTS, number_of
from tests.libreoffice import recalculate
from tests.workbook.assumed import ByAssumption, expected_figures, some_scores
from tests.workbook.books import EDITION, agrees, demo, generated, save
from tests.workbook.editing import cell, type_into

_BOOKS = number_of("ITA_BOOKS")
BEST = "ผ่านดีเยี่ยม"
STATE = ("=target.state", FOLLOWING)


def main_books(number: int, year: int) -> list[Assessment]:
    """Draw assessments of main books, not those of divisions."""
    return [replace(each, origin=BookOrigin()) for each in generated(number, load_edition(year))]


def target(assessment: Assessment) -> Sheet:
    sheets = declare(load_edition(assessment.edition), assessment)
    return next(sheet for sheet in sheets if sheet.name == TARGET)


def texts(assessment: Assessment) -> list[str]:
    sheet = target(assessment)
    blocks = [part for part in sheet.parts if isinstance(part, Block)]
    cells = [cell for block in blocks for row in block.rows for cell in row.cells.values()]
    lines = [part.text for part in sheet.parts if isinstance(part, Line)]
    return [*lines, *(str(each.value) for each in cells if isinstance(each, Label))]


def counted() -> Assessment:
    return replace(demo(), respondents={"EIT2": Respondents(20)})


class DescribeTheAim:
    @pytest.mark.parametrize("year", available_years())
    def it_is_the_level_of_the_target_where_no_level_is_known(self, year: int) -> None:
        edition = load_edition(year)
        shown = ByAssumption(edition, Assessment(year), {})
        start = edition.band_by_name[str(shown.at(*AIM))]
        assert start.total_min >= edition.target.score
        assert all(
            band.total_min < edition.target.score
            for band in edition.bands
            if band.total_min < start.total_min
        )
        assert shown.at(*STATE) == "ไม่มี"
        assert not any(start.name in text and "ทางที่ใช้แรงน้อยที่สุด" in text for text in texts(Assessment(year)))

    def it_has_no_ways_that_hold_at_the_best_level(self) -> None:
        full = {
            tool.code: {item.code: ItemAnswer(Decimal(100)) for item in EDITION.items_of_tool(tool.code)}
            for tool in EDITION.tools
        }
        best = Assessment(EDITION.year, items=full)
        assert ByAssumption(EDITION, best, {}).at(*STATE) == "ไม่มี"


class DescribeTheFiguresThatWouldFollow:
    @pytest.mark.parametrize("year", available_years())
    def it_makes_of_assumed_scores_what_the_engine_makes(self, year: int) -> None:
        edition = load_edition(year)
        for number, assessment in enumerate(main_books(_BOOKS, year)):
            scores = some_scores(edition, Random(number))  # noqa: S311 - no secret
            shown = ByAssumption(edition, assessment, scores)
            expected = expected_figures(edition, assessment, scores)
            assert {place: shown.at(*place) for place in expected} == expected

    def it_leaves_what_is_announced_above_other_items(self) -> None:
        announced = replace(demo(), published=Published(tools={"IIT": Decimal(98), "OIT": Decimal(90)}))
        shown = ByAssumption(EDITION, announced, {("OIT", "o6"): Decimal(100)})
        assert shown.at(what_if_row(("tool", "IIT")), FOLLOWING) == 98
        assert shown.at(what_if_row(("tool", "OIT")), FOLLOWING) == 95

    def it_reaches_the_next_level_by_the_listed_way(self) -> None:
        shown = ByAssumption(EDITION, demo(), {("OIT", "o6"): Decimal(100)})
        assert shown.at(what_if_row(LEVEL), FOLLOWING) == BEST
        assert shown.at(what_if_row(("tool", "OIT")), "=margin") == Decimal("-2.50")
        assert shown.at(what_if_row(("tool", "OIT")), "=ifmargin") == 0

    @pytest.mark.libreoffice
    def it_computes_in_libreoffice_what_the_engine_computes(self, tmp_path: Path) -> None:
        cases, paths = [], []
        for year in available_years() if DEFAULTS["ITA_BOOKS"] < _BOOKS else (2565, 2568):
            edition = load_edition(year)
            for assessment in main_books(max(1, _BOOKS // 3), year):
                scores = some_scores(edition, Random(len(cases)))  # noqa: S311 - no secret
                paths.append(save(assessment, tmp_path / f"book-{len(cases)}.xlsx"))
                typed = {
                    (what_if_row(("item", *item)), ASSUMED): float(each) for item, each in scores.items()
                }
                type_into(paths[-1], typed)
                cases.append(expected_figures(edition, assessment, scores))
                assert read_book(paths[-1]).assessment == assessment, "assumed scores are no data"
        (tmp_path / "out").mkdir()
        for expected, path in zip(cases, recalculate(paths, tmp_path / "out"), strict=True):
            book = openpyxl.load_workbook(path, data_only=True)
            shown = {place: cell(book, TARGET, *place).value for place in expected}
            assert not [
                (at, shown[at], expected[at]) for at in expected if not agrees(shown[at], expected[at])
            ]


class DescribeTheWays:
    def it_lists_each_with_the_scores_it_was_made_for(self) -> None:
        shown = texts(counted())
        assert "OIT ข้อ o6 50.00 เป็น 100.00" in shown
        assert "OIT ข้อ o27 50.00 เป็น 100.00" in shown
        assert any(text.startswith(f"ทางที่ใช้แรงน้อยที่สุดไปสู่ {BEST}: OIT ข้อ o6") for text in shown)

    def it_tells_what_they_must_not_be_used_for(self) -> None:
        assert any("ไม่ใช่ให้ขอให้ผู้ตอบตอบต่างไปจากความเห็น" in text for text in texts(demo()))

    def it_finds_none_where_scores_are_missing_or_the_best_level_is_reached(self) -> None:
        assert "คะแนนไม่ครบ จึงหาทางไปสู่ระดับถัดไปไม่ได้" in texts(Assessment(2568))
        full = {
            tool.code: {item.code: ItemAnswer(Decimal(100)) for item in EDITION.items_of_tool(tool.code)}
            for tool in EDITION.tools
        }
        assert "ถึงระดับสูงสุดแล้ว" in texts(Assessment(2568, items=full))

    @pytest.mark.parametrize(
        ("typed", "state"),
        [
            ({}, "ใช้ได้"),
            ({("items.IIT.i3", "score"): 90}, "คำนวณใหม่"),
            ({("items.OIT.o6", "effort"): "3"}, "คำนวณใหม่"),
            ({("respondents.EIT2", "count"): 21}, "คำนวณใหม่"),
            ({("published.tools.IIT", "."): 97}, "คำนวณใหม่"),
            ({(what_if_row(LEVEL), "=needs"): "ผ่าน"}, "คำนวณใหม่"),
            ({("items.OIT.o6", "note"): "รอข้อมูล"}, "ใช้ได้"),
        ],
    )
    def it_shows_that_they_must_be_looked_for_again(self, typed: dict, state: str) -> None:
        assert Typed(counted(), typed).at(*STATE) == state

    def it_has_no_such_sheet_for_a_division(self) -> None:
        part = Assessment(2568, origin=BookOrigin("main", "กองคลัง", sent={"a": "1"}))
        assert TARGET not in [sheet.name for sheet in declare(EDITION, part)]


class Typed(ByAssumption):
    """Reads the cells after something was typed into a book; the tool sheets show it as their own."""

    def __init__(self, assessment: Assessment, typed: dict[tuple[str, str], object]) -> None:
        super().__init__(EDITION, assessment, {})
        self._typed = {self._seen(*place): value for place, value in typed.items()}

    def _seen(self, row: str, column: str) -> tuple[str, str]:
        seen = {".": "=used", "score": "=used"}.get(column, column)
        return row, seen if seen in self._rows[row].cells else column

    def at(self, row: str, column: str) -> object:
        value = self._typed.get((row, column))
        if value is None:
            return super().at(row, column)
        return value if isinstance(value, str) else Decimal(value)


def it_is_read_as_no_data() -> None:
    case = bundled()
    book = openpyxl.load_workbook(io.BytesIO(build_book(case.edition, case.assessment)))
    sheet = book[TARGET]
    assert {str(each.value) for each in sheet["A"] if each.value and str(each.value)[0] not in "=#"} == set()
