"""What the buttons leave in the trail of the open workbook: one line for each thing done, and no formula."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

from ita_tools.assessment import Assessment, AuditEntry
from ita_tools.jobs.load import load_file
from tests.workbook.books import demo
from tests.workbook.division_book.test_build_division_book import main_book
from tests.xlwings_addin.replay import applied, replayed
from tests.xlwings_addin.workbench import Workbench
from xlwings_addin import macros
from xlwings_addin.open_book import OpenBook
from xlwings_addin.output_location import OutputLocation


def after(bench: Workbench, name: str, path) -> Assessment:
    """Press a button and save; what the book holds then."""
    with replayed(path) as book:
        getattr(macros, name)(book, OutputLocation(lambda: bench.documents, bench.shown.append))
        actions = book.json()["actions"]
    applied(path, actions).save(path)
    return load_file(path).assessment


def it_leaves_a_line_for_a_report(bench):
    found = after(bench, "generate_report", bench.book(demo()))
    (line,) = found.trail
    assert line.what == "สร้างรายงาน"
    assert line.source.startswith("book.xlsm (")
    assert "พ" in line.when or "ม" in line.when
    assert replace(found, trail=()) == demo()


def it_leaves_one_line_for_the_same_report_made_twice(bench):
    path = bench.book(demo())
    after(bench, "generate_report", path)
    assert len(after(bench, "generate_report", path).trail) == 1


def it_leaves_another_line_once_the_data_have_changed(bench):
    path = bench.book(demo())
    trail = after(bench, "generate_report", path).trail
    path.write_bytes(bench.book(replace(demo(), trail=trail, note="แก้ไขแล้ว"), "b.xlsm").read_bytes())
    assert len(after(bench, "generate_report", path).trail) == 2


def it_leaves_a_line_for_a_split(bench):
    found = after(bench, "split", bench.book(main_book()))
    parts = len(list((bench.documents / "book-ส่งสำนักกอง").iterdir()))
    assert [line.what for line in found.trail] == [f"แยกส่งสำนัก/กอง {parts} แห่ง"]


def it_leaves_the_trail_of_a_part_alone(bench):
    after(bench, "split", bench.book(main_book()))
    part = sorted((bench.documents / "book-ส่งสำนักกอง").iterdir())[0]
    before = load_file(part).assessment
    assert after(bench, "generate_report", part) == before
    assert bench.files() == ["book-ส่งสำนักกอง"]


def it_says_where_there_is_no_room_for_a_line(bench, monkeypatch):
    monkeypatch.setattr("ita_tools.workbook.sheets.audit_log._SPARE_ROWS", 0)
    path = bench.book(replace(demo(), trail=(AuditEntry("วันนี้", "รวม", "a.xlsx"),)))
    status = bench.press("generate_report", path)
    assert status.startswith("สร้างรายงานแล้ว")
    assert "ไม่มีแถวว่าง" in status


def it_never_writes_a_formula(bench):
    path = bench.book(demo())
    with replayed(path) as book:
        assert OpenBook(book).append_audit(AuditEntry("1 มกราคม 2570", "=1+1", "=cmd.xlsm (1a2b)"))
        written = [action["values"][0][0] for action in book.json()["actions"]]
    assert "'=1+1" in written
    assert "'=cmd.xlsm (1a2b)" in written
    assert "1 มกราคม 2570" in written


def it_does_no_harm_where_the_host_refuses():
    assert not OpenBook(SimpleNamespace(name="x", sheets=[SimpleNamespace(name="a")])).append_audit(
        AuditEntry("a", "b")
    )
