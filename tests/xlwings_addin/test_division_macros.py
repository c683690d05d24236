"""The macros for divisions: parts are written, filled, returned and merged."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from ita_tools.assessment import Assessment
from ita_tools.assessment.exchange import TAKE
from ita_tools.jobs.load import load_file
from ita_tools.jobs.new import book_bytes
from tests.workbook.books import demo
from tests.workbook.divided_book import main_book
from tests.workbook.editing import edit, type_into
from tests.xlwings_addin.replay import replayed
from tests.xlwings_addin.workbench import Workbench
from xlwings_addin import macros
from xlwings_addin.session import OutputLocation

OUT, BACK = "book-ส่งสำนักกอง", "book-ส่งกลับ"
CODE = "items.OIT.o1"


def sent(bench: Workbench, path: Path) -> list[Path]:
    bench.press("split", path)
    return sorted((bench.documents / OUT).iterdir())


def owner(parts: list[Path]) -> Path:
    """Return the workbook of the division to which the item is assigned."""
    division = main_book().divisions["o1"]
    return next(path for path in parts if load_file(path).assessment.origin.division == division)


def come_back(bench: Workbench, part: Path, url: str, name: str) -> Path:
    (bench.documents / BACK).mkdir(exist_ok=True)
    path = bench.documents / BACK / name
    shutil.copy(part, path)
    type_into(path, {(CODE, "url"): url})
    return path


class DescribeSplit:
    def it_writes_a_workbook_for_every_division(self, bench):
        status = bench.press("split", bench.book(main_book()))
        parts = sorted((bench.documents / OUT).iterdir())
        divisions = {load_file(path).assessment.origin.division for path in parts}
        assert {"กองคลัง", "สำนักปลัด"} <= divisions
        assert status.startswith(f"แยกสมุดงานแล้ว {len(divisions)} สำนัก/กอง อยู่ในโฟลเดอร์ {OUT}")
        assert bench.shown == [bench.documents / OUT]

    def it_writes_the_id_of_the_book_once_and_asks_to_save_it(self, bench):
        path = bench.book(main_book())
        assert "โปรดบันทึกสมุดงานนี้" in bench.press("split", path)
        book = load_file(path).assessment.book
        parts = sorted((bench.documents / OUT).iterdir())
        assert {load_file(part).assessment.origin.base for part in parts} == {book}
        shutil.rmtree(bench.documents / OUT)
        assert "โปรดบันทึกสมุดงานนี้" not in bench.press("split", path)
        assert load_file(path).assessment.book == book

    def it_splits_nothing_if_the_book_has_no_cell_for_its_id(self, bench):
        path = bench.book(main_book())

        def drop(book):
            sheet = book["ประวัติ"]
            keys = {str(cells[0].value): cells[0].row for cells in sheet.iter_rows(max_col=1)}
            sheet.delete_rows(next(keys[key] for key in keys if key.startswith("#ita identity")), 4)

        edit(path, drop)
        status = bench.press("split", path)
        assert "ใส่รหัสสมุดงานในแผ่นงาน ประวัติ ไม่ได้" in status
        assert list((bench.documents / OUT).glob("*")) == []

    def it_never_overwrites_a_part(self, bench):
        path = bench.book(main_book())
        parts = sent(bench, path)
        parts[0].write_bytes(b"filled")
        status = bench.press("split", path)
        assert status.startswith("ทำไม่สำเร็จ")
        assert OUT in status
        assert parts[0].read_bytes() == b"filled"
        assert bench.files() == [OUT]

    def it_reports_that_nobody_is_assigned(self, bench):
        status = bench.press("split", bench.book(replace(Assessment(2568), agency=demo().agency)))
        assert "ยังไม่ได้ระบุว่าสำนัก/กองใดรับผิดชอบข้อใด" in status
        assert bench.files() == []


class DescribeMerge:
    def it_writes_a_new_book_of_the_same_kind(self, bench):
        path = bench.book(main_book())
        come_back(bench, owner(sent(bench, path)), "https://example.go.th/o1", "ส่งกลับ.xlsx")
        before = path.read_bytes()
        (bench.documents / BACK / "~$ส่งกลับ.xlsx").write_bytes(b"lock")
        status = bench.press("merge", path)
        merged = bench.documents / "book-รวมแล้ว.xlsm"
        assert status.startswith("รวมแล้ว 1 ไฟล์: book-รวมแล้ว.xlsm")
        assert "ข้อขัดแย้ง" not in status
        assert "ไม่ได้รวม" not in status
        assert load_file(merged).assessment.items["OIT"]["o1"].url == "https://example.go.th/o1"
        assert b"vbaProject.bin" in merged.read_bytes()
        assert bench.shown[-1] == merged
        assert path.read_bytes() == before

    def it_counts_the_conflicts_and_lists_unusable_files(self, bench):
        path = bench.book(main_book())
        come_back(bench, owner(sent(bench, path)), "https://example.go.th/part", "ส่งกลับ.xlsx")
        (bench.documents / BACK / "เสีย.xlsx").write_bytes(b"PK")
        type_into(path, {(CODE, "url"): "https://example.go.th/main"})
        status = bench.press("merge", path)
        merged = load_file(bench.documents / "book-รวมแล้ว.xlsm").assessment
        assert "มีข้อขัดแย้งรอเลือก 1 รายการในแผ่นงาน ความขัดแย้ง" in status
        assert len(merged.conflicts) == 1
        assert merged.items["OIT"]["o1"].url == "https://example.go.th/main"
        assert "ไม่ได้รวม 1 ไฟล์" in status
        assert "เสีย.xlsx" in (bench.documents / "book-สิ่งที่พบ.txt").read_text("utf-8-sig")

    @pytest.mark.parametrize("is_left", [True, False])
    def it_applies_the_choices_made_in_a_merged_book(self, bench, is_left):
        path = bench.book(main_book())
        back = come_back(bench, owner(sent(bench, path)), "https://example.go.th/part", "ส่งกลับ.xlsx")
        type_into(path, {(CODE, "url"): "https://example.go.th/main"})
        bench.press("merge", path)
        first = bench.documents / "book-รวมแล้ว.xlsm"
        merged = load_file(first).assessment
        chosen = tuple(replace(each, choice=TAKE) for each in merged.conflicts)
        first.write_bytes(book_bytes(replace(merged, conflicts=chosen), first.name))
        if not is_left:
            back.unlink()
        status = bench.press("merge", first)
        assert status.startswith(f"รวมแล้ว {int(is_left)} ไฟล์: book-รวมแล้ว (2).xlsm")
        assert "ข้อขัดแย้งรอเลือก" not in status
        after = load_file(bench.documents / "book-รวมแล้ว (2).xlsm").assessment
        assert after.items["OIT"]["o1"].url == "https://example.go.th/part"
        assert all(each.settled for each in after.conflicts)

    def it_makes_the_folder_where_nothing_was_returned(self, bench):
        path = bench.book(main_book())
        for _ in range(2):  # absent, then empty
            status = bench.press("merge", path)
            assert f"ในโฟลเดอร์ {BACK}" in status
            assert "กดปุ่มนี้อีกครั้ง" in status
            assert bench.files() == [BACK]
        assert bench.shown[-1] == bench.documents / BACK

    def it_writes_no_book_where_no_file_can_be_used(self, bench):
        path = bench.book(demo())
        (bench.documents / BACK).mkdir()
        for name in ("a.xlsx", "b.xlsx"):
            (bench.documents / BACK / name).write_bytes(b"PK")
        assert "มีสิ่งที่ต้องแก้ 2 แห่ง" in bench.press("merge", path)
        assert set(bench.files()) == {BACK, "book-สิ่งที่พบ.txt"}


class DescribeBoth:
    @pytest.mark.parametrize("name", ["split", "merge"])
    def it_writes_nothing_from_the_workbook_of_a_division(self, bench, name):
        part = owner(sent(bench, bench.book(main_book())))
        alone = shutil.copy(part, bench.folder / "part.xlsx")
        with replayed(alone) as book:
            getattr(macros, name)(book, OutputLocation(lambda: bench.documents, bench.shown.append))
        assert bench.files() == [OUT]
