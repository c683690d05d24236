"""Whether anything is missing, and where scores had to start from published figures."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.analysis.findings import Finding
from ita_tools.assessment import LoadedAssessment
from ita_tools.scoring import Result

__all__ = ["check_completeness"]


def check_completeness(reading: LoadedAssessment, result: Result) -> Iterator[Finding]:
    """Find items without a score, and say where published figures stand in for them."""
    skipped = reading.assessment.unprocessed
    for tool in result.edition.tools:
        items = result.edition.items_of_tool(tool.code)
        missing = [item.code for item in items if result.item(tool.code, item.code) is None]
        if not missing or tool.code in skipped:
            continue
        named = ", ".join(missing[:10]) + (" ..." if len(missing) > 10 else "")
        # A tool with a missing item has a score only where a published one stands in, at whatever step.
        stand_in = result.tool(tool.code) is not None
        tail = " จึงใช้คะแนนที่ประกาศแทน" if stand_in else ""
        yield Finding(
            code="item-missing",
            severity="info" if stand_in else "warning",
            where=reading.where(f"items.{tool.code}.{missing[0]}"),
            message=f"{tool.short} ยังไม่มีคะแนน {len(missing)} ข้อ ({named}){tail}",
            expected=str(len(items)),
            found=str(len(items) - len(missing)),
        )
