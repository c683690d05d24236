"""Which pages are made, and from what."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from docs.making.assessment_file import assessment_file_page
from docs.making.checks import checks_page, errors_page
from docs.making.commands import commands_page
from docs.making.editions import editions_page
from docs.making.functions import functions_page
from docs.making.workbook import workbook_page
from docs.making.worked_example import scores_page

__all__ = ["DOCS", "PAGES"]

DOCS = Path(__file__).resolve().parent.parent

PAGES: dict[str, Callable[[], str]] = {
    "reference/assessment-file.md": assessment_file_page,
    "reference/commands.md": commands_page,
    "reference/checks.md": checks_page,
    "reference/errors.md": errors_page,
    "reference/functions.md": functions_page,
    "reference/workbook.md": workbook_page,
    "reference/editions.md": editions_page,
    "explanation/scores.md": scores_page,
}
