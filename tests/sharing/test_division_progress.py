"""How far a division is: what was said counts, else what is filled."""

from __future__ import annotations

from dataclasses import replace

from ita_tools.assessment import Assessment, Division
from ita_tools.assessment.distribution import RETURNED, REVIEWED
from ita_tools.scoring import score
from ita_tools.sharing.division_progress import Progress, progress
from tests.sharing.scenarios import EDITION
from tests.sharing.test_merge_assessments import BASE


def found(assessment: Assessment) -> tuple[Progress, ...]:
    return progress(EDITION, assessment, score(EDITION, assessment))


def it_counts_what_holds_a_value_as_filled() -> None:
    assert found(BASE) == (Progress("คลัง", unfilled=0, filled=3), Progress("ปลัด", unfilled=1, filled=1))


def it_lets_a_chosen_state_count_before_all() -> None:
    said = replace(BASE, states={"o1": REVIEWED, "o2": RETURNED})
    assert found(said) == (Progress("คลัง", 0, 2, 0, 1), Progress("ปลัด", 0, 1, 1, 0))


def it_knows_a_division_by_its_short_name() -> None:
    short = replace(BASE, division_list=(Division("กองคลัง", "คลัง"),), plan=(), constraints=())
    assert found(short)[0] == Progress("กองคลัง", filled=2)
