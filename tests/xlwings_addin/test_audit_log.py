"""Entries of the macros in the audit log of the open workbook."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

from ita_tools.assessment import Assessment, AuditEntry
from ita_tools.jobs.load import load_file
from tests.workbook.books import demo
from tests.workbook.divided_book import main_book
from tests.xlwings_addin.replay import applied, replayed
from tests.xlwings_addin.workbench import Workbench
from xlwings_addin import macros
from xlwings_addin.open_book import OpenBook
from xlwings_addin.session import OutputLocation


def after(bench: Workbench, name: str, path) -> Assessment:
    """Run a macro and save the book; return its assessment."""
    with replayed(path) as book:
        getattr(macros, name)(book, OutputLocation(lambda: bench.documents, bench.shown.append))
        actions = book.json()["actions"]
    applied(path, actions).save(path)
    return load_file(path).assessment


class DescribeAuditLog:
    def it_has_an_entry_for_a_report(self, bench):
        saved = after(bench, "generate_report", bench.book(demo()))
        (entry,) = saved.trail
        assert entry.what == "สร้างรายงาน"
        assert entry.source.startswith("book.xlsm (")
        assert "พ" in entry.when or "ม" in entry.when
        assert replace(saved, trail=()) == demo()

    def it_has_one_entry_for_the_same_report_made_twice(self, bench):
        path = bench.book(demo())
        after(bench, "generate_report", path)
        assert len(after(bench, "generate_report", path).trail) == 1

    def it_has_another_entry_once_the_data_have_changed(self, bench):
        path = bench.book(demo())
        trail = after(bench, "generate_report", path).trail
        path.write_bytes(bench.book(replace(demo(), trail=trail, note="แก้ไขแล้ว"), "b.xlsm").read_bytes())
        assert len(after(bench, "generate_report", path).trail) == 2

    def it_has_an_entry_for_a_split(self, bench):
        saved = after(bench, "split", bench.book(main_book()))
        parts = len(list((bench.documents / "book-ส่งสำนักกอง").iterdir()))
        assert [entry.what for entry in saved.trail] == [f"แยกส่งสำนัก/กอง {parts} แห่ง"]

    def it_stays_unchanged_in_the_workbook_of_a_division(self, bench):
        after(bench, "split", bench.book(main_book()))
        part = sorted((bench.documents / "book-ส่งสำนักกอง").iterdir())[0]
        before = load_file(part).assessment
        assert after(bench, "generate_report", part) == before
        assert bench.files() == ["book-ส่งสำนักกอง"]

    def it_is_reported_full(self, bench, monkeypatch):
        monkeypatch.setattr("ita_tools.workbook.sheets.audit_log._SPARE_ROWS", 0)
        path = bench.book(replace(demo(), trail=(AuditEntry("วันนี้", "รวม", "a.xlsx"),)))
        status = bench.press("generate_report", path)
        assert status.startswith("สร้างรายงานแล้ว")
        assert "ไม่มีแถวว่าง" in status

    def it_never_holds_a_formula(self, bench):
        path = bench.book(demo())
        with replayed(path) as book:
            assert OpenBook(book).append_audit(AuditEntry("1 มกราคม 2570", "=1+1", "=cmd.xlsm (1a2b)"))
            written = [action["values"][0][0] for action in book.json()["actions"]]
        assert "'=1+1" in written
        assert "'=cmd.xlsm (1a2b)" in written
        assert "1 มกราคม 2570" in written

    def it_is_left_out_where_the_engine_refuses(self):
        assert not OpenBook(SimpleNamespace(name="x", sheets=[SimpleNamespace(name="a")])).append_audit(
            AuditEntry("a", "b")
        )
