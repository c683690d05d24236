"""The audit log of a workbook: what was done when, with which file, and by which version of the toolkit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ita_tools.assessment import AuditEntry
from ita_tools.records import record

__all__ = ["MERGED", "NO_STAMP", "REFUSED", "SPLIT", "TAKEN", "AuditStamp", "append_entries"]

SPLIT = "แบ่งสมุดงานให้สำนัก/กองกรอก"
MERGED, REFUSED, TAKEN = "รวมข้อมูลจากสำนัก/กอง", "ไม่ได้รวมไฟล์", "รับค่า"


@record(frozen=True, slots=True)
class AuditStamp:
    """When a job ran (a Thai date), on which file, and by which version of the toolkit."""

    when: str = ""
    source: str = ""
    version: str = ""

    @property
    def day(self) -> str:
        """The date, or the Thai word for an unknown one."""
        return self.when or "ไม่ทราบวันที่"

    def entry(self, what: str, division: str = "", source: str | None = None) -> AuditEntry:
        """Return a line of the audit log; ``source`` is the file of the stamp unless another one is named."""
        return AuditEntry(self.when, what, self.source if source is None else source, division, self.version)


NO_STAMP = AuditStamp()


def append_entries(log: Sequence[AuditEntry], entries: Iterable[AuditEntry]) -> tuple[AuditEntry, ...]:
    """Add lines to an audit log; a line it holds is not added again.

    A file that was merged or refused before counts as the same line on whatever day that was.
    """
    seen = set(map(_undated, log))
    extended = list(log)
    for entry in filter(None, entries):
        if _undated(entry) not in seen:
            seen.add(_undated(entry))
            extended.append(entry)
    return tuple(extended)


def _undated(entry: AuditEntry) -> AuditEntry:
    return replace(entry, when="", version="") if entry.what.startswith((MERGED, REFUSED)) else entry
