"""Findings: the output of a check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Finding", "Severity"]

Severity = Literal["error", "warning", "info"]
"""``error``: figures contradict each other; ``warning``: should be fixed; ``info``: for information."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: a stable code, the location, a Thai sentence, the expected and the found value."""

    code: str
    severity: Severity
    where: str
    message: str
    expected: str = ""
    found: str = ""
