"""The anatomy of the workbook, from the declaration that builds it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources

from docs.making.markdown import page, table
from ita_tools.assessment import parse_assessment
from ita_tools.rubric import load_edition
from ita_tools.workbook import hidden_keys as markers
from ita_tools.workbook.sheet_model import Block, Computed, Input, Sheet
from ita_tools.workbook.sheets import declare

__all__ = ["workbook_page"]

_CASE = "demo-2568.yaml"
_FIRST = """\
Every sheet is generated from one declaration (`ita_tools/workbook/sheets/`), from which the builder, the
reader, the formulas and the protection work. Column A of each sheet and one row above each block are hidden
and hold keys; the reader finds everything by these keys, never by address or sheet name. Rows may be
inserted, blocks moved, sheets renamed and reordered.

Yellow cells are inputs. All other cells are protected (without a password) and hold native formulas with
their true values cached. Below: the book of the bundled example."""
_KINDS = {Input: "กรอก", Computed: "คำนวณ"}


def workbook_page() -> str:
    """Describe every sheet of the bundled example: blocks, columns, what is filled and what is computed."""
    text = (resources.files("ita_tools") / "cases" / _CASE).read_text("utf-8")
    assessment = parse_assessment(text, _CASE).assessment
    sheets = declare(load_edition(assessment.edition), assessment)
    parts = [part for sheet in sheets for part in _about(sheet)]
    return page(
        "กายวิภาคของสมุดงาน (workbook anatomy)",
        _FIRST,
        "## The hidden keys",
        table(["key", "means"], _grammar()),
        *parts,
    )


def _grammar() -> list[tuple[str, str]]:
    """Take the table of the keys from the docstring that explains them."""
    rows: list[tuple[str, str]] = []
    _, lines, _ = re.split(r"(?m)^=+  =+\n", markers.__doc__ or "")
    for line in lines.splitlines():
        key, _, meaning = line.partition("  ")
        if key:
            rows.append((key.replace("``", "`"), meaning.strip().replace("``", "`")))
        else:
            rows[-1] = (rows[-1][0], f"{rows[-1][1]} {meaning.strip()}".replace("``", "`"))
    return rows


def _about(sheet: Sheet) -> Iterator[str]:
    yield f"## {sheet.name}"
    yield sheet.title if sheet.title != sheet.name else ""
    blocks = [part for part in sheet.parts if isinstance(part, Block)]
    rows = [
        (
            f"`{block.marker.strip() or '-'}`",
            block.title or "-",
            str(len(block.rows)),
            ", ".join(f"{column.title or '-'} (`{column.key}`)" for column in block.columns),
            ", ".join(f"{thai} {count}" for kind, thai in _KINDS.items() if (count := _cells(block, kind))),
        )
        for block in blocks
    ]
    yield table(["marker", "หัวข้อ", "แถว", "คอลัมน์ (key)", "ช่อง"], rows) if rows else ""


def _cells(block: Block, kind: type) -> int:
    return sum(isinstance(cell, kind) for row in block.rows for cell in row.cells.values())
