"""What the trail says of a thing that was done: when, with which file, by which version."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["NO_STAMP", "AuditStamp"]


@dataclass(frozen=True, slots=True)
class AuditStamp:
    """When something is done (a Thai date), from which file, and by which version of the toolkit."""

    when: str = ""
    source: str = ""
    version: str = ""

    @property
    def day(self) -> str:
        """The date, or a word for one nobody told."""
        return self.when or "ไม่ทราบวันที่"


NO_STAMP = AuditStamp()
