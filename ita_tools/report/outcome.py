"""The outcome of a report in words: its suggestions, and the typed texts that it does not print."""

from __future__ import annotations

from ita_tools.analysis.unprinted import unprinted_in_words
from ita_tools.report.chapters.suggestions import suggested, suggestions
from ita_tools.report.context import ReportContext
from ita_tools.report.report_types import REPORT_TYPES

__all__ = ["outcome"]


def outcome(kind: str, context: ReportContext) -> tuple[str, ...]:
    """Return sentences on the suggestions that a report holds, and on the typed texts that it does not."""
    count = len(suggested(context)) if suggestions in REPORT_TYPES[kind].chapters else 0
    told = (
        (f"มีข้อแนะนำของโปรแกรม {count} ข้อ ตัดออกได้ด้วย --no-suggestions หรือตอบ ไม่ใช่ ในสมุดงาน",) if count else ()
    )
    return (*told, *unprinted_in_words(context.assessment, kind))
