"""Progress of a division: a chosen state counts, else whether a value is filled."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ita_tools.assessment import Assessment, Division, Step
from ita_tools.assessment.exchange import FILLED, RETURNED, REVIEWED
from ita_tools.scoring import score
from ita_tools.sharing.division_progress import Progress, progress, progress_of
from tests.sharing.base_book import BASE
from tests.sharing.scenarios import EDITION

WHOLE = replace(
    BASE,
    plan=tuple(
        replace(each, finding="พบ", steps=(Step("ก"),), period="ต.ค.", responsible="ผู้รับผิดชอบ")
        for each in BASE.plan
    ),
)


def progress_of_all(assessment: Assessment) -> tuple[Progress, ...]:
    return progress(EDITION, assessment, score(EDITION, assessment))


class DescribeProgress:
    def it_counts_a_value_as_filled(self) -> None:
        assert progress_of_all(WHOLE) == (
            Progress("คลัง", unfilled=0, filled=3),
            Progress("ปลัด", unfilled=1, filled=1),
        )

    @pytest.mark.parametrize("field", EDITION.measure_fields)
    @pytest.mark.parametrize("state", ["", FILLED])
    def it_counts_a_measure_as_filled_only_with_all_it_needs(self, field: str, state: str) -> None:
        first, *others = WHOLE.plan
        empty = replace(first, state=state, **{field: () if field == "steps" else ""})
        assert progress_of_all(replace(WHOLE, plan=(empty, *others)))[0] == Progress("คลัง", 1, 2)

    def it_counts_a_chosen_state_before_a_value(self) -> None:
        reviewed = replace(WHOLE, states={"o1": REVIEWED, "o2": RETURNED})
        assert progress_of_all(reviewed) == (Progress("คลัง", 0, 2, 0, 1), Progress("ปลัด", 0, 1, 1, 0))

    def it_counts_what_is_assigned_to_the_short_name(self) -> None:
        short = replace(BASE, division_list=(Division("กองคลัง", "คลัง"),), plan=(), constraints=())
        assert progress_of_all(short)[0] == Progress("กองคลัง", filled=2)

    def it_takes_two_names_of_nothing_visible_for_two_divisions(self) -> None:
        result = score(EDITION, BASE)
        unseen = replace(BASE, divisions={"o1": "\ue000", "o2": "\ue001"}, plan=())
        assert progress_of(EDITION, unseen, result, "", ["\ue000"]).assigned == 1
