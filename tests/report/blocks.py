"""Blocks of chapters taken apart for the tests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ita_tools.jobs.load import ScoredAssessment
from ita_tools.report import ReportContext
from ita_tools.report.model.document import Block, Figure, Heading, Paragraph, Table
from ita_tools.report.report_types import without_empty_headings
from tests.bundled import report_context

__all__ = ["blocks_of", "cells_of", "figures_of", "headings_of", "sentences_of", "tables_of"]


def blocks_of(
    chapter: Callable[[ReportContext], Iterator[Block]], case: ScoredAssessment, *, draft: bool = False
) -> list[Block]:
    """Return what a report prints of a chapter."""
    return without_empty_headings(list(chapter(report_context(case, draft=draft))))


def sentences_of(blocks: Iterable[Block]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def headings_of(blocks: Iterable[Block]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Heading)]


def tables_of(blocks: Iterable[Block]) -> list[Table]:
    return [block for block in blocks if isinstance(block, Table)]


def figures_of(blocks: Iterable[Block]) -> list[Figure]:
    return [block for block in blocks if isinstance(block, Figure)]


def cells_of(table: Table) -> list[list[str]]:
    """Return the rows of a table; each must have a cell a column, or one cell over all."""
    for row in table.rows:
        assert len(row.cells) == (1 if row.kind == "group" else len(table.columns))
    return [list(row.cells) for row in table.rows]
