"""Check that no item is missing, and report where a published score of the tool replaces missing ones."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.analysis.findings import Finding
from ita_tools.assessment import LoadedAssessment
from ita_tools.scoring import Result

__all__ = ["check_completeness"]


def check_completeness(reading: LoadedAssessment, result: Result) -> Iterator[Finding]:
    """Find the items of each tool without a score; for information only if the tool has a published score."""
    unprocessed = reading.assessment.unprocessed
    for tool in result.edition.tools:
        items = result.edition.items_of_tool(tool.code)
        missing = [item.code for item in items if result[("item", tool.code, item.code)].basis == "missing"]
        if not missing or tool.code in unprocessed:
            continue
        codes = ", ".join(missing[:10]) + (" ..." if len(missing) > 10 else "")
        # A tool with a missing item has a score only if a published one replaces it, at whatever step.
        has_score = result.tool(tool.code) is not None
        tail = " จึงใช้คะแนนที่ประกาศแทน" if has_score else ""
        yield Finding(
            code="item-missing",
            severity="info" if has_score else "warning",
            where=reading.where(f"items.{tool.code}.{missing[0]}"),
            message=f"{tool.short} ยังไม่มีคะแนน {len(missing)} ข้อ ({codes}){tail}",
            expected=str(len(items)),
            found=str(len(items) - len(missing)),
        )
