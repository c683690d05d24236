"""Reads a Word report back: headings, texts and tables with Arabic digits."""

from __future__ import annotations

import io
from dataclasses import dataclass

import docx
from docx.table import Table

from ita_tools.thai import arabic_digits

__all__ = ["ReportContent", "read_back"]


@dataclass(frozen=True)
class ReportContent:
    """Content of a file in reading order; ``order`` has kind and position in the list of that kind."""

    headings: list[str]
    texts: list[str]
    tables: list[list[list[str]]]
    order: list[tuple[str, int]]


def _plain(text: str) -> str:
    """Undo the digits of the reader and the blanks that keep a figure and its unit on one line."""
    return arabic_digits(text.replace("\u00a0", " "))


def _cells(table: Table) -> list[list[str]]:
    return [[_plain("\n".join(p.text for p in cell.paragraphs)) for cell in row.cells] for row in table.rows]


def read_back(data: bytes) -> ReportContent:
    """Read a .docx."""
    content = ReportContent([], [], [], [])
    for block in docx.Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(block, Table):
            content.order.append(("table", len(content.tables)))
            content.tables.append(_cells(block))
        elif block.style.name.lower().startswith("heading"):
            content.order.append(("heading", len(content.headings)))
            content.headings.append(_plain(block.text))
        else:
            content.texts.append(_plain(block.text))
    return content
