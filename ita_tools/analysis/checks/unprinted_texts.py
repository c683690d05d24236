"""Check for texts that the chosen kind of report does not print though another kind does."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.analysis.findings import Finding
from ita_tools.analysis.unprinted import unprinted_texts
from ita_tools.assessment import LoadedAssessment
from ita_tools.assessment.flatten import format_path
from ita_tools.assessment.report_fields import KINDS
from ita_tools.scoring import Result

__all__ = ["check_unprinted_texts"]

_DEFAULT = "improvement"
_MEMO = "memo"


def check_unprinted_texts(reading: LoadedAssessment, _: Result) -> Iterator[Finding]:
    """Find the fields that only other kinds of report print; those of the memo belong there."""
    kind = reading.assessment.report.kind or _DEFAULT
    for each in unprinted_texts(reading.values, kind):
        others = [name for name in each.kinds if name != _MEMO]
        if others:
            yield Finding(
                code="text-not-printed",
                severity="info",
                where=reading.where(format_path(each.paths[0])),
                message=(
                    f"ข้อความในช่อง “{each.label}” ไม่อยู่ใน{KINDS[kind]} "
                    f"แต่อยู่ใน{' '.join(KINDS[name] for name in others)}"
                ),
            )
