"""Check that the agency has a name, which the report needs."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.analysis.findings import Finding
from ita_tools.assessment import LoadedAssessment
from ita_tools.scoring import Result

__all__ = ["check_agency_name"]


def check_agency_name(reading: LoadedAssessment, result: Result) -> Iterator[Finding]:
    """Find a missing name of the agency."""
    if not reading.assessment.agency.name:
        yield Finding(
            "agency-missing",
            "warning",
            reading.where("agency.name"),
            "ยังไม่ได้กรอกชื่อหน่วยงาน ปกและเนื้อหาของรายงานจะไม่มีชื่อหน่วยงาน",
        )
