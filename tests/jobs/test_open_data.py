"""Open data: the figures of the result and what the report tells, and nothing that is not for the public."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from ita_tools.assessment import (
    Agency,
    Analysis,
    Announcement,
    AuditEntry,
    ItemAnswer,
    LoadedAssessment,
    Measure,
    Recommendation,
    Standing,
    Step,
)
from ita_tools.assessment.fields import fields_of
from ita_tools.jobs.load import ScoredAssessment, score_loaded
from ita_tools.jobs.open_data import open_data, open_data_text
from ita_tools.jobs.score import score_data
from ita_tools.rounding import points
from ita_tools.rubric import load_edition
from ita_tools.scoring import score, with_derived
from tests.bundled import bundled, opened, without
from tests.strategies import assessments

INTERNAL = "ความลับภายใน"


class DescribeOpenData:
    def it_has_the_figures_of_the_score_command(self):
        data, scored = open_data(bundled()), score_data(bundled())
        inside = {"findings", "computed", "basis", "derived"}
        assert inside.isdisjoint(data)
        assert {name: data[name] for name in scored.keys() - inside} == {
            name: scored[name] for name in scored.keys() - inside
        }

    def it_has_target_changes_and_last_year(self):
        data = open_data(bundled())
        before = bundled().assessment.previous
        assert data["target"] == "85.00"
        assert data["previous"]["edition"] == before.edition
        assert data["previous"]["total"] == f"{before.published.total:.2f}"
        change = bundled().result.total - before.published.total
        assert data["changes"]["total"] == f"{change:.2f}"
        assert set(data["changes"]) >= {"tool/IIT", "indicator/10"}

    def it_has_plan_analysis_constraints_and_counts(self):
        data, assessment = open_data(bundled()), bundled().assessment
        assert [row["measure"] for row in data["plan"]] == [row.measure for row in assessment.plan]
        assert [each["step"] for each in data["plan"][0]["steps"]] == [
            each.step for each in assessment.plan[0].steps
        ]
        assert data["analysis"]["1"]["cause"] == assessment.analysis["1"].cause
        assert [row["remedy"] for row in data["constraints"]] == [
            row.remedy for row in assessment.constraints
        ]
        assert {tool: each["count"] for tool, each in data["respondents"].items()} == {
            tool: each.count for tool, each in assessment.respondents.items()
        }

    def it_has_every_public_text_of_the_field_table(self):
        agency = Agency(*(f"agency.{each.name}" for each in fields(Agency)))
        answer = ItemAnswer(defect="items.defect", remedy="items.remedy")
        step = Step(*(f"step.{each.name}" for each in fields(Step)))
        case = without(
            agency=agency,
            items={"OIT": {"o1": answer, "o2": ItemAnswer(note=INTERNAL)}},
            announcement=Announcement("announcement.date", "announcement.source"),
            standing=Standing(3, 120, Decimal("91.25"), "standing.source"),
            recommendations=(Recommendation("OIT", "o1", "recommendations.text"),),
            analysis={
                "IIT": Analysis(
                    cause="analysis.cause", way_forward="analysis.way_forward", text="analysis.text"
                )
            },
            plan=(
                Measure(
                    indicator="1",
                    issue="issue-2",
                    finding="plan.finding",
                    measure="plan.measure",
                    steps=(step,),
                ),
            ),
        )
        text, data = open_data_text(case), open_data(case)
        for record in (agency, answer, step, *case.assessment.plan, *case.assessment.recommendations):
            for name, field in fields_of(type(record)).items():
                value = getattr(record, name)
                if isinstance(value, str) and value:
                    assert (value in text) == field.public, (name, value)
        assert data["standing"] == {"rank": 3, "of": 120, "mean": "91.25", "source": "standing.source"}
        assert data["announcement"] == {"date": "announcement.date", "source": "announcement.source"}
        assert data["item_texts"] == {"OIT": {"o1": {"defect": "items.defect", "remedy": "items.remedy"}}}
        assert data["plan"][0]["issue"] == "issue-2"
        assert data["analysis"]["IIT"]["text"] == "analysis.text"

    def it_has_no_internal_fields(self):
        items = {"OIT": {"o1": ItemAnswer(note=INTERNAL)}}
        plan = [replace(bundled().assessment.plan[0], division=INTERNAL)]
        case = without(
            note=INTERNAL,
            items=items,
            plan=tuple(plan),
            divisions={"o1": INTERNAL},
            trail=(AuditEntry(what=INTERNAL, division=INTERNAL),),
        )
        assert INTERNAL not in open_data_text(case)
        assert "findings" not in open_data(case)

    def it_is_valid_json_with_nulls_for_what_is_missing(self):
        case = opened("edition: 2568\n")
        data = json.loads(open_data_text(case))
        assert data == open_data(case)
        assert (data["total"], data["level"], data["previous"], data["plan"]) == (None, None, None, [])
        assert open_data_text(score_loaded(case.reading)) == open_data_text(case)

    @given(st.data())
    @settings(max_examples=8)
    def it_holds_for_any_assessment(self, data):
        edition = load_edition(data.draw(st.sampled_from((2564, 2566, 2568, 2569))))
        assessment = data.draw(assessments(edition))
        case = ScoredAssessment(LoadedAssessment(assessment), edition, score(edition, assessment))
        told = json.loads(open_data_text(case))
        standing = with_derived(assessment, case.result)
        known = {code: standing.indicator(code) for code in edition.indicator_by_code}
        written = {code: None if value is None else points(value) for code, value in known.items()}
        assert told["indicators"] == written
        assert [row["measure"] for row in told["plan"]] == [row.measure for row in assessment.plan]
        assert set(told["respondents"]) == set(assessment.respondents)
