"""Measures and constraints in tables with the headings of an action plan, word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256

from ita_tools.assessment import Constraint, Measure
from ita_tools.assessment.fields import fields_of
from ita_tools.assessment.measures import STEP_FIELDS, Step
from ita_tools.importing.figure_rows import subject_of_row
from ita_tools.importing.lines import Line, Reading, Value
from ita_tools.importing.wording import likeness
from ita_tools.rubric import Edition

__all__ = ["plan_readings", "row_key"]

_PLAN = {
    "follow_up": re.compile(r"กำกับ|ติดตาม|รายงานผล"),
    "steps": re.compile(r"ขั้นตอน|วิธี(?:การ|ปฏิบัติ|ดำเนิน)"),
    "period": re.compile(r"ระยะ\s*เวลา|กำหนด(?:แล้ว)?เสร็จ|วันดำเนินการ|วันที่ดำเนินการ"),
    "responsible": re.compile(r"ผู้รับผิดชอบ|หน่วยงานที่รับผิดชอบ|ผู้เกี่ยวข้อง"),
    "finding": re.compile(r"ผลการวิเคราะห์|ประเด็น|ตัวชี้วัด|ข้อบกพร่อง|จุดอ่อน"),
    "measure": re.compile(r"มาตรการ|โครงการ|กิจกรรม"),
}
"""Fields of a measure by the words of their headings; the first that fits is meant."""
_CONSTRAINTS = {
    "constraint": re.compile(r"^ข้อจำกัด"),
    "impact": re.compile(r"ผลกระทบ"),
    "remedy": re.compile(r"แนวทาง|แก้ไข|การพัฒนา"),
}
_OWN_LABELS = frozenset(
    each.list_label for record in (Measure, Constraint) for each in fields_of(record).values()
)
"""Headings of the tables of this program, of which two are enough."""
_OTHERS = "มาตรการอื่น"
"""Above the measures of no indicator or issue in the reports of this program."""
_LEAST_COLUMNS, _LONGEST_HEADING, _LONGEST_TITLE = 3, 120, 100
_ALIKE = 0.85
_NUMBER = re.compile(r"^\s*(?:\(?\d{1,2}[.)]|[-•*–])\s*")
_INLINE = re.compile(r"\s(?=\d{1,2}[.)]\s?[\u0e01-\u0e2e\u0e40-\u0e44])")
_NOTHING = re.compile(r"-*|ไม่มี|ไม่ต้องมีมาตรการ.*")
_POINTS = re.compile(r"\s*\([^()]*คะแนน[^()]*\)\s*$")


@dataclass
class _Row:
    """A row of the plan: its texts by field, where it stands, and the steps so far."""

    line: Line
    texts: dict[str, str]
    steps: list[Step] = field(default_factory=list)

    def values(self) -> dict[str, Value]:
        """Return the filled fields; what later steps have of their own is no longer the measure's."""
        texts, steps = dict(self.texts), list(self.steps)
        apart = [name for name in STEP_FIELDS if any(getattr(step, name) for step in steps)]
        if apart:
            steps[0] = replace(steps[0], **{name: texts.pop(name, "") for name in apart})
        values: dict[str, Value] = {name: text for name, text in texts.items() if text}
        if steps:
            values["steps"] = tuple(step if step.stands_alone else step.step for step in steps)
        return values


def plan_readings(lines: Sequence[Line], edition: Edition) -> Iterator[Reading]:
    """Yield the fields of the measures and constraints of all tables of a plan."""
    seen: set[str] = set()
    for rows, name in _tables(lines, edition):
        for row in rows:
            values = row.values()
            key = row_key(values)
            if key in seen:
                continue
            seen.add(key)
            for each, value in values.items():
                yield Reading((name, key, each), value, row.line, 0, "ตารางแผน: คำตามต้นฉบับ")


def row_key(values: Mapping[str, Value]) -> str:
    """Return a key for a row of these fields."""
    return f"r{sha256(repr(sorted(values.items())).encode()).hexdigest()[:10]}"


