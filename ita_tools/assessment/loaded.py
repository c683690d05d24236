"""An assessment that was read, with the location of each of its values in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import cached_property
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, Protocol

from ita_tools.assessment.model import Assessment
from ita_tools.errors import ItaError
from ita_tools.records import record

__all__ = ["FieldLocations", "LoadedAssessment", "MovedRow", "ReadingLog", "Remark", "RemarkKind"]

RemarkKind = Literal["missing", "level", "indicator", "issue", "short-year", "earlier-book"]


class Remark(NamedTuple):
    """A value that was read in another way than it is written.

    ``read`` is what was read, ``""`` where nothing was.
    """

    kind: RemarkKind
    where: str
    written: str
    read: str = ""


class ReadingLog(list[ItaError]):
    """The faults of a document, and the remarks on values that were read all the same."""

    def __init__(self, faults: Iterable[ItaError] = ()) -> None:
        super().__init__(faults)
        self.remarks: list[Remark] = []


class MovedRow(NamedTuple):
    """A row of a workbook that was read as what it shows, not as what its hidden key names.

    ``where`` is the cell of the shown code, ``key_cell`` that of the key.
    """

    where: str
    shown: str
    hidden: str
    key_cell: str


class FieldLocations(Protocol):
    """Where the fields of a workbook stand, filled or not."""

    moved: Sequence[MovedRow]
    """The rows that were read as what they show."""

    def place_of(self, path: str) -> str:
        """Return the location of a field, ``""`` for none."""
        ...

    def row_with(self, rows: str, name: str, text: str) -> str:
        """Return the location of a field that shows a text in the rows of a list, ``""`` for none."""
        ...

    def number_texts(self) -> Iterator[tuple[str, str, str]]:
        """Yield path, text and location of the single fields whose text is a number."""
        ...


@record(frozen=True)
class LoadedAssessment:
    """An assessment with the location of each of its values, by key path (``items.IIT.i1``).

    Of a workbook, ``form`` has the locations of empty fields, too. ``remarks`` are on values that were read
    in another way than they are written.
    """

    assessment: Assessment
    file: str = ""
    locations: Mapping[str, str] = field(default_factory=dict)
    form: FieldLocations | None = field(default=None, compare=False, repr=False)
    remarks: tuple[Remark, ...] = ()

    @cached_property
    def values(self) -> Mapping[tuple[str, ...], Any]:
        """Every filled value by key path, as :func:`.flatten` returns them."""
        from ita_tools.assessment.flatten import flatten  # it needs the decoder, which makes this record

        return MappingProxyType(flatten(self.assessment))

    def where(self, path: str) -> str:
        """Return the location of a value or an empty field; else the nearest known one above it."""
        if path not in self.locations and self.form and (location := self.form.place_of(path)):
            return location
        head = path
        while head and head not in self.locations:
            head = head.rpartition(".")[0]
        return self.locations[head] if head else f"{self.file} ({path})" if self.file else path
