"""Small grammar of official Thai: lists, differences, and scores in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ita_tools.rounding import half_up, points

__all__ = ["change_in_words", "listed", "scored", "signed"]


def listed(names: Sequence[str]) -> str:
    """Join names the Thai way.

    >>> listed(["ก", "ข", "ค"])
    'ก ข และ ค'
    """
    if len(names) < 2:
        return "".join(names)
    return f"{' '.join(names[:-1])} และ {names[-1]}"


def signed(value: Decimal | None) -> str:
    """Write a difference with its sign; none where nothing changed.

    >>> signed(Decimal("0.39")), signed(Decimal("-5")), signed(Decimal(0))
    ('+0.39', '-5.00', '0.00')
    """
    if value is None:
        return "-"
    return f"+{points(value)}" if value > 0 else points(half_up(value))


def change_in_words(difference: Decimal) -> str:
    """Say how a score moved.

    >>> change_in_words(Decimal("-0.98"))
    'ลดลง 0.98 คะแนน'
    """
    if difference == 0:
        return "เท่าเดิม"
    return f"{'เพิ่มขึ้น' if difference > 0 else 'ลดลง'} {points(abs(difference))} คะแนน"


def scored(value: Decimal | None) -> str:
    """Write a score inside a sentence."""
    return "ยังไม่มีคะแนน" if value is None else f"{points(value)} คะแนน"
