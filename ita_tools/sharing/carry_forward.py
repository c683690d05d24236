"""Carry last year's assessment forward to a later year, with notes on all that stays behind.

::

    carried = carry_forward(load_edition(2569), score(load_edition(2568), last), last)
    carried.assessment.previous     # last year's result
    carried.notes                   # what could not be carried, in Thai
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ita_tools.assessment import Assessment, Measure, Published
from ita_tools.assessment.fields import fields_of
from ita_tools.rubric import Edition
from ita_tools.scoring import Result
from ita_tools.sharing.previous_result import (
    history_after,
    history_notes,
    previous_result,
    previous_result_notes,
)
from ita_tools.sharing.succession import carried_divisions, predecessors

__all__ = ["Carried", "carry_forward"]


@dataclass(frozen=True, slots=True)
class Carried:
    """The assessment of the later year, and Thai sentences on what could not be carried into it."""

    assessment: Assessment
    notes: tuple[str, ...]


def carry_forward(
    edition: Edition, before: Result, assessment: Assessment, between: Sequence[Edition] = ()
) -> Carried:
    """Start the assessment of a later edition from one of an earlier year and its result.

    ``between`` are the editions that lie between the two, needed only where years are skipped. Agency,
    constraints and measures are kept, divisions follow the succession of the items, and last year's scores
    become the previous result. Answers, analysis and respondents belong to last year and are not carried.
    """
    year = before.edition.year
    succession = predecessors(edition, year, between)
    divisions, division_notes = carried_divisions(edition, succession, year, assessment.divisions)
    carried = Assessment(
        edition=edition.year,
        agency=assessment.agency,
        previous=previous_result(before, assessment),
        history=history_after(assessment),
        division_list=assessment.division_list,
        divisions=divisions,
        plan=tuple(filter(None, _plan(edition, assessment))),
        constraints=assessment.constraints,
    )
    return Carried(
        carried,
        (
            *previous_result_notes(edition, before, assessment),
            *history_notes(before, assessment),
            *division_notes,
            *_plan_notes(edition, assessment),
            *_notes_on_omissions(assessment),
        ),
    )


def _plan(edition: Edition, assessment: Assessment) -> list[Measure]:
    """Return every measure without its fields on last year's scores and months."""
    return [
        replace(
            measure,
            finding="",
            period="",
            state="",
            comment="",
            indicator=measure.indicator if measure.indicator in edition.indicator_by_code else "",
        )
        for measure in assessment.plan
    ]


def _plan_notes(edition: Edition, assessment: Assessment) -> Iterator[str]:
    year = assessment.edition
    rows = list(zip(assessment.plan, _plan(edition, assessment), strict=True))
    measures = [measure for measure, carried in rows if carried]
    if measures:
        yield f"ยกมาตรการของปี {year} มาทั้ง {len(measures)} รายการ โปรดลบรายการที่ดำเนินการเสร็จแล้ว"
    if any(measure.finding or measure.period for measure in measures):
        yield f"เว้นผลการวิเคราะห์และระยะเวลาของมาตรการไว้ให้กรอกใหม่ เพราะของเดิมเป็นของปี {year}"
    for number, measure in enumerate(measures, 1):
        if measure.indicator and measure.indicator not in edition.indicator_by_code:
            yield (f"ปี {edition.year} ไม่มีตัวชี้วัดที่ {measure.indicator} โปรดเลือกตัวชี้วัดใหม่ให้มาตรการลำดับที่ {number}")
    if len(measures) < len(rows):
        yield (
            f"ไม่ได้ยกแผนปฏิบัติการ {len(rows) - len(measures)} แถวมา เพราะมีเพียงผลการวิเคราะห์หรือระยะเวลาของปี {year}"
        )


def _notes_on_omissions(assessment: Assessment) -> Iterator[str]:
    entries = [entry for entries in assessment.items.values() for entry in entries.values()]
    previous = assessment.previous
    older = previous and (previous.items or replace(previous.published, total=None) != Published())
    omitted = {
        fields_of(Assessment)["note"].label: assessment.note,
        "การวิเคราะห์": assessment.analysis,
        "จำนวนผู้ตอบแบบวัด": assessment.respondents,
        "สัดส่วนคำตอบและประเด็นย่อยของข้อ": any(each.counts or each.percent or each.parts for each in entries),
        "ที่อยู่เว็บและหมายเหตุของข้อ": any(each.url or each.note for each in entries),
        fields_of(Published)["differences"].label: assessment.published.differences,
        "สถานะและความเห็นผู้ตรวจ": assessment.states
        or assessment.comments
        or any(measure.state or measure.comment for measure in assessment.plan),
        "รายการข้อขัดแย้ง": assessment.conflicts,
        fields_of(Assessment)["proposals"].label: assessment.proposals,
        f"ผลของปี {previous.edition if previous else ''} นอกจากคะแนนรวม": older,
    }
    names = [name for name, value in omitted.items() if value]
    if names:
        yield f"ไม่ได้ยกมาเพราะเป็นข้อมูลเฉพาะของปี {assessment.edition}: {', '.join(names)}"
