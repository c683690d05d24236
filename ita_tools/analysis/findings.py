"""Findings: the output of a check."""

from __future__ import annotations

from typing import Literal

from ita_tools.records import record

__all__ = ["Alternative", "CauseReference", "Finding", "Severity"]

Severity = Literal["error", "warning", "info"]
"""``error``: figures contradict each other; ``warning``: should be fixed; ``info``: for information."""


@record(frozen=True, slots=True)
class CauseReference:
    """Code and location of the finding that names a cause."""

    code: str
    where: str


@record(frozen=True, slots=True)
class Alternative:
    """One of several possible causes: a figure, what it should be then, and what was found.

    ``expected`` is empty where the other figures leave several values.
    """

    where: str
    expected: str
    found: str


@record(frozen=True, slots=True)
class Finding:
    """One finding: a stable code, the location, a Thai sentence, the expected and the found value.

    ``expected`` stands only where that figure is the one to change. ``caused_by`` refers to the finding
    whose correction settles this one; such a finding accuses no figure. ``alternatives`` are the possible
    causes where there are several.
    """

    code: str
    severity: Severity
    where: str
    message: str
    expected: str = ""
    found: str = ""
    caused_by: CauseReference | None = None
    alternatives: tuple[Alternative, ...] = ()
