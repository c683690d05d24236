"""Check that the groups of respondents add up to the number of respondents of a tool."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.analysis.findings import Finding
from ita_tools.assessment import LoadedAssessment, Respondents
from ita_tools.scoring import Result

__all__ = ["check_respondent_groups"]


def check_respondent_groups(reading: LoadedAssessment, result: Result) -> Iterator[Finding]:
    """Find groups that do not add up. Either number may be wrong, so none is named."""
    for tool in result.edition.tools:
        respondents = reading.assessment.respondents.get(tool.code, Respondents())
        for heading, groups in respondents.groups.items():
            total = sum(groups.values())
            if respondents.count is not None and total != respondents.count:
                yield Finding(
                    "groups-differ",
                    "warning",
                    reading.where(f"respondents.{tool.code}.groups.{heading}"),
                    f"จำนวนผู้ตอบ {tool.short} จำแนกตาม{heading} รวมได้ {total} คน "
                    f"ไม่เท่ากับจำนวนผู้ตอบทั้งหมด {respondents.count} คน",
                    found=str(total),
                )
