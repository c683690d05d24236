"""Page numbers in the lists of a report: from whom they come, and that none is invented."""

from __future__ import annotations

import sys

from ita_tools.report.docx import render
from ita_tools.report.model.document import Contents, Heading
from ita_tools.report.page_numbers import PLACEHOLDER, is_word_within_reach, with_page_numbers
from tests.report.docx.samples import report
from tests.report.reading import read_back

REPORT = report(Contents(), Heading("บทหนึ่ง"), Heading("บทสอง"))


def write(page_number):
    return render(REPORT, digits="arabic", page_number=page_number)


def lines(data):
    return [text for text in read_back(data).texts if "บท" in text][:2]


class DescribePageNumbers:
    def it_writes_those_that_were_counted(self):
        counted = []

        def count(document, bookmarks):
            counted.append(lines(document))
            return dict(zip(bookmarks, ("4", "iv"), strict=True))

        data, lacking = with_page_numbers(write, count)
        assert (lines(data), lacking) == (["1. บทหนึ่ง\t4", "2. บทสอง\tiv"], False)
        assert counted == [[f"1. บทหนึ่ง\t{PLACEHOLDER}", f"2. บทสอง\t{PLACEHOLDER}"]]

    def it_leaves_out_one_that_was_not_counted(self):
        data, lacking = with_page_numbers(write, lambda _, bookmarks: {bookmarks[1]: "7"})
        assert (lines(data), lacking) == (["1. บทหนึ่ง", "2. บทสอง\t7"], True)

    def it_leaves_out_all_where_nobody_counts(self):
        data, lacking = with_page_numbers(write)
        assert (lines(data), lacking) == (["1. บทหนึ่ง", "2. บทสอง"], True)
        assert data == render(REPORT, digits="arabic")

    def it_misses_none_in_a_report_without_lists(self):
        def count(document, bookmarks):
            raise AssertionError("nothing to count")

        assert with_page_numbers(lambda _: b"memo", count) == (b"memo", False)


class DescribeWordWithinReach:
    def it_needs_windows_and_the_package(self, monkeypatch):
        monkeypatch.setattr("ita_tools.report.page_numbers.find_spec", lambda name: name)
        for system, reachable in (("linux", False), ("darwin", False), ("win32", True)):
            monkeypatch.setattr(sys, "platform", system)
            assert is_word_within_reach() is reachable
        monkeypatch.setattr("ita_tools.report.page_numbers.find_spec", lambda name: None)
        assert not is_word_within_reach()
