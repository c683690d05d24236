"""The context of a report: assessment, result, changes from last year, findings and options."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ita_tools.analysis.changes import ScoreChange, changes
from ita_tools.analysis.default_texts import fiscal_year
from ita_tools.analysis.findings import Finding
from ita_tools.assessment import Assessment, LoadedAssessment
from ita_tools.assessment.report_fields import Texts
from ita_tools.records import record
from ita_tools.report.model.document import Paragraph
from ita_tools.report.wording import join_names
from ita_tools.rubric import Edition
from ita_tools.scoring import Key, Result, with_derived

__all__ = ["ReportContext"]


@record(frozen=True)
class ReportContext:
    """All data a chapter may use; chapters calculate no scores themselves.

    ``suggestions`` tells whether those of the program are printed, ``draft`` whether what is missing or
    doubtful is.
    """

    assessment: Assessment
    result: Result
    changes: Mapping[Key, ScoreChange]
    findings: Sequence[Finding]
    suggestions: bool = True
    draft: bool = False

    @classmethod
    def of(
        cls,
        assessment: Assessment,
        result: Result,
        findings: Sequence[Finding] | None = None,
        *,
        suggestions: bool | None = None,
        draft: bool = False,
    ) -> ReportContext:
        """Return the context of a result.

        Parameters
        ----------
        assessment
            What the agency filled in.
        result
            Its scores.
        findings
            Findings of the checks; without them all checks are run.
        suggestions
            Whether the program's suggestions are printed; without it the setting of the assessment decides.
        draft
            Whether the report is a draft.
        """
        if findings is None:
            from ita_tools.analysis.checks import check  # a report that is no draft prints no findings

            findings = check(LoadedAssessment(assessment), result)
        result = with_derived(assessment, result)
        wanted = assessment.report.suggestions is not False if suggestions is None else suggestions
        return cls(assessment, result, changes(assessment, result), findings, wanted, draft)

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
        """Name of the agency; ``หน่วยงาน`` where it is not known."""
        return self.assessment.agency.name or ("(ชื่อหน่วยงาน)" if self.draft else "หน่วยงาน")

    @property
    def texts(self) -> Texts:
        """The officer's own texts for the report."""
        return self.assessment.texts

    @property
    def year(self) -> str:
        """Fiscal year of the result for a sentence."""
        return fiscal_year(self.edition.year)

    @property
    def plan_year(self) -> str:
        """Fiscal year of the measures: the one that was set, else the year after the result."""
        return fiscal_year(self.assessment.report.year or self.edition.year + 1)

    @property
    def previous_year(self) -> int | None:
        """Fiscal year of the previous result, if there is one."""
        return self.assessment.previous.edition if self.assessment.previous else None
