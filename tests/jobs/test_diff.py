"""Differences between two files as rows, as data and as a workbook."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import openpyxl
import pytest

from ita_tools.errors import CommandMisused, FileMissing
from ita_tools.jobs.diff import compare_files
from ita_tools.jobs.new import new_book
from tests.bundled import case_text

LONG = "ยาวมาก " * 30


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    one, other = tmp_path / "ก่อน.yaml", tmp_path / "หลัง.json"
    one.write_text("edition: 2568\nnote: '=1+1'\nitems: {OIT: {o1: 0}}\n", "utf-8")
    other.write_text(
        json.dumps({"edition": 2568, "note": LONG, "published": {"subindicators": {"9.1": 80}}}), "utf-8"
    )
    return one, other


class DescribeCompareFiles:
    def it_finds_no_difference_between_formats_of_one_assessment(self, tmp_path: Path) -> None:
        one, other = tmp_path / "a.yaml", tmp_path / "b.yml"
        one.write_text(case_text(), "utf-8")
        other.write_text(f"# บันทึก\n{case_text()}", "utf-8")
        comparison = compare_files(one, other)
        assert comparison.differences == ()
        assert list(comparison.rows()) == [("ข้อมูล", "a.yaml", "b.yml")]

    def it_has_a_row_for_each_difference(self, files: tuple[Path, Path]) -> None:
        head, *rows = compare_files(*files).rows()
        assert head == ("ข้อมูล", "ก่อน.yaml", "หลัง.json")
        shown = {what: (before, after) for what, before, after in rows}
        assert shown["OIT o1 คะแนน ITAS"] == ("0.00", "(ว่าง)")
        before, after = shown["หมายเหตุของสมุดงาน"]
        assert before == "=1+1"
        assert len(after) <= 61
        assert after.endswith("…")

    @pytest.mark.parametrize(("length", "shown"), [(60, "ก" * 60), (61, "ก" * 60 + "…")])
    def it_cuts_only_long_texts(self, length: int, shown: str, tmp_path: Path) -> None:
        one, other = tmp_path / "a.yaml", tmp_path / "b.yaml"
        one.write_text("edition: 2568\n", "utf-8")
        other.write_text(f"edition: 2568\nnote: {'ก' * length}\n", "utf-8")
        _, (_, before, after) = compare_files(one, other).rows()
        assert (before, after) == ("(ว่าง)", shown)

    def it_has_uncut_texts_and_paths_in_its_data(self, files: tuple[Path, Path]) -> None:
        data = compare_files(*files).data()
        assert data["files"] == ["ก่อน.yaml", "หลัง.json"]
        comparison = {each["path"]: (each["before"], each["after"]) for each in data["differences"]}
        assert comparison["note"] == ("=1+1", LONG.strip())
        assert comparison["published.subindicators.9\\.1"] == ("", "80.00")
        json.dumps(data)

    def it_writes_a_workbook_without_formulas(self, files: tuple[Path, Path], tmp_path: Path) -> None:
        out = tmp_path / "ต่าง.xlsx"
        compare_files(*files, out)
        book = openpyxl.load_workbook(io.BytesIO(out.read_bytes()))
        cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
        assert {"=1+1", LONG.strip(), "0.00", "80.00"} <= {str(cell.value).strip() for cell in cells}
        assert not [cell for cell in cells if cell.data_type == "f" and "1+1" in str(cell.value)]

    def it_reports_different_editions(self, tmp_path: Path) -> None:
        one, other = tmp_path / "a.yaml", tmp_path / "b.yaml"
        one.write_text("edition: 2568\n", "utf-8")
        other.write_text("edition: 2567\n", "utf-8")
        (comparison,) = compare_files(one, other).differences
        assert (comparison.before, comparison.after) == ("2568", "2567")

    @pytest.mark.parametrize("name", ["ต่าง.xls", "ต่าง", "ต่าง.xlsm", "ต่าง.csv"])
    def it_refuses_an_output_that_is_not_xlsx(
        self, files: tuple[Path, Path], tmp_path: Path, name: str
    ) -> None:
        with pytest.raises(CommandMisused, match=r"\.xlsx"):
            compare_files(*files, tmp_path / name)
        assert not (tmp_path / name).exists()

    def it_writes_no_workbook_if_a_file_is_missing(self, files: tuple[Path, Path], tmp_path: Path) -> None:
        with pytest.raises(FileMissing):
            compare_files(files[0], tmp_path / "no.yaml", tmp_path / "ต่าง.xlsx")
        assert not (tmp_path / "ต่าง.xlsx").exists()

    def it_never_writes_over_its_inputs(self, files: tuple[Path, Path], tmp_path: Path) -> None:
        book = tmp_path / "ก่อน.xlsx"
        new_book(book, source=files[0])
        before = book.read_bytes()
        with pytest.raises(CommandMisused, match="ไฟล์เดียวกับ"):
            compare_files(files[1], book, book)
        assert book.read_bytes() == before

    def it_backs_up_a_filled_workbook_but_not_an_earlier_list(
        self, files: tuple[Path, Path], tmp_path: Path
    ) -> None:
        out = tmp_path / "ต่าง.xlsx"
        new_book(out, source=files[0])
        filled = out.read_bytes()
        assert compare_files(*files, out).backup.read_bytes() == filled
        assert compare_files(*reversed(files), out).backup is None

    def it_drops_undecodable_bytes_of_a_file_name(self, files: tuple[Path, Path], tmp_path: Path) -> None:
        odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff.yaml"))
        try:
            odd.write_bytes(files[0].read_bytes())
        except OSError:
            pytest.skip("this system takes no such name")
        assert compare_files(odd, files[1], tmp_path / "ต่าง.xlsx").names[0] == "a.yaml"
