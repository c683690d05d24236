"""The macros on filled books of three editions, through the remote engine of xlwings."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import docx
import openpyxl
import pytest

from ita_tools.assessment import Assessment, ItemAnswer, Published
from ita_tools.assessment.exchange import BookOrigin
from ita_tools.jobs.load import load_file
from ita_tools.rubric import available_years, load_edition
from ita_tools.thai import thai_digits
from tests.workbook.books import demo
from tests.workbook.editing import type_into
from tests.xlwings_addin.replay import replayed
from xlwings_addin import macros
from xlwings_addin.session import OutputLocation


def filled(year: int) -> Assessment:
    """Return an assessment with a score for every item."""
    edition = load_edition(year)
    items = {
        tool.code: {
            item.code: ItemAnswer(Decimal(item.scale.options[-1].value or 100) - Decimal(number % 3))
            if item.scale.kind == "answers"
            else ItemAnswer(Decimal(100))
            for number, item in enumerate(edition.items_of_tool(tool.code))
        }
        for tool in edition.tools
    }
    return Assessment(year, items=items, agency=replace(demo().agency, name=f"เทศบาลปี {year}"))


def case(year: int) -> Assessment:
    return demo() if year == 2568 else filled(year)


def _place(path: Path, sheet: str, key: str, column: str) -> tuple[int, int]:
    """Return row and column, from 0, of an input by its keys."""
    rows = list(openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True))
    marker = next(row for row in rows if str(row[0]).startswith("#ita items"))
    return next(number for number, row in enumerate(rows) if row[0] == key), marker.index(column)


class DescribeGenerateReport:
    @pytest.mark.parametrize("year", [2565, 2566, 2568])
    def it_writes_the_report_and_shows_its_path(self, bench, year):
        status = bench.press("generate_report", bench.book(case(year)))
        (report,) = bench.documents.iterdir()
        assert report.name == "book-รายงาน.docx"
        assert status.startswith("สร้างรายงานแล้ว: book-รายงาน.docx")
        assert str(bench.documents) in status
        assert bench.statuses[0] == "กำลังสร้างรายงาน"
        assert bench.shown == [report]
        text = "\n".join(each.text for each in docx.Document(str(report)).paragraphs)
        result = load_file(bench.folder / "book.xlsm").result
        assert (
            case(year).agency.name in text.replace("\u200b", "")
            or thai_digits(case(year).agency.name) in text
        )
        assert thai_digits(f"{result.total:.2f}") in text

    def it_writes_the_same_report_as_the_job(self, bench, tmp_path):
        from ita_tools.jobs.report import write_report

        path = bench.book(demo())
        bench.press("generate_report", path)
        write_report(load_file(path), tmp_path / "direct.docx")
        assert (bench.documents / "book-รายงาน.docx").read_bytes() == (tmp_path / "direct.docx").read_bytes()

    def it_counts_the_remaining_findings(self, bench):
        wrong = replace(demo(), published=replace(demo().published, total=Decimal(1)))
        assert "เหลือข้อสังเกต" in bench.press("generate_report", bench.book(wrong, "wrong.xlsm"))
        assert "เหลือข้อสังเกต" not in bench.press("generate_report", bench.book(demo()))

    def it_keeps_the_previous_report(self, bench):
        path = bench.book(demo())
        bench.press("generate_report", path)
        status = bench.press("generate_report", path)
        assert bench.files() == ["book-รายงาน (2).docx", "book-รายงาน.docx"]
        assert "book-รายงาน (2).docx" in status

    def it_shows_a_single_fault_in_the_status_cell_only(self, bench):
        path = bench.book(demo())
        type_into(path, {("items.IIT.i9", "score"): "#REF!"})
        status = bench.press("generate_report", path)
        assert status.startswith("ทำไม่สำเร็จ book.xlsm แผ่นงาน IIT ช่อง")
        assert "#REF!" in status
        assert bench.files() == []
        assert "activateSheet" in [action["func"] for action in bench.actions]

    def it_leaves_the_view_where_it_is_after_a_success(self, bench):
        bench.press("generate_report", bench.book(demo()))
        assert {action["func"] for action in bench.actions} == {"setValues"}

    def it_refuses_a_foreign_workbook(self, bench):
        path = bench.folder / "other.xlsx"
        book = openpyxl.Workbook()
        book.active["A1"] = "ยอดขาย"
        book.save(path)
        with replayed(path) as foreign:
            macros.generate_report(foreign, OutputLocation(lambda: bench.documents, bench.shown.append))
        assert bench.files() == []
        assert bench.shown == []

    def it_logs_a_defect_of_ours_and_names_the_log(self, bench, monkeypatch):
        monkeypatch.setattr("ita_tools.jobs.report.write_report", lambda *_, **__: 1 / 0)
        monkeypatch.setattr("sys.platform", "linux")
        monkeypatch.setenv("LOCALAPPDATA", str(bench.folder))
        path = bench.book(demo())
        with replayed(path) as book, pytest.raises(SystemExit) as caught:
            macros.generate_report(book, OutputLocation(lambda: bench.documents, bench.shown.append))
        assert caught.value.code == macros.TOLD
        log = bench.folder / "ita" / "last-error.txt"
        assert "ZeroDivisionError" in log.read_text("utf-8")
        status = next(
            action["values"][0][0] for action in reversed(book.json()["actions"]) if action["values"]
        )
        assert str(log) in status
        assert bench.files() == []


class DescribeCheck:
    def it_writes_findings_into_a_text_file(self, bench):
        path = bench.book(replace(demo(), published=replace(demo().published, total=Decimal("11.11"))))
        status = bench.press("check", path)
        assert status.startswith("พบสิ่งที่ควรแก้ ")
        assert "ดูทั้งหมดในไฟล์ book-สิ่งที่พบ.txt" in status
        assert "11.11" in (bench.documents / "book-สิ่งที่พบ.txt").read_text("utf-8-sig")

    def it_writes_no_file_without_findings(self, bench):
        assert bench.press("check", bench.book(demo())) == "ตรวจสอบแล้ว ไม่พบสิ่งที่ต้องแก้"
        assert bench.files() == []


class DescribeRefresh:
    def it_shows_total_and_level(self, bench):
        assert bench.press("refresh", bench.book(demo())) == "คำนวณใหม่แล้ว คะแนนรวม 96.04 ระดับ ผ่านดี"

    def it_reads_unsaved_cells(self, bench):
        path = bench.book(replace(demo(), published=Published()))
        with replayed(path, {("IIT", *_place(path, "IIT", "items.IIT.i9", "score")): 12.5}) as book:
            macros.refresh(book, OutputLocation(lambda: bench.documents, bench.shown.append))
            status = book.json()["actions"][-1]["values"][0][0]
        assert load_file(path).result.total == Decimal("96.04")
        assert "คะแนนรวม 9" in status
        assert "96.04" not in status


class DescribeNextYear:
    @pytest.mark.parametrize(("year", "name"), [(2565, "a.xlsm"), (2568, "b.xlsx")])
    def it_writes_a_workbook_of_the_same_kind(self, bench, year, name):
        status = bench.press("next_year", bench.book(case(year), name))
        made = bench.documents / f"ita-{year + 1}{Path(name).suffix}"
        assert f"สร้างสมุดงานปี {year + 1} แล้ว" in status
        carried = load_file(made).assessment
        assert (carried.edition, carried.previous.edition, carried.agency) == (
            year + 1,
            year,
            case(year).agency,
        )

    def it_reports_that_there_is_no_next_edition(self, bench):
        last = available_years()[-1]
        status = bench.press("next_year", bench.book(Assessment(last)))
        assert status.startswith("ทำไม่สำเร็จ")
        assert str(last + 1) in status
        assert bench.files() == []


class DescribeEveryMacro:
    @pytest.mark.parametrize("button", ["generate_report", "next_year"])
    def it_writes_nothing_from_the_workbook_of_a_division(self, bench, button):
        part = replace(demo(), origin=BookOrigin(base="a", division="กองคลัง", part=("o1",)))
        assert "เป็นส่วนของ กองคลัง ไม่ใช่สมุดงานหลัก" in bench.press(button, bench.book(part))
        assert bench.files() == []

    @pytest.mark.parametrize("name", ["generate_report", "refresh", "next_year", "check"])
    def it_lists_the_faults_and_writes_no_result(self, bench, name):
        path = bench.book(demo())
        type_into(path, {("items.IIT.i9", "score"): "เก้าสิบ", ("items.IIT.i8", "score"): 120})
        status = bench.press(name, path)
        assert "มีสิ่งที่ต้องแก้ 2 แห่ง" in status
        assert "แผ่นงาน IIT ช่อง" in status
        assert bench.files() == ["book-สิ่งที่พบ.txt"]
        listed = (bench.documents / "book-สิ่งที่พบ.txt").read_text("utf-8-sig")
        assert "เก้าสิบ" in listed
        assert "120" in listed

    def it_imports_no_heavy_package(self, bench, tmp_path):
        """Packages of these names are on the path here, and fail when they are imported."""
        for name in ("pandas", "numpy", "matplotlib"):
            (tmp_path / "heavy" / name).mkdir(parents=True)
            (tmp_path / "heavy" / name / "__init__.py").write_text(
                f"raise RuntimeError('{name} was imported')\n"
            )
        code = "import xlwings_addin.macros, xlwings_addin.functions, xlwings_addin.light_xlwings"
        root = Path(__file__).parents[2]
        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(tmp_path / "heavy")},
        )
        assert (done.returncode, done.stderr) == (0, "")
