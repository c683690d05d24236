"""Findings on values that were read in another way than they are written, in text files and workbooks."""

import io
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from ita_tools.assessment import parse_assessment
from ita_tools.jobs.load import ScoredAssessment, load_file, score_loaded
from ita_tools.rubric import load_edition
from ita_tools.workbook.build_book import build_book

_CODES = {
    "missing-mark",
    "level-in-words",
    "level-unknown",
    "code-in-words",
    "code-unknown",
    "year-short",
    "date-distant",
}
_TEXT = "edition: 2568\nplan: [{indicator: 2, measure: ก}]\ndivision_list: [{name: กองคลัง}]"


def opened_text(text: str) -> ScoredAssessment:
    return score_loaded(parse_assessment(text, "a.yaml"))


def codes_of(opened: ScoredAssessment) -> list[str]:
    return [each.code for each in opened.findings if each.code in _CODES]


def edited(
    tmp_path: Path, key: str, column: str, value: object, number_format: str = "General"
) -> ScoredAssessment:
    """Return a book with the cell of a hidden row key and column key set to a value."""
    data = build_book(load_edition(2568), parse_assessment(_TEXT, "a.yaml").assessment)
    book = openpyxl.load_workbook(io.BytesIO(data))
    for sheet in book:
        top: dict[object, int] = {}
        for row in sheet.iter_rows():
            if str(row[0].value).startswith("#ita"):
                top = {cell.value: cell.column for cell in row}
                marker = str(row[0].value)
            elif column in top and (
                row[0].value == key or (not row[0].value and marker.startswith(f"#ita {key}"))
            ):
                cell = sheet.cell(row[0].row, top[column])
                cell.value, cell.number_format = value, number_format
                book.save(tmp_path / "b.xlsx")
                return load_file(tmp_path / "b.xlsx")
    raise AssertionError(key)


def plan_key() -> str:
    from ita_tools.assessment.row_ids import assign_row_ids

    return assign_row_ids(parse_assessment(_TEXT, "a.yaml").assessment).plan[0].key


class DescribeMarks:
    @pytest.mark.parametrize("mark", ["-", "N/A", "–", "ไม่มีข้อมูล"])
    def it_takes_a_mark_in_a_score_for_missing(self, mark: str):
        opened = opened_text(f'edition: 2568\nitems: {{IIT: {{i1: "{mark}", i2: 90}}}}')
        assert opened.assessment.entry("IIT", "i1").score is None
        assert codes_of(opened) == ["missing-mark"]

    @pytest.mark.parametrize("mark", ["-", "n/a", "—", "ไม่มี"])
    def it_takes_a_mark_in_a_cell_for_missing(self, tmp_path: Path, mark: str):
        opened = edited(tmp_path, "items.IIT.i2", "score", mark)
        (finding,) = [each for each in opened.findings if each.code == "missing-mark"]
        assert opened.result.item("IIT", "i2") is None
        assert "แผ่นงาน IIT ช่อง" in finding.where

    @pytest.mark.parametrize(
        "path", ["published: {total: '-'}", "history: {2566: '-'}", "respondents: {IIT: {count: '-'}}"]
    )
    def it_takes_marks_in_other_numbers_for_missing(self, path: str):
        assert codes_of(opened_text(f"edition: 2568\n{path}")) == ["missing-mark"]

    def it_takes_a_mark_of_one_option_for_nobody(self):
        opened = opened_text("edition: 2568\nitems: {IIT: {i1: {counts: [29, '-', 0, 0, 0, 1]}}}")
        assert opened.assessment.entry("IIT", "i1").counts == (29, 0, 0, 0, 0, 1)

    def it_takes_marks_of_all_options_for_missing_answers(self):
        opened = opened_text("edition: 2568\nitems: {IIT: {i1: {percent: ['-', '-', '-', '-', '-', '-']}}}")
        assert opened.assessment.entry("IIT", "i1").percent is None