def _tables(lines: Sequence[Line], edition: Edition) -> Iterator[tuple[list[_Row], str]]:
    columns: dict[int, str] = {}
    rows: list[_Row] = []
    name = "plan"
    about: dict[str, str] = {}
    for line in lines:
        made = _columns(line, _PLAN), _columns(line, _CONSTRAINTS)
        if "measure" in made[0].values() or "constraint" in made[1].values():
            of_plan = "measure" in made[0].values()
            if (found := made[0] if of_plan else made[1]) != columns:
                yield rows, name
                rows, about = [], {}
            columns, name = found, "plan" if of_plan else "constraints"
        elif not line.is_row and not (named := _subject(line, edition)):
            yield rows, name
            rows, columns, about = [], {}, {}
        elif not line.is_row:
            about = named
        elif columns:
            about = {} if _OTHERS in line.cells else _subject(line, edition) or about
            _take(line, columns, rows, about if name == "plan" else {}, edition)
    yield rows, name


def _columns(line: Line, headings: Mapping[str, re.Pattern[str]]) -> dict[int, str]:
    """Return the fields of the columns of a row of headings; nothing for any other row."""
    cells = [(n, cell) for n, cell in enumerate(line.cells) if cell]
    least = 2 if _OWN_LABELS.issuperset(cell for _, cell in cells) else _LEAST_COLUMNS
    if len(cells) < least or any(len(cell) > _LONGEST_HEADING for _, cell in cells):
        return {}
    columns: dict[int, str] = {}
    for n, cell in cells:
        names = [name for name, pattern in headings.items() if pattern.search(cell)]
        if names and names[0] not in columns.values():
            columns[n] = names[0]
    return columns if len(columns) >= least and len(columns) >= len(cells) - 2 else {}


def _subject(line: Line, edition: Edition) -> dict[str, str]:
    """Return indicator or issue that a row of one text names."""
    texts = list(dict.fromkeys(filter(None, line.cells)))
    return _named(texts[0], edition) if len(texts) == 1 else {}


def _named(text: str, edition: Edition) -> dict[str, str]:
    title = _POINTS.sub("", text)
    if len(title) > _LONGEST_TITLE:
        return {}
    subject = subject_of_row(Line("", 0, (title,)), edition)
    if subject and subject[0][0] == "indicators":
        return {"indicator": subject[0][1]}
    issue = max(edition.issues, key=lambda each: likeness(title, each.title), default=None)
    return {"issue": issue.code} if issue and likeness(title, issue.title) >= _ALIKE else {}


def _take(
    line: Line, columns: Mapping[int, str], rows: list[_Row], about: Mapping[str, str], edition: Edition
) -> None:
    texts = {name: line.text_of(n) for n, name in columns.items() if n < len(line.cells)}
    filled = [text for text in texts.values() if text]
    alone = len(filled) == 1 and (len(columns) < _LEAST_COLUMNS or bool(texts.get("steps")))
    if len(set(filled)) < 2 and not alone:
        return
    steps = [Step(text) for text in _steps(texts.pop("steps", ""))]
    main = texts.get("measure", texts.get("constraint", ""))
    if not main and rows and steps and all(name in STEP_FIELDS for name, text in texts.items() if text):
        own = {name: text for name, text in texts.items() if text}
        rows[-1].steps += [replace(steps[0], **own), *steps[1:]]
        return
    if not main or _NOTHING.fullmatch(main):
        return
    finding = texts.get("finding", "")
    if named := _named(finding, edition) if finding else {}:
        texts.pop("finding")
    rows.append(_Row(line, {**about, **named, **texts}, steps))


def _steps(text: str) -> list[str]:
    """Return the steps of a cell: its paragraphs, or the numbered parts of its only one."""
    parts = [part for part in text.split("\n") if part.strip()]
    if len(parts) == 1 and _NUMBER.match(parts[0]):
        parts = _INLINE.split(parts[0])
    return [stripped for part in parts if (stripped := _NUMBER.sub("", part).strip())]
