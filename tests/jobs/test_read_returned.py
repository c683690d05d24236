"""Returned books: the readable ones, reason and name of the others, and when a book was saved."""

from __future__ import annotations

import os
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from ita_tools.assessment import ItemAnswer
from ita_tools.files.bounded_read import MAX_TEXT_FILE
from ita_tools.jobs import read_returned as read_returned_module
from ita_tools.jobs.audit_stamp import name_with_hash
from ita_tools.jobs.load import load_file
from ita_tools.jobs.merge import merge_books
from ita_tools.jobs.read_returned import last_modified, read_returned
from ita_tools.jobs.split import split_book
from tests.bundled import bundled, case_text
from tests.files.books import DOCTYPE, book
from tests.workbook.books import save
from tests.workbook.divided_book import main_book
from tests.workbook.editing import type_into


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "ดี.yaml"
    path.write_text(case_text(), "utf-8")
    return path


CORE = "docProps/core.xml"
ON_DISK = 1_795_244_700  # 2026-11-21T07:05:00Z


def with_core(path: Path, core: str | None) -> Path:
    """A package with the given core properties; ``None`` for a package without that part."""
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        if core is not None:
            package.writestr(CORE, f"<coreProperties>{core}</coreProperties>")
    os.utime(path, (ON_DISK, ON_DISK))
    return path


def time(name: str, text: str) -> str:
    return f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{text}</dcterms:{name}>'


