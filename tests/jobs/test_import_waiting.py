"""Values that wait: an import puts them in the sheet นำเข้า, and only accepting them makes them scores."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest

from ita_tools.assessment import Assessment, Proposal
from ita_tools.assessment.exchange import ACCEPT, REJECT
from ita_tools.assessment.report_fields import Recommendation
from ita_tools.errors import CommandMisused
from ita_tools.jobs.import_results import import_results, write_import, write_result
from ita_tools.jobs.import_waiting import accept_values, accept_waiting
from ita_tools.jobs.load import load_file, read_file
from ita_tools.jobs.split import split_book

PASTED = "ปีงบประมาณ พ.ศ. 2568\ni1\t91.00\ne1\t98.10\t97.00\ne2\t95.00".encode()


@pytest.fixture
def book(tmp_path):
    write_import(import_results([], pasted=PASTED), tmp_path / "b.xlsx", [])
    return tmp_path / "b.xlsx"


def choose(book, choices):
    """Write choices into the sheet, by the key path of their rows."""
    opened = openpyxl.load_workbook(book)
    for row in opened["นำเข้า"].iter_rows():
        choice = choices.get(row[7].value)
        if choice:
            row[3].value = choice
    opened.save(book)


class DescribeWaitingValue:
    def it_stands_beside_no_score(self, book):
        assessment = read_file(book).assessment
        assert {(each.path, each.value) for each in assessment.proposals} == {
            ("items.EIT1.e1.score", "98.10"),
            ("items.EIT2.e1.score", "97.00"),
            ("items.EIT1.e2.score", "95.00"),
        }
        assert assessment.items == {"IIT": {"i1": assessment.items["IIT"]["i1"]}}

    def it_is_told_of_whenever_the_book_is_loaded(self, book, caplog):
        load_file(book)
        assert "3 ค่า" in caplog.text

    def it_is_in_no_assessment_file(self, tmp_path):
        write_import(import_results([], pasted=PASTED), tmp_path / "b.yaml", [])
        assert "proposals" not in (tmp_path / "b.yaml").read_text(encoding="utf-8")

    def it_is_in_no_part_of_a_division(self, book, tmp_path):
        main = read_file(book).assessment
        divided = replace(main, divisions={"i1": "กองคลัง", "e1": "กองคลัง"})
        write_result(divided, tmp_path / "main.xlsx")
        made = split_book(tmp_path / "main.xlsx", tmp_path / "parts")
        parts = list((tmp_path / "parts").rglob("*.xlsx"))
        assert made
        assert len(read_file(tmp_path / "main.xlsx").assessment.proposals) == 3
        for part in parts:
            assert "นำเข้า" not in openpyxl.load_workbook(part).sheetnames
            assert read_file(part).assessment.proposals == ()

    def it_stays_in_a_book_that_is_filled_further(self, book):
        report = import_results([], pasted=PASTED.replace(b"95.00", b"94.00"), into=book)
        assert {each.value for each in report.assessment.proposals} == {"98.10", "97.00", "95.00", "94.00"}


class DescribeAcceptance:
    def it_moves_the_chosen_values_and_drops_the_rejected(self, book):
        choose(book, {"items.EIT2.e1.score": ACCEPT, "items.EIT1.e2.score": REJECT})
        done = accept_waiting(book)
        assert done.assessment.items["EIT2"]["e1"].score == Decimal("97.00")
        assert [each.path for each in done.assessment.proposals] == ["items.EIT1.e1.score"]
        assert "ยืนยัน 1 ค่า" in done.assessment.trail[-1].what

    def it_needs_a_choice(self, book):
        with pytest.raises(CommandMisused, match="เลือก"):
            accept_waiting(book)

    def it_refuses_two_values_for_one_field(self, book):
        assessment = read_file(book).assessment
        one = replace(assessment.proposals[0], choice=ACCEPT)
        with pytest.raises(CommandMisused, match="สองค่า"):
            accept_values(replace(assessment, proposals=(one, replace(one, value="12.00"))), "b")

    def it_leaves_a_value_that_stands_already(self, book):
        assessment = read_file(book).assessment
        own = replace(assessment.proposals[0], path="items.IIT.i1.score", value="12.00", choice=ACCEPT)
        done = accept_values(replace(assessment, proposals=(own,)), "b")
        assert done.assessment.items["IIT"]["i1"].score == Decimal("91.00")
        assert (done.blocked, done.assessment.proposals) == ((own,), (own,))


class DescribeSheet:
    @pytest.mark.parametrize("text", ["=1/0", "มั่ว", "ITA:x", "=end", "#REF!", "<<items 2567", 12.5])
    def it_never_makes_a_book_unreadable(self, book, text):
        opened = openpyxl.load_workbook(book)
        sheet = opened["นำเข้า"]
        for row in range(1, sheet.max_row + 3):
            for column in range(1, 12):
                if (row * column) % 3 == 0:
                    sheet.cell(row, column).value = text
        opened.save(book)
        assert read_file(book).assessment.items["IIT"]["i1"].score == Decimal("91.00")

    def it_may_be_deleted(self, book):
        opened = openpyxl.load_workbook(book)
        del opened["นำเข้า"]
        opened.save(book)
        assert read_file(book).assessment.proposals == ()


class DescribeRecommendation:
    ROWS = (("tool", "IIT"), ("item", "i2"), ("text", "ควรเผยแพร่ขั้นตอน"))

    def it_is_accepted_whole_behind_those_of_the_book(self):
        waiting = tuple(
            Proposal(what=name, value=value, path=f"recommendations.1.{name}", choice=choice)
            for (name, value), choice in zip(self.ROWS, ("", "", ACCEPT), strict=True)
        )
        book = Assessment(2568, recommendations=(Recommendation("OIT", text="เดิม"),), proposals=waiting)
        done = accept_values(book, "b.xlsx").assessment
        assert done.recommendations == (
            Recommendation("OIT", text="เดิม"),
            Recommendation("IIT", "i2", "ควรเผยแพร่ขั้นตอน"),
        )
        assert done.proposals == ()
