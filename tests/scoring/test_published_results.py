"""Published results, opened and scored by the jobs: every kind is there, fits its edition and adds up.

That the engine gives every printed score is shown case by case in ``test_engine.py``.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

from ita_tools.assessment import LoadedAssessment
from ita_tools.jobs.check import check_opened
from ita_tools.jobs.load import score_loaded
from ita_tools.rounding import half_up
from ita_tools.rubric import available_years
from ita_tools.validation import validate_assessment
from tests.scoring.cases import CASES

BY_NAME = {case.path.stem: case for case in CASES}
every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.path.stem)
AGENCIES = {"nakhonratchasima-2564", "takbai-2566", "khlongnokkrathung-2567", "bangpla-2568", "rangsit-2568"}
PHICHIT = {f"phichit-2564-{number:02}" for number in range(1, 14, 2)}
PROVINCES = {"province-trat-2564", "province-chanthaburi-2564", "province-nakhonnayok-2564"}
TOTALS = {"yala-2565", "yala-2567", "kantharalak-tc-2568"}
CONTRADICTED = {
    "published-differs",
    "level-differs",
    "misprint-likely",
    "difference-wrong",
    "answers-differ",
    "groups-differ",
    "shares-differ",
    "counts-differ",
    "step-unknown",
    "score-impossible",
}


def opened(case):
    return score_loaded(LoadedAssessment(case.assessment, case.path.name))


class DescribePublishedResults:
    """Real results, opened and scored the way a user does."""

    def it_has_every_kind_of_published_result(self):
        assert len(CASES) >= 20
        assert {*AGENCIES, *PHICHIT, *PROVINCES, *TOTALS, "up-2565", "rangsit-2568-answers"} <= set(BY_NAME)

    def it_has_a_result_of_every_edition_that_has_any(self):
        assert {case.assessment.edition for case in CASES} == set(available_years()) - {
            max(available_years())
        }

    def it_compares_scores_at_every_level_that_is_printed(self):
        groups = Counter(group for case in CASES for group in case.groups)
        assert set(groups) >= {"total", "level", "tools", "indicators", "parts", "weighted"}
        assert groups["total"] == len(CASES)
        assert {name for name in BY_NAME if "weighted" in BY_NAME[name].groups} == PHICHIT
        assert {name for name in BY_NAME if "level" not in BY_NAME[name].groups} == {*PROVINCES, "up-2565"}
        assert {name for name in BY_NAME if "tools" in BY_NAME[name].groups} >= AGENCIES

    def it_allows_a_hundredth_for_averages_of_agencies_only(self):
        assert {name: case.tolerance for name, case in BY_NAME.items() if case.tolerance} == dict.fromkeys(
            PROVINCES, Decimal("0.01")
        )

    @every_case
    def it_states_its_source(self, case):
        text = case.path.read_text("utf-8")
        assert "\nname: " in f"\n{text}"
        assert "\nsource: published result " in text
        assert str(case.assessment.edition) in case.path.stem

    @every_case
    def it_fits_its_edition(self, case):
        assert validate_assessment(case.edition, LoadedAssessment(case.assessment, case.path.name)) == []

    @every_case
    def it_scores_the_same_through_the_jobs(self, case):
        found = opened(case)
        assert found.result.scores == case.result.scores
        assert (found.result.level, found.edition) == (case.result.level, case.edition)

    @every_case
    def it_has_no_contradictions(self, case):
        """Only the as-printed results of ``tests/cases/misprints`` do."""
        assert {each.code for each in check_opened(opened(case))} & CONTRADICTED == set()

    @every_case
    def it_computes_its_expected_scores_without_published_ones(self, case):
        """A score that is only published proves nothing; the cases with such a total are named."""
        computed = case.result[("total",)].basis == "computed"
        starting = {*TOTALS, *PHICHIT}
        assert computed == (case.path.stem not in starting)
        if case.path.stem in PHICHIT:
            assert {case.result[key].basis for key in (("tool", "OIT"), ("indicator", "9"))} == {"computed"}
            printed = Decimal(case.expected("weighted")["OIT"])
            weight = case.edition.tool_by_code["OIT"].weight
            assert half_up(case.result.tool("OIT") * weight / 100) == printed
