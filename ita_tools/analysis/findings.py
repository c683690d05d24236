"""What a check has to say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Finding", "Severity"]

Severity = Literal["error", "warning", "info"]
"""``error`` does not add up, ``warning`` should be mended, ``info`` is good to know."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a check found: a stable code, a place, a Thai sentence, what was expected and found."""

    code: str
    severity: Severity
    where: str
    message: str
    expected: str = ""
    found: str = ""
