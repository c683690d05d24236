"""The field table says truly which kinds of report print a text of the assessment."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest

from ita_tools.assessment import Assessment, Measure, Step
from ita_tools.assessment.field_table import TableEntry, field_table
from ita_tools.assessment.fields import NOBODY, fields_of
from ita_tools.assessment.flatten import Path, apply_patch
from ita_tools.report import ReportContext
from ita_tools.report.report_types import REPORT_TYPES, compose_report
from ita_tools.scoring import score
from tests.bundled import bundled

KEYS = {"tool": "OIT", "part": "1", "path": "x", "year": "2560"}
STEP = "plan[].steps[]."
CODES = {"items": ("o1",)}
ANALYSED = ("1", "issue-1")
TEXTS = [
    entry
    for entry in field_table()
    if entry.field.kind in ("text", "long", "date", "link")
    and not entry.path.startswith(("trail", "origin", "conflicts"))
    and entry.field.editor != NOBODY
]


def paths_of(entry: TableEntry) -> list[Path]:
    """Return where values of a field may stand in the marked assessment."""
    top, *rest = entry.path.split(".")
    list_name = top.removesuffix("[]")
    parts = [list_name, "marked", *rest] if list_name != top else [top, *rest]
    plain = [KEYS.get(part.strip("{}"), part) if part[0] == "{" else part for part in parts]
    codes = CODES.get(top, ANALYSED) if "{code}" in plain else ("",)
    return [tuple(code if part == "{code}" else part for part in plain) for code in codes]


@cache
def marked() -> Assessment:
    """Return the bundled case with its own path as the text of every field."""
    single = [entry for entry in TEXTS if not entry.path.startswith(STEP)]
    marks = {path: f"<{entry.path}>" for entry in single for path in paths_of(entry)}
    steps = (Step(*(f"<{STEP}{name}>" for name in fields_of(Step))),)
    book = apply_patch(bundled().assessment, {**marks, ("plan", "marked", "steps"): steps})
    # The division stands in for who is responsible only where nobody else is named.
    row = Measure(measure="อบรม", division="<plan[].division>")
    return replace(book, plan=(*book.plan, row))


@cache
def printed(kind: str) -> set[str]:
    """Return the paths of the fields that a kind of report prints."""
    result = score(bundled().edition, marked())
    report = compose_report(kind, ReportContext.of(marked(), result))
    return set(re.findall(r"<([^<>]+)>", repr(report)))


class DescribePrintedFields:
    @pytest.mark.parametrize("entry", TEXTS, ids=lambda entry: entry.path)
    def it_is_printed_by_the_kinds_of_report_that_the_table_names(self, entry):
        kinds = {kind for kind in REPORT_TYPES if entry.path in printed(kind)}
        assert kinds == set(entry.field.printed)

    def it_looks_at_texts_of_every_part(self):
        assert len(TEXTS) > 20
        assert {"agency.name", "plan[].steps[].step", "analysis.{code}.cause"} <= printed(
            "improvement"
        ) & printed("measures")
