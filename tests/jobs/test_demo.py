"""The demo: the report is made from the workbook as read back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ita_tools.errors import OutputBlocked
from ita_tools.jobs.demo import run_demo
from ita_tools.jobs.new import book_bytes, new_book
from ita_tools.workbook.read_book import read_book
from tests.bundled import bundled
from tests.cli.broken import sound_book


class DescribeDemo:
    def it_writes_workbook_and_report_and_returns_the_scores_of_the_workbook(self, tmp_path):
        case, book, report, _ = run_demo(tmp_path / "new" / "folder")
        assert book.read_bytes() == sound_book()
        assert report.stat().st_size > 10_000
        assert case.assessment == bundled().assessment
        assert case.reading.file == "demo.xlsx"

    def it_writes_the_same_bytes_again(self, tmp_path):
        first = [path.read_bytes() for path in run_demo(tmp_path)[1:3]]
        assert [path.read_bytes() for path in run_demo(tmp_path)[1:3]] == first

    def it_reports_a_folder_that_cannot_be_made(self, tmp_path):
        (tmp_path / "file").touch()
        with pytest.raises(OutputBlocked):
            run_demo(tmp_path / "file")

    def it_backs_up_a_demo_workbook_that_was_changed(self, tmp_path):
        new_book(tmp_path / "demo.xlsx", 2569, None)
        assert run_demo(tmp_path).backup is None
        tried = replace(bundled().assessment, note="ลองกรอก")
        (tmp_path / "demo.xlsx").write_bytes(book_bytes(tried, "demo.xlsx"))
        assert read_book(run_demo(tmp_path).backup).assessment == tried
