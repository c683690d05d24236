"""What is read from a line: a value for a field of the assessment, where it stood and what is doubtful."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ita_tools.assessment.measures import Step
from ita_tools.importing.lines import Line

__all__ = ["Doubt", "Field", "Reading", "Value", "score_from"]

Field = tuple[str, ...]
"""Path of a field of the assessment file, such as ``("items", "IIT", "i1")``."""

Value = Decimal | int | str | tuple[Decimal, ...] | tuple[str | Step, ...]

Doubt = Literal["", "code", "place", "wording", "end", "others"]
"""Nothing; which item it is; which tool, part or figure it is; a code that its wording contradicts; a figure
that the end of the text may have cut off; one of a section on a target, an example or another agency."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a field; ``weight`` orders readings of one field, ``how`` is for people."""

    field: Field
    value: Value
    line: Line
    cell: int
    how: str
    doubt: Doubt = ""
    weight: int = 2


_MOST = Decimal(100)


def score_from(text: str) -> Decimal | None:
    """Return a score of 0 to 100 with at most two decimals; ``None`` for any other text.

    >>> score_from("99.6"), score_from("120")
    (Decimal('99.60'), None)
    """
    whole, dot, places = text.partition(".")
    if not (whole.isascii() and whole.isdecimal() and len(whole) <= 3):
        return None
    if dot and not (places.isascii() and places.isdecimal() and len(places) <= 2):
        return None
    number = Decimal(text).quantize(Decimal("0.01"))
    return number if number <= _MOST else None
