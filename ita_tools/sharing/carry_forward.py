"""Carry last year's assessment forward to a later year, with notes on all that stays behind.

::

    carried = carry_forward(load_edition(2569), score(load_edition(2568), last), last)
    carried.assessment.previous     # last year's result
    carried.notes                   # what could not be carried, in Thai

The succession says which items of an earlier edition an item continues, and which division has it by that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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

__all__ = ["Carried", "Succession", "carried_divisions", "carry_forward", "predecessors"]

Succession = Mapping[str, tuple[str, ...]]
"""Codes of the items of an earlier edition by the code of the item that continues them."""


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


def predecessors(edition: Edition, year: int, between: Sequence[Edition] = ()) -> Succession | None:
    """Follow every item back to the edition of ``year``, through the editions ``between`` where needed.

    ``None`` where an edition on the way is not among them: then the succession of no item is known.
    """
    available = {each.year: each for each in between}
    succession: Succession = {item.code: (item.code,) for item in edition.items}
    current: Edition | None = edition
    while current is not None:
        succession = {code: _step_back(current, codes) for code, codes in succession.items()}
        if current.previous == year:
            return succession
        current = available.pop(current.previous or 0, None)
    return None


def _step_back(edition: Edition, codes: Sequence[str]) -> tuple[str, ...]:
    items = [edition.item_by_code[code] for code in codes if code in edition.item_by_code]
    return tuple(dict.fromkeys(code for item in items for code in item.succeeds))


def carried_divisions(
    edition: Edition, succession: Succession | None, year: int, divisions: Mapping[str, str]
) -> tuple[dict[str, str], list[str]]:
    """Return the divisions of the items of the edition, and Thai notes on those that could not be carried.

    ``divisions`` are those of ``year`` by code. An item that continues several items of different divisions
    gets the first of these divisions, with a note.
    """
    if succession is None:
        return {}, [
            f"ไม่มีหลักเกณฑ์ที่เชื่อมปี {edition.year} กับปี {year} จึงไม่ทราบว่าข้อใดต่อเนื่องกัน และไม่ได้ยกสำนัก/กองของแต่ละข้อมา"
        ] if divisions else []
    carried, notes = _indicator_and_issue_divisions(edition, divisions), []
    for item in edition.items:
        earlier = {code: divisions[code] for code in succession.get(item.code, ()) if code in divisions}
        if earlier:
            carried[item.code] = next(iter(earlier.values()))
        if len(set(earlier.values())) > 1:
            notes.append(
                f"ข้อ {item.code} ของปี {edition.year} ต่อเนื่องจากข้อของปี {year} ที่สำนัก/กองต่างกัน คือ "
                f"{_listing(earlier)} จึงใช้ {_one_line(carried[item.code])}"
            )
    return carried, [*notes, *_notes_on_lost(edition, succession, year, divisions)]


def _indicator_and_issue_divisions(edition: Edition, divisions: Mapping[str, str]) -> dict[str, str]:
    """Return the divisions of indicators and issues: their codes are the same in all editions."""
    codes = [*edition.indicator_by_code, *(issue.code for issue in edition.issues)]
    return {code: divisions[code] for code in codes if code in divisions}


def _notes_on_lost(
    edition: Edition, succession: Succession, year: int, divisions: Mapping[str, str]
) -> Iterator[str]:
    continued = {code for codes in succession.values() for code in codes}
    continued |= _indicator_and_issue_divisions(edition, divisions).keys()
    lost = {code: division for code, division in divisions.items() if code not in continued}
    if lost:
        yield (
            f"ไม่ได้ยกสำนัก/กองของข้อต่อไปนี้ของปี {year} มา เพราะไม่มีข้อที่ต่อเนื่องในปี {edition.year}: {_listing(lost)}"
        )


def _listing(divisions: Mapping[str, str]) -> str:
    return ", ".join(f"{code} ({_one_line(division)})" for code, division in divisions.items())


def _one_line(text: str) -> str:
    return " ".join(text.split())