class DescribeLevelsAndCodes:
    def it_reads_a_level_with_prefix_and_tells(self):
        opened = opened_text("edition: 2568\npublished: {total: 90, level: ระดับผ่านดี}")
        assert opened.result.level == "ผ่านดี"
        assert codes_of(opened) == ["level-in-words"]

    def it_states_an_unknown_level_as_it_was_announced_and_tells(self):
        opened = opened_text("edition: 2568\npublished: {total: 90, level: ดีมาก}")
        assert opened.result.level == "ดีมาก"
        assert codes_of(opened) == ["level-unknown"]

    @pytest.mark.parametrize("written", ["๒", "ตัวชี้วัดที่ 2", "ตัวชี้วัดที่ ๒ การใช้งบประมาณ", "การใช้งบประมาณ"])
    def it_reads_the_indicator_of_a_measure(self, tmp_path: Path, written: str):
        opened = edited(tmp_path, plan_key(), "~indicator", written)
        assert opened.assessment.plan[0].indicator == "2"
        assert codes_of(opened) == ["code-in-words"]

    def it_keeps_an_unknown_indicator_and_tells(self, tmp_path: Path):
        opened = edited(tmp_path, plan_key(), "~indicator", "ด้านไอที")
        assert opened.assessment.plan[0].indicator == "ด้านไอที"
        assert codes_of(opened) == ["code-unknown"]


class DescribeDates:
    @pytest.mark.parametrize(
        ("day", "read", "codes"),
        [
            (datetime(2569, 6, 30), "30 มิถุนายน 2569", []),
            (datetime(2568, 10, 1), "1 ตุลาคม 2568", []),
            (datetime(2026, 6, 30), "30 มิถุนายน 2569", []),
            (datetime(1969, 9, 30), "30 กันยายน 2569", ["year-short"]),
            (datetime(1968, 2, 29), "29 กุมภาพันธ์ 2568", ["year-short"]),
            (datetime(2009, 9, 30), "30 กันยายน 2552", ["date-distant"]),
            (datetime(2596, 9, 30), "30 กันยายน 2596", ["date-distant"]),
        ],
    )
    def it_reads_the_year_of_a_date_cell(self, tmp_path: Path, day: datetime, read: str, codes: list[str]):
        opened = edited(tmp_path, plan_key(), "period", day, "d/m/yyyy")
        assert opened.assessment.plan[0].period == read
        assert codes_of(opened) == codes

    @pytest.mark.parametrize("text", ["ตุลาคม 2558", "1 ต.ค. 3111", "ปีงบประมาณ 2578", "30/9/1969"])
    def it_tells_of_years_far_from_the_edition(self, text: str):
        assert codes_of(opened_text(f"edition: 2568\nplan: [{{measure: ก, period: {text}}}]")) == [
            "date-distant"
        ]

    @pytest.mark.parametrize("text", ["ตุลาคม 2568 - กันยายน 2569", "2568-2570", "ไตรมาส 1", "งบ 2,599 บาท"])
    def it_accuses_no_year_near_the_edition(self, text: str):
        assert codes_of(opened_text(f'edition: 2568\nplan: [{{measure: ก, period: "{text}"}}]')) == []


class DescribeTelephoneNumbers:
    @pytest.mark.parametrize(
        ("number", "form", "read"),
        [
            (812345678, "0000000000", "0812345678"),
            (21234567, "General", "021234567"),
            (38123456, "0", "038123456"),
            ("0812345678", "@", "0812345678"),
            ("นายเอ 081 234 5678", "@", "นายเอ 081 234 5678"),
            (1300, "General", "1300"),
        ],
    )
    def it_keeps_the_first_zero(self, tmp_path: Path, number: object, form: str, read: str):
        opened = edited(tmp_path, "division_list", "contact", number, form)
        assert opened.assessment.division_list[0].contact == read
