"""The errors that a user can get, in one tree.

::

    ItaError                    exit code 2; what is wrong, where, what to do, in Thai
    ├── CommandMisused          ITA-E100  the command line
    ├── FileMissing             ITA-E101  no such file or folder
    ├── FileForeign             ITA-E102  not a file of this kind, or damaged
    ├── FileProtected           ITA-E103  encrypted with a password
    ├── FileDangerous           ITA-E104  above a limit, or not as Excel and Word write
    ├── OutputBlocked           ITA-E105  the result cannot be written
    ├── ProgramMissing          ITA-E106  a program that is needed is missing or fails
    ├── SyntaxBroken            ITA-E201  a YAML or JSON text that cannot be read
    ├── KeyUnknown              ITA-E202  a key that is not defined
    ├── KeyMissing              ITA-E203  a required key that is absent
    ├── KeyRepeated             ITA-E204  a key given twice
    ├── ValueWrong              ITA-E205  a value of the wrong kind or out of bounds
    ├── ItemUnknown             ITA-E206  an item code the edition does not have
    ├── AnswersWrong            ITA-E207  answers that cannot belong to their item
    ├── EditionUnknown          ITA-E301  no rubric for this fiscal year
    ├── EditionBroken           ITA-E302  a rubric that contradicts itself
    ├── TextTooLong             ITA-E401  a text longer than a cell can hold
    ├── WorkbookUnreadable      ITA-E402  a workbook that does not read back as it was built
    └── Faults                  ITA-E000  several of the above, reported together

Messages are Thai sentences for an officer; ``where`` names the file with its sheet, cell, line or key.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import ClassVar

__all__ = [
    "MOST_FAULTS",
    "AnswersWrong",
    "CommandMisused",
    "EditionBroken",
    "EditionUnknown",
    "Faults",
    "FileDangerous",
    "FileForeign",
    "FileMissing",
    "FileProtected",
    "ItaError",
    "ItemUnknown",
    "KeyMissing",
    "KeyRepeated",
    "KeyUnknown",
    "OutputBlocked",
    "ProgramMissing",
    "SyntaxBroken",
    "TextTooLong",
    "ValueWrong",
    "WorkbookUnreadable",
    "raise_faults",
]


_LONGEST_WHERE = 400


class ItaError(Exception):
    """What is wrong, where exactly, and what to do about it.

    Parameters
    ----------
    message
        One Thai sentence without a full stop.
    where
        File, and the sheet, cell, line or key inside it.
    remedy
        What the user can do, in Thai.
    """

    code: ClassVar[str] = "ITA-E000"
    exit_code: ClassVar[int] = 2

    def __init__(self, message: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        where = f"{_shortened(self.where)}: " if self.where else ""
        advice = f" — {self.remedy}" if self.remedy else ""
        return f"{where}{self.message}{advice} [{self.code}]"

    def at(self, where: str) -> ItaError:
        """Return the same error with ``where`` in front of its own ``where``."""
        joined = f"{where}: {self.where}" if self.where else where
        return type(self)(self.message, where=joined, remedy=self.remedy)


def _shortened(where: str) -> str:
    """Return a location without the middle of a very long name; its end has the sheet and cell."""
    return where if len(where) <= _LONGEST_WHERE else f"{where[:100]}…{where[-100:]}"


class CommandMisused(ItaError):
    """The command line names a command, option or value that does not exist."""

    code = "ITA-E100"


class FileMissing(ItaError):
    """A file or folder that was named does not exist."""

    code = "ITA-E101"


class FileForeign(ItaError):
    """A file is damaged or of another kind."""

    code = "ITA-E102"


class FileProtected(ItaError):
    """A file is encrypted with a password."""

    code = "ITA-E103"


class FileDangerous(ItaError):
    """A file exceeds a limit of size or holds what Excel and Word never write."""

    code = "ITA-E104"


class OutputBlocked(ItaError):
    """A result cannot be written; the old output is untouched."""

    code = "ITA-E105"


class ProgramMissing(ItaError):
    """Another program is needed and is not installed, or failed."""

    code = "ITA-E106"


class SyntaxBroken(ItaError):
    """A YAML or JSON text cannot be read."""

    code = "ITA-E201"


class KeyUnknown(ItaError):
    """A key is not defined for its place in the file."""

    code = "ITA-E202"


class KeyMissing(ItaError):
    """A required key is absent."""

    code = "ITA-E203"


class KeyRepeated(ItaError):
    """A key occurs twice in one mapping."""

    code = "ITA-E204"


class ValueWrong(ItaError):
    """A value is of the wrong kind or out of bounds."""

    code = "ITA-E205"


class ItemUnknown(ItaError):
    """The edition has no item of this code."""

    code = "ITA-E206"


class AnswersWrong(ItaError):
    """Answers cannot belong to their item."""

    code = "ITA-E207"


class EditionUnknown(ItaError):
    """There is no rubric for this fiscal year."""

    code = "ITA-E301"


class EditionBroken(ItaError):
    """A rubric contradicts itself."""

    code = "ITA-E302"


class TextTooLong(ItaError):
    """A text is longer than a worksheet cell can hold."""

    code = "ITA-E401"


class WorkbookUnreadable(ItaError):
    """A workbook that was built does not read back as what was put in it; nothing was written."""

    code = "ITA-E402"


class Faults(ItaError):
    """Several errors of one file, reported together."""

    def __init__(self, faults: Iterable[ItaError]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))

    def __str__(self) -> str:
        return self.message

    def at(self, where: str) -> Faults:
        """Return the same faults with ``where`` in front of each."""
        return Faults(fault.at(where) for fault in self.faults)


MOST_FAULTS = 1_000
"""Faults of one file that are reported; what has more is no file to correct fault by fault."""


def raise_faults(faults: Iterable[ItaError]) -> None:
    """Return if there are no faults; raise a single one as it is, several as :class:`Faults`.

    Of very many the first are raised, with one more that says so.
    """
    collected = tuple(islice(faults, MOST_FAULTS + 1))
    if len(collected) > MOST_FAULTS:
        more = ItaError(f"มีข้อผิดพลาดเกิน {MOST_FAULTS:,} แห่ง จึงแสดงเพียงส่วนแรก", remedy="ตรวจว่าเลือกถูกไฟล์")
        collected = (*collected[:MOST_FAULTS], more)
    if len(collected) == 1:
        raise collected[0]
    if collected:
        raise Faults(collected)