class DescribeReadReturned:
    def it_reads_a_book_and_names_it_with_its_hash(self, good: Path) -> None:
        returned_books = read_returned([good])
        assert returned_books.unreadable == ()
        (returned,) = returned_books.books
        assert returned.assessment == bundled().assessment
        assert returned.source == name_with_hash(good)

    def it_reads_the_other_books_after_an_unreadable_one(self, good: Path, tmp_path: Path) -> None:
        bad = {
            "ว่าง.xlsx": b"",
            "ข้อความ.xlsx": b"abc",
            "ร้าย.xlsx": book({"xl/a.xml": DOCTYPE}),
            "รูป.png": b"x",
            "ปี.yaml": b"edition: 2599",
            "ข้อ.yaml": b"edition: 2568\nitems: {IIT: {i77: 1}}",
        }
        for name, data in bad.items():
            (tmp_path / name).write_bytes(data)
        returned_books = read_returned([*(tmp_path / name for name in bad), tmp_path / "ไม่มี.xlsx", good])
        assert [name for name, _ in returned_books.unreadable] == [*bad, "ไม่มี.xlsx"]
        assert all(reason.strip() for _, reason in returned_books.unreadable)
        assert "i77" in dict(returned_books.unreadable)["ข้อ.yaml"]
        assert not any(name in reason for name, reason in returned_books.unreadable), (
            "the name stands beside the reason"
        )
        assert [returned.source for returned in returned_books.books] == [name_with_hash(good)]

    def it_reads_a_file_once_that_is_named_twice(self, good: Path) -> None:
        assert len(read_returned([good, good]).books) == 1

    def it_reports_an_unexpected_error_as_an_unreadable_book(
        self, good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        odd, real = tmp_path / "แปลก.yaml", read_returned_module.read_file_and_bytes

        def read(path: Path) -> object:
            if path == odd:
                raise RecursionError
            return real(path)

        monkeypatch.setattr(read_returned_module, "read_file_and_bytes", read)
        returned_books = read_returned([odd, good])
        assert returned_books.unreadable == (
            ("แปลก.yaml", "อ่านไฟล์นี้ไม่ได้ (RecursionError) — ขอไฟล์ใหม่จากผู้ส่ง [ITA-E102]"),
        )
        assert len(returned_books.books) == 1

    def it_reads_the_same_in_several_processes(self, good: Path, tmp_path: Path) -> None:
        bad = tmp_path / "ข้อ.yaml"
        bad.write_bytes(b"edition: 2568\nitems: {IIT: {i77: 1, i78: 1}}")
        copies = [tmp_path / f"{number}.yaml" for number in range(5)]
        for path in copies:
            path.write_bytes(good.read_bytes())
        one, two = (read_returned([*copies, bad], jobs) for jobs in (1, 2))
        assert two.books == one.books
        assert two.unreadable == one.unreadable
        assert len(two.books) == len(copies)

    def it_is_empty_without_files(self) -> None:
        assert read_returned([]) == read_returned_module.ReturnedBooks()


class DescribeLastModified:
    @pytest.mark.parametrize(
        ("core", "text"),
        [
            (
                time("created", "2025-01-01T00:00:00Z") + time("modified", "2026-11-20T09:30:00Z"),
                "20 พฤศจิกายน 2569 เวลา 16.30 น.",
            ),
            (time("modified", "2026-11-20T16:30:00+07:00"), "20 พฤศจิกายน 2569 เวลา 16.30 น."),
            (
                time("created", "2025-01-01T00:00:00Z") + time("modified", "2025-01-01T00:00:00Z"),
                "21 พฤศจิกายน 2569 เวลา 14.05 น.",
            ),
            (time("modified", "99:99"), "21 พฤศจิกายน 2569 เวลา 14.05 น."),
            (time("modified", "9999-12-31T23:59:59Z"), "21 พฤศจิกายน 2569 เวลา 14.05 น."),
            (time("modified", "9999-12-31T23:59:59-23:59"), "21 พฤศจิกายน 2569 เวลา 14.05 น."),
            ("", "21 พฤศจิกายน 2569 เวลา 14.05 น."),
            (None, "21 พฤศจิกายน 2569 เวลา 14.05 น."),
        ],
    )
    def it_prefers_the_time_in_the_file_unless_no_program_saved_it(self, tmp_path, core, text):
        assert last_modified(with_core(tmp_path / "a.xlsx", core)).text == text

    def it_takes_the_time_of_a_text_file_from_the_disk(self, tmp_path):
        path = tmp_path / "a.yaml"
        path.write_text("edition: 2568", encoding="utf-8")
        os.utime(path, (ON_DISK, ON_DISK))
        assert last_modified(path).text == "21 พฤศจิกายน 2569 เวลา 14.05 น."

    def it_sorts_a_saved_book_after_one_that_was_only_sent(self, tmp_path):
        sent = save(main_book(), tmp_path / "sent.xlsx")
        filled = tmp_path / "filled.xlsx"
        openpyxl.load_workbook(sent).save(filled)
        os.utime(filled, (0, 0))
        assert last_modified(sent).sort_key < last_modified(filled).sort_key

    @pytest.mark.parametrize(
        ("earlier", "later"),
        [
            ("2026-11-20T16:30:00+07:00", "2026-11-20T10:00:00Z"),
            ("2026-11-20T10:00:00Z", "2026-11-20T10:00:00.5Z"),
            ("2026-11-20T10:00:00", "2026-11-20T10:00:01Z"),
            ("99:99", "2026-11-20T10:00:00Z"),
        ],
    )
    def it_sorts_times_of_different_offsets_and_precision(self, earlier, later, tmp_path):
        first, second = (
            last_modified(with_core(tmp_path / name, time("modified", text))).sort_key
            for name, text in (("a.xlsx", earlier), ("b.xlsx", later))
        )
        assert first < second

    def it_dates_the_lines_of_the_conflict_list(self, tmp_path):
        base = save(main_book(), tmp_path / "base.xlsx")
        split_book(base, tmp_path / "parts")
        part = next(
            path for path in (tmp_path / "parts").iterdir() if main_book().divisions["o1"] in path.name
        )
        type_into(part, {("items.OIT.o1", "url"): "https://example.go.th/part"})
        items = main_book().items
        changed = {**items, "OIT": {**items["OIT"], "o1": ItemAnswer(url="https://example.go.th/main")}}
        save(replace(main_book(), book=load_file(base).assessment.book, items=changed), base)
        (conflict,) = merge_books(base, [part], tmp_path / "out.xlsx").merged.conflicts
        assert conflict.when == last_modified(part).text
        assert conflict.when.endswith(" น.")

    def it_reads_the_time_of_a_workbook_with_large_pictures(self, tmp_path: Path) -> None:
        path = with_core(tmp_path / "a.xlsx", time("modified", "2026-11-20T09:30:00Z"))
        with zipfile.ZipFile(path, "a") as package:
            package.writestr("xl/media/image1.png", os.urandom(MAX_TEXT_FILE))
        assert last_modified(path).sort_key.startswith("2026-11-20T09:30:00")
