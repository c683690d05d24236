"""Whether a score was typed with a percent sign: a spreadsheet then keeps 98% as 0.98."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ita_tools.analysis.findings import Finding
from ita_tools.assessment import Reading
from ita_tools.assessment.paths import Path, flat
from ita_tools.rounding import points
from ita_tools.scoring import Result

__all__ = ["check_fractions"]

_WHOLE = 100


def check_fractions(reading: Reading, result: Result) -> Iterator[Finding]:
    """Find scores above 0 and below 1 of 100 points, which no questionnaire of more than a few gives."""
    for path, value in flat(reading.assessment).items():
        if isinstance(value, Decimal) and 0 < value < 1 and _is_score(path):
            name = ".".join(path[:-1] if path[0] == "items" else path)
            yield Finding(
                code="score-fraction", severity="warning", where=reading.where(name),
                message=f"คะแนน {value} จากเต็ม {_WHOLE} น้อยผิดปกติ "
                        "ถ้าพิมพ์เครื่องหมาย % ไว้ ให้พิมพ์ใหม่โดยไม่มีเครื่องหมาย %",
                expected=points(value * _WHOLE), found=str(value),
            )


def _is_score(path: Path) -> bool:
    """Whether a path names a score from 0 to 100; differences and shares of answers may be below 1."""
    if path[0] == "items":
        return path[-1] == "score"
    return path[0] in {"published", "previous", "history"} and "differences" not in path
