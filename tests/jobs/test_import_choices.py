"""The second step of an import: what the officer confirms gets in, and nothing else."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from ita_tools.errors import CommandMisused
from ita_tools.jobs.import_choices import accept_choices
from ita_tools.jobs.import_results import import_results
from tests.bundled import bundled, case_text

YEAR = bundled().edition.year
TEXT = f"ปีงบประมาณ พ.ศ. {YEAR}\nคะแนนรวม\t96.04\ni1\t99.33\ni3\t90.00\ni3\t100.00"


class DescribeAcceptChoices:
    def it_takes_nothing_doubtful_without_a_choice(self) -> None:
        report = import_results([], pasted=TEXT.encode())
        assert report.result.doubtful
        assert accept_choices(report).assessment == report.assessment

    def it_takes_what_is_confirmed(self) -> None:
        report = import_results([], pasted=TEXT.encode())
        [number] = [n for n, each in enumerate(report.result.doubtful) if each.value == Decimal("90.00")]
        accepted = accept_choices(report, {number})
        assert accepted.assessment.entry("IIT", "i3").score == Decimal("90.00")
        assert accepted.filled == report.filled + 1

    def it_refuses_two_values_of_one_field(self) -> None:
        report = import_results([], pasted=TEXT.encode())
        with pytest.raises(CommandMisused, match="มากกว่าหนึ่งค่า"):
            accept_choices(report, range(len(report.result.doubtful)))

    def it_replaces_a_figure_of_the_book_only_where_that_is_chosen(self, tmp_path: Path) -> None:
        book = tmp_path / "book.yaml"
        book.write_text(case_text(), "utf-8")
        report = import_results([], pasted=f"ปี {YEAR}\nคะแนนรวม\t96.04\ni1\t98.00".encode(), into=book)
        assert [each.read for each in report.differences] == [Decimal("98.00")]
        assert accept_choices(report).assessment == bundled().assessment
        replaced = accept_choices(report, replaced={0})
        assert replaced.assessment.entry("IIT", "i1").score == Decimal("98.00")
        assert replaced.differences == ()

    def it_takes_confirmed_figures_of_an_earlier_year_as_the_previous_ones(self, tmp_path: Path) -> None:
        book = tmp_path / "book.yaml"
        book.write_text(f"edition: {YEAR}\n", "utf-8")
        text = f"ปีงบประมาณ พ.ศ. {YEAR - 1}\nคะแนนรวม\t90.00\ni3\t90.00\ni3\t100.00"
        report = import_results([], pasted=text.encode(), into=book)
        accepted = accept_choices(report, {0}).assessment
        assert accepted.items == {}
        assert accepted.previous.items["IIT"]["i3"] == report.result.doubtful[0].value
