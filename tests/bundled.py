"""The bundled case and small assessments, opened and scored for the tests."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib import resources

from ita_tools.assessment import parse_assessment
from ita_tools.jobs.load import ScoredAssessment, score_loaded
from ita_tools.report import ReportContext

__all__ = [
    "bundled",
    "case_text",
    "changed",
    "guessed",
    "opened",
    "pinned",
    "report_context",
    "same_everywhere",
    "without",
]

_NAME = "demo-2568.yaml"


@cache
def case_text() -> str:
    return (resources.files("ita_tools") / "cases" / _NAME).read_text("utf-8")


@cache
def bundled() -> ScoredAssessment:
    return opened(case_text(), _NAME)


def opened(text: str, file: str = "case.yaml") -> ScoredAssessment:
    return score_loaded(parse_assessment(text, file))


def changed(old: str, new: str) -> ScoredAssessment:
    """Open the bundled case after one piece of its text is replaced."""
    assert case_text().count(old) == 1
    return opened(case_text().replace(old, new))


def without(**parts: object) -> ScoredAssessment:
    """Open the bundled case with some parts of the assessment replaced."""
    case = bundled()
    return score_loaded(replace(case.reading, assessment=replace(case.assessment, **parts)))


def same_everywhere(score: str) -> str:
    """Write an assessment with one and the same score for every item."""
    lines = ["edition: 2568", "items:"]
    for tool in bundled().edition.tools:
        codes = [item.code for item in bundled().edition.items_of_tool(tool.code)]
        lines.append(f"  {tool.code}: {{{', '.join(f'{code}: {score}' for code in codes)}}}")
    return "\n".join(lines)


def guessed() -> ScoredAssessment:
    """Open a case whose score of indicator 9 depends on weights that were not published."""
    return opened(same_everywhere("100").replace(" o8: 100,", " o8: 0,"))


def pinned() -> ScoredAssessment:
    """Open the same case with the score of indicator 9 published, which leaves no interval."""
    text = same_everywhere("100").replace(" o8: 100,", " o8: 0,")
    return opened(f"{text}\npublished: {{indicators: {{9: 95.00}}}}\n")


def report_context(case: ScoredAssessment, *, draft: bool = False) -> ReportContext:
    return ReportContext.of(case.assessment, case.result, draft=draft)
