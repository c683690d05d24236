"""Writing an assessment file: reading it gives the same assessment again."""

from decimal import Decimal

import pytest
from hypothesis import given

from ita_tools.assessment import (
    Agency,
    Assessment,
    ItemAnswer,
    Measure,
    Published,
    Respondents,
    Step,
    assessment_data,
    assessment_text,
    parse_assessment,
)
from ita_tools.rubric import available_years, load_edition
from tests.assessment.contract import CONTRACT
from tests.strategies import assessments

EDITIONS = [load_edition(year) for year in available_years()]


class DescribeAssessmentText:
    @pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: str(edition.year))
    def it_gives_the_same_assessment_when_it_is_read(self, edition):
        @given(assessments(edition))
        def holds(assessment):
            assert parse_assessment(assessment_text(assessment), "a.yaml").assessment == assessment
            assert parse_assessment(assessment_text(assessment, json=True), "a.json").assessment == assessment

        holds()

    def it_writes_the_keys_of_the_contract_in_their_order(self):
        once = assessment_text(parse_assessment(CONTRACT, "a.yaml").assessment)
        assert assessment_text(parse_assessment(once, "a.yaml").assessment) == once
        assert list(assessment_data(parse_assessment(CONTRACT, "a.yaml").assessment)) == [
            "edition",
            "note",
            "agency",
            "items",
            "published",
            "unprocessed",
            "previous",
            "history",
            "respondents",
            "divisions",
            "analysis",
            "plan",
            "constraints",
        ]

    def it_leaves_out_empty_fields(self):
        assert assessment_text(Assessment(2568)) == "edition: 2568\n"
        assert assessment_text(Assessment(2568), json=True) == '{\n  "edition": 2568\n}\n'

    def it_writes_a_score_alone_without_its_key(self):
        entries = {
            "o1": ItemAnswer(Decimal("100.00")),
            "o2": ItemAnswer(Decimal("50.00"), derived=True),
            "o3": ItemAnswer(url="https://example.go.th"),
        }
        assert assessment_text(Assessment(2568, items={"OIT": entries})) == (
            "edition: 2568\nitems:\n  OIT:\n    o1: 100.00\n    o2:\n      score: 50.00\n"
            "      derived: true\n    o3:\n      url: https://example.go.th\n"
        )

    def it_writes_thai_letters_as_they_are(self):
        text = assessment_text(
            Assessment(
                2568,
                agency=Agency("เทศบาลตำบลตัวอย่าง"),
                plan=(Measure("1", measure="อบรม", steps=(Step("ก"), Step("ข"))),),
            )
        )
        assert text == (
            "edition: 2568\nagency:\n  name: เทศบาลตำบลตัวอย่าง\nplan:\n- indicator: '1'\n"
            "  measure: อบรม\n  steps:\n  - ก\n  - ข\n"
        )


class DescribeAssessmentData:
    def it_keeps_zero(self):
        zero = Assessment(
            2568,
            items={"IIT": {"i1": ItemAnswer(Decimal("0.00")), "i2": ItemAnswer(counts=(0, 0))}},
            published=Published(Decimal("0.00")),
            respondents={"IIT": Respondents(0)},
        )
        assert assessment_data(zero) == {
            "edition": 2568,
            "items": {"IIT": {"i1": 0, "i2": {"counts": [0, 0]}}},
            "published": {"total": 0},
            "respondents": {"IIT": {"count": 0}},
        }

    def it_writes_indicators_as_numbers_and_other_codes_as_texts(self):
        published = Published(
            tools={"IIT": Decimal(1)}, indicators={"1": Decimal(95)}, subindicators={"9.1": Decimal(95)}
        )
        assert assessment_data(Assessment(2568, published=published))["published"] == {
            "tools": {"IIT": 1},
            "indicators": {1: 95},
            "subindicators": {"9.1": 95},
        }

    @pytest.mark.parametrize("name", ["007", "๑", "1" * 5_000, "-1", "1.0", " 1"])
    def it_keeps_names_that_are_no_plain_number(self, name):
        assert list(
            assessment_data(Assessment(2568, published=Published(tools={name: Decimal(1)})))["published"][
                "tools"
            ]
        ) == [name]
