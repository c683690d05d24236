"""Figures and words of what a command printed or wrote."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx

__all__ = ["figures", "scores_of", "words_of"]


def scores_of(data: dict) -> list[object]:
    """Return every score of ``ita score --json``."""
    items = [score for scores in data["items"].values() for score in scores.values()]
    groups = [score for group in ("tools", "indicators", "subindicators") for score in data[group].values()]
    return [data["total"], *groups, *items]


def words_of(path: Path) -> str:
    """Return the text of a Word file, paragraphs first."""
    document = docx.Document(io.BytesIO(path.read_bytes()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def figures(out: str) -> dict[str, str]:
    """Return the last word of each line of a table by the words before it."""
    rows = (re.fullmatch(r"(.*\S)\s{2,}(\S+)", line) for line in out.splitlines())
    return {row[1]: row[2] for row in rows if row}
