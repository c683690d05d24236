"""The model of an assessment: frozen, and empty parts are false."""

from dataclasses import FrozenInstanceError
from decimal import Decimal

import pytest

from ita_tools.assessment import (
    Agency,
    Analysis,
    Assessment,
    Constraint,
    ItemAnswer,
    Measure,
    Previous,
    Published,
    Respondents,
    Step,
)

ZERO = Decimal("0.00")


class DescribeRecord:
    @pytest.mark.parametrize(
        "record",
        [
            Agency(),
            Analysis(),
            Assessment(2568),
            Constraint(),
            ItemAnswer(),
            Measure(),
            Previous(2567),
            Published(),
            Respondents(),
        ],
        ids=lambda record: type(record).__name__,
    )
    def it_is_frozen(self, record):
        with pytest.raises(FrozenInstanceError):
            setattr(record, next(iter(record.__dataclass_fields__)), None)

    @pytest.mark.parametrize(
        "record",
        [
            ItemAnswer(),
            Published(),
            Respondents(),
            Analysis(),
            Constraint(),
            Measure(),
            Measure(indicator="1"),
        ],
        ids=repr,
    )
    def it_is_false_where_nothing_is_known(self, record):
        assert not record

    @pytest.mark.parametrize(
        "record",
        [
            ItemAnswer(ZERO),
            ItemAnswer(counts=(0, 0)),
            ItemAnswer(percent=(ZERO,)),
            ItemAnswer(derived=True),
            ItemAnswer(url="x"),
            ItemAnswer(note="x"),
            ItemAnswer(parts={"1": ItemAnswer(ZERO)}),
            Published(ZERO),
            Published(level="ผ่าน"),
            Published(tools={"IIT": ZERO}),
            Published(parts={"EIT1": {"6": ZERO}}),
            Respondents(0),
            Respondents(groups={"อายุ": {"เด็ก": 0}}),
            Analysis(cause="x"),
            Constraint(remedy="x"),
            Measure(steps=(Step("x"),)),
            Measure(division="x"),
        ],
        ids=repr,
    )
    def it_is_true_where_anything_is_known_even_zero(self, record):
        assert record

    def it_tells_missing_from_zero(self):
        assert ItemAnswer() != ItemAnswer(ZERO)
        assert Assessment(2568).entry("IIT", "i1").score is None
        assert Published().total is None


class DescribeAssessment:
    def it_finds_an_answer_by_tool_and_item(self):
        entry = ItemAnswer(ZERO)
        assessment = Assessment(2568, items={"IIT": {"i1": entry}})
        assert assessment.entry("IIT", "i1") is entry
        assert assessment.entry("IIT", "i2") == assessment.entry("XYZ", "i1") == ItemAnswer()
