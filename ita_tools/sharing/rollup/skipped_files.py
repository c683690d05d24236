"""A file that was left out, with the reason and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from ita_tools.errors import Faults, ItaError
from ita_tools.thai import clean, shortened

__all__ = ["Skipped", "skipped_for"]

_MOST_FAULTS = 5
_LONGEST = 2_000
"""Characters of a reason; a cell holds sixteen times as many."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file left out of the roll-up; ``code`` is that of the error, blank where it is no error."""

    file: str
    reason: str
    remedy: str = ""
    code: str = ""


def skipped_for(file: str, error: ItaError) -> Skipped:
    """Say why a file is left out; of many faults the first few are told."""
    faults = error.faults if isinstance(error, Faults) else (error,)
    told = [clean(_reason(each, file)) for each in faults[:_MOST_FAULTS]]
    if len(faults) > _MOST_FAULTS:
        told.append(f"และอีก {len(faults) - _MOST_FAULTS:,} แห่ง")
    remedies = dict.fromkeys(clean(each.remedy) for each in faults[:_MOST_FAULTS] if each.remedy)
    return Skipped(
        file, shortened("\n".join(told), _LONGEST), shortened("\n".join(remedies), _LONGEST), faults[0].code
    )


def _reason(error: ItaError, file: str) -> str:
    """Return the message with its place inside the file; the file itself has a column of its own."""
    name = file.rpartition("/")[2]
    place = error.where.rpartition(name)[2].strip(": ") if name in error.where else error.where
    return f"{place}: {error.message}" if place else error.message
