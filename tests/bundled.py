"""The bundled case and small assessments, opened and scored for the tests."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib import resources

from ita_tools.assessment import assessment_from
from ita_tools.jobs.load import Opened, open_reading
from ita_tools.report import Material

__all__ = ["bundled", "case_text", "changed", "guessed", "material", "opened", "same_everywhere", "without"]

_NAME = "demo-2568.yaml"


@cache
def case_text() -> str:
    return (resources.files("ita_tools") / "cases" / _NAME).read_text("utf-8")


@cache
def bundled() -> Opened:
    return opened(case_text(), _NAME)


def opened(text: str, file: str = "case.yaml") -> Opened:
    return open_reading(assessment_from(text, file))


def changed(old: str, new: str) -> Opened:
    """Open the bundled case after one piece of its text is replaced."""
    assert case_text().count(old) == 1
    return opened(case_text().replace(old, new))


def without(**parts: object) -> Opened:
    """Open the bundled case with some parts of the assessment replaced."""
    case = bundled()
    return open_reading(replace(case.reading, assessment=replace(case.assessment, **parts)))


def same_everywhere(score: str) -> str:
    """Write an assessment with one and the same score for every item."""
    lines = ["edition: 2568", "items:"]
    for tool in bundled().edition.tools:
        codes = [item.code for item in bundled().edition.items_of_tool(tool.code)]
        lines.append(f"  {tool.code}: {{{', '.join(f'{code}: {score}' for code in codes)}}}")
    return "\n".join(lines)


def guessed() -> Opened:
    """Open a case whose score of indicator 9 hangs on weights nobody published."""
    return opened(same_everywhere("100").replace(" o8: 100,", " o8: 0,"))


def material(case: Opened) -> Material:
    return Material.of(case.assessment, case.result)
