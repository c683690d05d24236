"""Divisions whose names look the same are one, wherever divisions are compared."""

import pytest

from ita_tools.assessment import Assessment, parse_assessment
from ita_tools.rubric import load_edition
from ita_tools.scoring import score
from ita_tools.sharing.assignments import assignments, canonical_name, progress
from ita_tools.sharing.split_assessment import split

_EDITION = load_edition(2568)
_SPELLINGS = ["สํานักปลัด", "สำนัก\u200bปลัด", "สำนักปลัด\u00a0", "\ufeffสำนักปลัด"]


def book(division: str, listed: str = "[{name: สำนักปลัด, short: สป.}]") -> Assessment:
    return parse_assessment(
        f'edition: 2568\ndivision_list: {listed}\ndivisions: {{o1: สำนักปลัด, o2: "{division}"}}\n'
        f'plan: [{{indicator: 1, measure: ก, division: "{division}"}}]',
        "a.yaml",
    ).assessment


@pytest.mark.parametrize("spelling", _SPELLINGS)
class DescribeNamesThatLookTheSame:
    def it_makes_one_assignment_of_them(self, spelling: str):
        (assignment,) = assignments(_EDITION, book(spelling))
        assert (assignment.division, assignment.codes, len(assignment.rows)) == ("สำนักปลัด", ("o1", "o2"), 1)

    def it_makes_one_assignment_of_unlisted_ones_too(self, spelling: str):
        (assignment,) = assignments(_EDITION, book(spelling, "[]"))
        assert (assignment.codes, len(assignment.rows)) == (("o1", "o2"), 1)

    def it_sends_one_part(self, spelling: str):
        (part,) = split(_EDITION, book(spelling))
        assert len(part.assessment.plan) == 1
        assert part.assessment.division_list

    def it_counts_the_progress_of_one_division(self, spelling: str):
        assessment = book(spelling)
        (counted,) = progress(_EDITION, assessment, score(_EDITION, assessment))
        assert counted.assigned == 3

    def it_finds_the_listed_name(self, spelling: str):
        assert canonical_name(book("ก"), spelling) == "สำนักปลัด"


def it_keeps_divisions_with_other_names_apart():
    assert [each.division for each in assignments(_EDITION, book("กองคลัง"))] == ["สำนักปลัด", "กองคลัง"]
