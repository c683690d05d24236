"""The rows that divisions add to: measures of the action plan with their steps, and constraints."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import astuple, fields, replace

from ita_tools.assessment.exchange import FILLED, STATES, UNFILLED
from ita_tools.assessment.fields import DIVISION, EITHER, FORMAL, FULL, NOBODY, REVIEWER, field
from ita_tools.records import record

__all__ = ["STEP_FIELDS", "Constraint", "Measure", "Step", "parse_step", "step_text"]

_BETWEEN, _NEW_LINE = "‖", "⏎"
"""Between the fields of a step that is written as one line, and for the line breaks in it."""
_FIELD_END = re.compile(rf"(?<!\\)\s*{_BETWEEN}\s*")

_DIVISION_STATES = (UNFILLED, FILLED)


@record(frozen=True, slots=True)
class Step:
    """One step of a measure; what it does not have of its own is that of the measure."""

    step: str = field("long", "ขั้นตอนหรือวิธีการ", editor=DIVISION, bare=True, public=True, printed=FORMAL)
    period: str = field("text", "ระยะเวลา", editor=DIVISION, public=True, printed=FORMAL)
    responsible: str = field("text", "ผู้รับผิดชอบ", editor=DIVISION, public=True, printed=FORMAL)
    follow_up: str = field("long", "การกำกับติดตาม", editor=DIVISION, public=True, printed=FORMAL)

    def __bool__(self) -> bool:
        return self != Step()

    def __str__(self) -> str:
        return self.step

    @property
    def stands_alone(self) -> bool:
        """Whether the step has a period, a responsible unit or a follow-up of its own."""
        return bool(self.period or self.responsible or self.follow_up)


STEP_FIELDS = tuple(each.name for each in fields(Step) if each.name != "step")
"""Fields that a step may have of its own."""


def step_text(step: Step) -> str:
    """Write a step as one line: its text, and what it has of its own after double bars.

    >>> step_text(Step("อบรม", "มกราคม 2569"))
    'อบรม ‖ มกราคม 2569'
    """
    cells = [text.replace(_BETWEEN, f"\\{_BETWEEN}").replace("\n", _NEW_LINE) for text in astuple(step)]
    while len(cells) > 1 and not cells[-1]:
        cells.pop()
    return f" {_BETWEEN} ".join(cells)


def parse_step(line: str) -> Step:
    """Return the step that :func:`step_text` wrote; more fields than a step has count as part of the last.

    >>> parse_step("อบรม ‖ มกราคม 2569").period
    'มกราคม 2569'
    """
    cells = _FIELD_END.split(line, len(STEP_FIELDS))
    texts = [text.replace(f"\\{_BETWEEN}", _BETWEEN).replace(_NEW_LINE, "\n").strip() for text in cells]
    return Step(*texts)


@record(frozen=True, slots=True)
class Measure:
    """One row of the action plan.

    ``key`` identifies the row, whatever happens to its texts: it is no content and is not compared.
    ``state`` and ``comment`` are those of the review.
    """

    indicator: str = field("choice", "ตัวชี้วัดที่", editor=DIVISION, makes_row=False, public=True, printed=FORMAL)
    issue: str = field(
        "choice",
        "ประเด็นที่",
        prefix="issue-",
        kw_only=True,
        editor=DIVISION,
        makes_row=False,
        public=True,
        printed=FORMAL,
    )
    finding: str = field("long", "ผลการวิเคราะห์", editor=DIVISION, public=True, printed=FORMAL)
    measure: str = field("long", "มาตรการ/โครงการ/กิจกรรม", editor=DIVISION, public=True, printed=FORMAL)
    steps: tuple[Step, ...] = field(
        Step,
        "ขั้นตอนหรือวิธีการ (บรรทัดละขั้นตอน)",
        "ขั้นตอนหรือวิธีการ",
        listed=True,
        whole=True,
        editor=DIVISION,
        public=True,
        printed=FORMAL,
    )
    period: str = field("text", "ระยะเวลา", editor=DIVISION, public=True, printed=FORMAL)
    responsible: str = field("text", "ผู้รับผิดชอบ", editor=DIVISION, public=True, printed=FORMAL)
    follow_up: str = field("long", "การกำกับติดตาม", editor=DIVISION, public=True, printed=FORMAL)
    division: str = field("text", "สำนัก/กอง", editor=EITHER, printed=FORMAL)
    state: str = field(
        "choice",
        "สถานะ",
        editor=REVIEWER,
        choices=STATES,
        division_choices=_DIVISION_STATES,
        makes_row=False,
    )
    comment: str = field("long", "ความเห็นผู้ตรวจ", editor=REVIEWER)
    not_needed: bool = field("flag", "ไม่ต้องมีมาตรการ", editor=DIVISION)
    key: str = field("text", "รหัสแถว", editor=NOBODY, compare=False)

    def __bool__(self) -> bool:
        return self != Measure(indicator=self.indicator, issue=self.issue, state=self.state)

    def first_row(self) -> tuple[Measure, tuple[Step, ...]]:
        """Return the measure as its own row shows it, and the steps that stand in rows below.

        The row holds the steps before the first with fields of its own; that one itself where the measure
        has neither such steps nor fields for it.
        """
        number = next((n for n, step in enumerate(self.steps) if step.stands_alone), len(self.steps))
        own, rest = replace(self, steps=self.steps[:number]), self.steps[number:]
        if not number and rest and not any(getattr(self, name) for name in STEP_FIELDS):
            first, rest = rest[0], rest[1:]
            own = replace(own, steps=(first,), **{name: getattr(first, name) for name in STEP_FIELDS})
        return own, rest

    def missing(self, needed: Sequence[str]) -> tuple[str, ...]:
        """Return those of some fields that this measure lacks; none where no measure is needed.

        A field that each step has for itself is not lacking.
        """
        return () if self.not_needed else tuple(name for name in needed if not self._has(name))

    def _has(self, name: str) -> bool:
        by_step = [getattr(step, name, "") for step in self.steps]
        return bool(getattr(self, name, "")) or (bool(by_step) and all(by_step))


@record(frozen=True, slots=True)
class Constraint:
    """What hinders the agency, with its impact and remedy; ``key`` as of a measure."""

    constraint: str = field("long", "ข้อจำกัด", editor=DIVISION, public=True, printed=FULL)
    impact: str = field("long", "ผลกระทบ", editor=DIVISION, public=True, printed=FULL)
    remedy: str = field("long", "แนวทางแก้ไข", editor=DIVISION, public=True, printed=FULL)
    division: str = field("text", "สำนัก/กอง", editor=EITHER)
    key: str = field("text", "รหัสแถว", editor=NOBODY, compare=False)

    def __bool__(self) -> bool:
        return self != Constraint()
