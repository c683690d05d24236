"""A written report read back: headings, captions, texts and tables with Arabic digits."""

from __future__ import annotations

import io
from dataclasses import dataclass

import docx
from docx.table import Table

from ita_tools.thai import arabic_digits

__all__ = ["Written", "read_back"]


@dataclass(frozen=True)
class Written:
    """What a reader finds in the file, in reading order; ``order`` holds (kind, place in its list)."""

    headings: list[str]
    texts: list[str]
    tables: list[list[list[str]]]
    order: list[tuple[str, int]]


def _plain(text: str) -> str:
    """Undo the digits of the reader and the blanks that keep a figure and its unit on one line."""
    return arabic_digits(text.replace("\u00a0", " "))


def _cells(table: Table) -> list[list[str]]:
    return [[_plain("\n".join(p.text for p in cell.paragraphs)) for cell in row.cells] for row in table.rows]


def read_back(content: bytes) -> Written:
    """Read a .docx."""
    written = Written([], [], [], [])
    for block in docx.Document(io.BytesIO(content)).iter_inner_content():
        if isinstance(block, Table):
            written.order.append(("table", len(written.tables)))
            written.tables.append(_cells(block))
        elif block.style.name.lower().startswith("heading"):
            written.order.append(("heading", len(written.headings)))
            written.headings.append(_plain(block.text))
        else:
            written.texts.append(_plain(block.text))
    return written
