"""The context of a report: assessment, result, changes from last year and findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ita_tools.analysis.changes import ScoreChange, changes
from ita_tools.analysis.checks import check
from ita_tools.analysis.findings import Finding
from ita_tools.assessment import Assessment, LoadedAssessment
from ita_tools.report.model.document import Paragraph
from ita_tools.report.wording import join_names
from ita_tools.rubric import Edition
from ita_tools.scoring import Key, Result, with_derived

__all__ = ["ReportContext"]


@dataclass(frozen=True)
class ReportContext:
    """All data a chapter may use; chapters calculate no scores themselves."""

    assessment: Assessment
    result: Result
    changes: Mapping[Key, ScoreChange]
    findings: Sequence[Finding]

    @classmethod
    def of(
        cls, assessment: Assessment, result: Result, findings: Sequence[Finding] | None = None
    ) -> ReportContext:
        """Return the context of a result; without ``findings`` all checks are run."""
        if findings is None:
            findings = check(LoadedAssessment(assessment), result)
        result = with_derived(assessment, result)
        return cls(assessment, result, changes(assessment, result), findings)

    def derived_note(self, keys: Iterable[Key]) -> Iterator[Paragraph]:
        """Yield a note on the figures of a table that were worked back from announced ones."""
        names = [self.result.name(key) for key in keys if self.result[key].basis == "derived"]
        if names:
            yield Paragraph(f"{join_names(names)} คำนวณจากคะแนนที่ประกาศ", "note")

    @property
    def edition(self) -> Edition:
        """Edition of the result."""
        return self.result.edition

    @property
    def agency(self) -> str:
        """Name of the agency, or a placeholder."""
        return self.assessment.agency.name or "(ชื่อหน่วยงาน)"

    @property
    def year(self) -> str:
        """Fiscal year for a sentence."""
        return f"ปีงบประมาณ พ.ศ. {self.edition.year}"

    @property
    def previous_year(self) -> int | None:
        """Fiscal year of the previous result, if there is one."""
        return self.assessment.previous.edition if self.assessment.previous else None
