"""Check of answers against the printed score of their item."""

from __future__ import annotations

import pytest

from ita_tools.analysis.checks.answer_scores import check_answer_scores
from tests.bundled import bundled, opened


def findings_of(entry: str, item: str = "i3"):
    case = opened(f"edition: 2568\nitems: {{IIT: {{{item}: {entry}}}}}\n")
    return list(check_answer_scores(case.reading, case.result))


class DescribeCheckAnswerScores:
    def it_finds_nothing_in_the_bundled_case(self):
        assert list(check_answer_scores(bundled().reading, bundled().result)) == []

    @pytest.mark.parametrize(
        "entry",
        [
            "99.47",
            "{counts: [187, 1]}",
            "{percent: [99.47, 0.53]}",
            "{counts: [187, 1], score: 99.47}",
            "{percent: [99.47, 0.53], score: 99.47}",
            "{percent: [99.47, 0.53], score: 99.48}",
            "{counts: [0, 0], score: 12}",
            "{percent: [0, 0], score: 12}",
        ],
    )
    def it_finds_nothing_if_the_answers_can_give_the_score(self, entry):
        assert findings_of(entry) == []

    @pytest.mark.parametrize(
        ("entry", "expected", "printed"),
        [
            ("{counts: [187, 1], score: 99.48}", "99.47", "99.48"),
            ("{percent: [99.47, 0.53], score: 98.47}", "99.47", "98.47"),
            ("{counts: [1, 1], score: 0}", "50.00", "0.00"),
        ],
    )
    def it_finds_a_score_that_the_answers_cannot_give(self, entry, expected, printed):
        [finding] = findings_of(entry)
        assert (finding.code, finding.severity) == ("answers-differ", "error")
        assert finding.where == "case.yaml บรรทัด 2 (items.IIT.i3)"
        assert finding.message.startswith("ข้อ i3 (IIT) ")
        assert (finding.expected, finding.found) == (expected, printed)
