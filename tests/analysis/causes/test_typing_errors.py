"""What a figure may have been before a typing error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_tools.analysis.causes.typing_errors import true_counts, true_differences, true_scores
from ita_tools.scoring.relations.facts import hundredths
from tests.analysis.causes.campaign import typed
from tests.strategies import scores


class DescribeTrueScores:
    @given(scores(), st.sampled_from(["digit", "swapped", "lost", "doubled", "shifted"]))
    def it_holds_the_true_score_for_every_error_in_it(self, true, kind):
        value = hundredths(true)
        for text in typed(value)[kind]:
            shown = hundredths(type(true)(text))
            assert value in true_scores(shown, text), (text, kind)

    @pytest.mark.parametrize(
        ("typed_score", "true", "kind"),
        [
            (86_67, 96_67, "digit"),
            (69_67, 96_67, "swapped"),
            (8_38, 98_38, "lost"),
            (0, 100_00, "lost"),
            (9_84, 98_38, "shifted"),
            (98, 98_00, "shifted"),
        ],
    )
    def it_tells_the_error(self, typed_score, true, kind):
        assert true_scores(typed_score)[true] == kind

    def it_never_holds_the_typed_score_or_one_beyond_100(self):
        found = true_scores(99_99)
        assert 99_99 not in found
        assert max(found) <= 100_00

    def it_takes_more_than_two_decimals_for_a_digit_too_many_or_a_shifted_point(self):
        assert true_scores(98_45, "98.446") == {98_46: "doubled"}
        assert true_scores(9_84, "9.838") == {98_38: "shifted"}


class DescribeTrueDifferencesAndCounts:
    def it_knows_a_wrong_sign(self):
        assert 98 in true_differences(-98)
        assert -5_35 in true_differences(-5_53)

    @pytest.mark.parametrize("true", [29, 19, 72, 22, 922])
    def it_knows_the_errors_in_whole_numbers(self, true):
        assert true in true_counts({29: 92, 19: 99, 72: 7, 22: 222, 922: 92}[true])
