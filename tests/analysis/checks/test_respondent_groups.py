"""Check of groups of respondents against their number."""

from __future__ import annotations

import pytest

from ita_tools.analysis.checks.respondent_groups import check_respondent_groups
from ita_tools.assessment import LoadedAssessment
from tests.bundled import bundled, opened
from tests.scoring.cases import CASES


def findings_of(respondents):
    case = opened(f"edition: 2568\nrespondents: {{{respondents}}}\n")
    return list(check_respondent_groups(case.reading, case.result))


class DescribeCheckRespondentGroups:
    def it_finds_nothing_in_the_bundled_case_and_in_a_real_result_with_groups(self):
        assert list(check_respondent_groups(bundled().reading, bundled().result)) == []
        (case,) = [each for each in CASES if each.path.stem == "rangsit-2568-answers"]
        assert case.assessment.respondents["IIT"].groups
        assert list(check_respondent_groups(LoadedAssessment(case.assessment), case.result)) == []

    def it_finds_groups_that_do_not_add_up_and_accuses_neither_number(self):
        [finding] = findings_of("IIT: {count: 30, groups: {เพศ: {ชาย: 10, หญิง: 19}, อายุ: {ก: 30}}}")
        assert (finding.code, finding.severity) == ("groups-differ", "warning")
        assert finding.where == "case.yaml บรรทัด 2 (respondents.IIT.groups.เพศ)"
        assert "รวมได้ 29 คน" in finding.message
        assert "30 คน" in finding.message
        assert (finding.expected, finding.found) == ("", "29")

    @pytest.mark.parametrize(
        "respondents",
        [
            "IIT: {groups: {เพศ: {ชาย: 10}}}",
            "IIT: {count: 30}",
            "IIT: {count: 30, groups: {เพศ: {ชาย: 30, หญิง: 0}}}",
        ],
    )
    def it_finds_nothing_if_groups_add_up_or_there_is_no_count(self, respondents):
        assert findings_of(respondents) == []
