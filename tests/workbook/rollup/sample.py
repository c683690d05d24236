"""A roll-up in memory, and its sheets as plain rows."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from functools import cache

import openpyxl
from openpyxl.workbook import Workbook

from ita_tools.rubric import load_edition
from ita_tools.sharing.rollup.agency_summary import AgencySummary
from ita_tools.sharing.rollup.by_edition import group_by_edition
from ita_tools.sharing.rollup.skipped_files import SkippedFile
from ita_tools.workbook.rollup.build_rollup import Origin, build_rollup
from tests.sharing.rollup.agencies import agency, row

__all__ = ["FORMULA", "ORIGIN", "SKIPPED", "built", "opened", "rows_of", "sample"]

FORMULA = '=HYPERLINK("http://a.example","x")'
ORIGIN = Origin("1.2.3", "21 พฤศจิกายน 2569", 9, 4)
SKIPPED = (
    SkippedFile("a/เสีย.xlsx", "ไฟล์เสีย\nบรรทัดที่สอง", "ขอไฟล์ใหม่", "ITA-E102"),
    SkippedFile(FORMULA, FORMULA),
)


def built(agencies: Sequence[AgencySummary], skipped: Iterable[SkippedFile] = SKIPPED) -> bytes:
    editions = [load_edition(year) for year in sorted({each.edition for each in agencies})]
    return build_rollup(group_by_edition(agencies, editions), list(skipped), ORIGIN)


@cache
def sample() -> bytes:
    """Two editions, equal totals, an agency without a total, names that look like formulas."""
    return built(
        [
            agency(
                "b.xlsx", digest="b" * 12, name="เทศบาลตำบลขามใหญ่", province="เลย", everywhere="90", o1="0"
            ),
            agency(
                "a.xlsx", digest="a" * 12, name="เทศบาลตำบลเกาะแก้ว", province="เลย", everywhere="90", o1="0"
            ),
            agency(FORMULA, name=FORMULA, province="@SUM(A1)", everywhere="60"),
            agency("d.yaml", name="เทศบาลเมืองไม่มีคะแนน", province="แพร่", everywhere=None),
            row("เทศบาลเมืองเก่า", "91.25", 2564, level="A"),
        ]
    )


def opened(data: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def rows_of(book: Workbook, name: str) -> list[list[object]]:
    """Rows of a sheet without trailing blanks; empty ones are left out."""
    rows = [[cell.value for cell in row] for row in book[name].iter_rows()]
    ends = [max((n for n, value in enumerate(row, 1) if value is not None), default=0) for row in rows]
    return [row[:end] for row, end in zip(rows, ends, strict=True) if end]
