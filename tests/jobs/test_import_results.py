"""The job behind ``ita import``: what is sure is written, and a book keeps what stands in it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ita_tools.errors import CommandMisused
from ita_tools.jobs.import_results import import_results, write_import
from ita_tools.jobs.import_text import import_data
from ita_tools.jobs.load import load_file

PASTED = "เครื่องมือ\tปีงบประมาณ 2568\nIIT\t91.00\nOIT\t92.50".encode()


class DescribeImport:
    def it_writes_a_file_that_loads(self, tmp_path):
        report = import_results([], pasted=PASTED)
        write_import(report, tmp_path / "a.yaml", [])
        assert load_file(tmp_path / "a.yaml").assessment.published.tools["IIT"] == Decimal("91.00")

    def it_fills_blanks_and_lists_what_differs(self, tmp_path):
        book = tmp_path / "b.yaml"
        book.write_text("edition: 2568\npublished: {tools: {IIT: 95.00}}\n", encoding="utf-8")
        report = import_results([], pasted=PASTED, into=book)
        assert report.assessment.published.tools == {"IIT": Decimal("95.00"), "OIT": Decimal("92.50")}
        assert [each.path for each in report.differences] == [("published", "tools", "IIT")]

    def it_fills_the_previous_year_from_an_earlier_result(self, tmp_path):
        book = tmp_path / "b.yaml"
        book.write_text("edition: 2569\n", encoding="utf-8")
        previous = import_results([], pasted=PASTED, into=book).assessment.previous
        assert previous is not None
        assert (previous.edition, previous.published.tools["OIT"]) == (2568, Decimal("92.50"))

    def it_prints_fields_and_two_decimals(self):
        data = import_data(import_results([], pasted=PASTED))
        assert [(each["field"], each["value"], each["sure"]) for each in data["proposals"]] == [
            ("published.tools.IIT", "91.00", True),
            ("published.tools.OIT", "92.50", True),
        ]

    def it_needs_a_source(self):
        with pytest.raises(CommandMisused):
            import_results([])
