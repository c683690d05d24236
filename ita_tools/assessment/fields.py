"""The entry of a field: all that is said of it, once, where the record declares it.

The annotation of a field is its type in Python. The entry beside it says what the field is for everything
else: decoder and writer, headers of the sheets, conflict list, open data, what a division may change, and
the reference page are derived from it. :mod:`.field_table` lists all entries by their path.

::

    @dataclass(frozen=True, slots=True)
    class Measure:
        finding: str = field("long", "ผลการวิเคราะห์", editor=DIVISION, public=True, printed=FORMAL)
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, TypedDict, Unpack

__all__ = [
    "DIVISION",
    "EFFORTS",
    "EITHER",
    "EVERY",
    "FORMAL",
    "FULL",
    "MAIN",
    "MEMO",
    "NOBODY",
    "NOT_THIS_YEAR",
    "REVIEWER",
    "Editor",
    "Field",
    "Kind",
    "bare_field",
    "entry",
    "field",
    "fields_of",
]

Kind = Literal[
    "text",  # one line
    "long",  # text of several lines
    "date",  # a Thai date as text
    "phone",  # a name with telephone number, or the number alone: its zeros stay
    "link",  # an address on the web
    "choice",  # one of the texts in ``choices``
    "lines",  # a list of texts, on the sheet the lines of one cell
    "codes",  # a list of codes
    "words",  # a list of codes, written as one text with blanks between
    "score",  # 0 to 100, two decimals
    "difference",  # -100 to 100, two decimals
    "count",  # a number of people
    "counts",  # a number of people for each answer option
    "percent",  # a share of 100 for each answer option
    "year",  # a fiscal year, Buddhist Era
    "flag",  # yes or nothing
    "effort",  # 1 to 3, or "no"
    "record",  # fields of its own
]

Editor = Literal["main", "division", "either", "reviewer", "nobody"]
MAIN: Editor = "main"
"""Filled in the main book; a division may at most read it."""
DIVISION: Editor = "division"
"""Filled by the division that answers for the item or row."""
EITHER: Editor = "either"
"""Set in the main book, and changed by the division that answers for the row."""
REVIEWER: Editor = "reviewer"
"""Set by whoever reviews; a division may choose no value but the ``division_choices``."""
NOBODY: Editor = "nobody"
"""Written by the program."""

NOT_THIS_YEAR = "no"
EFFORTS = ("1", "2", "3", NOT_THIS_YEAR)
"""What making an item better takes: 1 to 3, or impossible this year."""

FULL = ("improvement", "measures")
"""Kinds of report that print everything."""
FORMAL = (*FULL, "summary")
EVERY = (*FORMAL, "memo")
MEMO = ("memo",)

_ENTRY = "entry"
_NUMBERS = ("score", "difference", "count", "counts", "percent", "year")
_LISTS = ("lines", "codes", "words")


class Field(NamedTuple):
    """The entry of a field.

    ``label`` is its Thai name, on sheets and everywhere else; ``short`` the name in the conflict list where
    that must differ, ``""`` where it is left out. ``keys`` name the levels of a mapping, outermost first;
    ``listed`` marks a list of records, whose rows go by the first filled one of ``row_names``, or by their
    number where there are none.
    """

    kind: Kind
    label: str
    short: str | None = None
    record: type[Any] | None = None
    """Type of the record, or of the records of a mapping or list; ``None`` for any other kind."""
    keys: tuple[str, ...] = ()
    listed: bool = False
    row_names: tuple[str, ...] = ()
    editor: Editor = MAIN
    choices: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    """Thai names of the choices where these are codes; a sheet shows them, and a file may hold either."""
    prefix: str = ""
    """Stands before the number in each code; a sheet shows the number, and a file may hold it alone."""
    division_choices: tuple[str, ...] = ()
    """Values that a division may choose for a field of the reviewer; it may blank it too."""
    required: bool = False
    """A file without it is refused, and it has no default."""
    optional: bool = False
    """A record or flag that is ``None``, not empty or false, where nothing is known."""
    bare: bool = False
    """A value that stands where its record is expected is this field."""
    makes_row: bool = True
    """A row of a list that holds nothing else is a row; else it counts as empty."""
    whole: bool = False
    """A list that is changed, merged and compared as one value."""
    locked: bool = False
    """A division only reads the value of the main book; where that has none, the division may fill it."""
    public: bool = False
    """Part of the open data. A field that is added is not, unless it says so."""
    printed: tuple[str, ...] = ()
    """Kinds of report that print it, or are written differently because of it; none unless it says so."""

    @property
    def list_label(self) -> str:
        """Name in lists of values from many sheets; ``""`` where it is left out."""
        return self.label if self.short is None else self.short


class _Columns(TypedDict, total=False):
    """The further columns of the table, as :class:`Field` describes them."""

    keys: tuple[str, ...]
    listed: bool
    row_names: tuple[str, ...]
    editor: Editor
    choices: tuple[str, ...]
    names: tuple[str, ...]
    prefix: str
    division_choices: tuple[str, ...]
    optional: bool
    bare: bool
    makes_row: bool
    whole: bool
    locked: bool
    public: bool
    printed: tuple[str, ...]


def field(
    kind: Kind | type[Any] | Literal["self"],
    label: str,
    short: str | None = None,
    *,
    compare: bool = True,
    kw_only: bool = False,
    **columns: Unpack[_Columns],
) -> Any:  # noqa: ANN401 - the default of any field
    """Declare a field of a record with its entry; its default is what means "nothing known".

    ``kind`` may be the type of a record, or ``"self"`` for that of the record itself. A field that does not
    ``compare`` says which record it is, and is no content.
    """
    record = kind if isinstance(kind, type) else None
    own: Kind = "record" if isinstance(kind, type) or kind == "self" else kind
    made = Field(own, label, short, record=record, **columns)
    return dataclasses.field(**_default(made), compare=compare, kw_only=kw_only, metadata={_ENTRY: made})


def entry(kind: Kind, label: str, **more: Any) -> Mapping[str, Field]:  # noqa: ANN401
    """Return the entry of a required field, as metadata for :func:`dataclasses.field`."""
    return {_ENTRY: Field(kind, label, required=True, **more)}


def _default(made: Field) -> dict[str, Any]:
    if made.keys:
        return {"default_factory": dict}
    if made.listed or made.kind in _LISTS:
        return {"default": ()}
    if made.optional or made.kind in _NUMBERS:
        return {"default": None}
    if made.record:
        return {"default_factory": made.record}
    return {"default": False if made.kind == "flag" else ""}


def fields_of(record: type[Any]) -> Mapping[str, Field]:
    """Return the entries of a record by name, in the order of its fields."""
    if record not in _FIELDS:
        _FIELDS[record] = {each.name: _own_entry(each, record) for each in dataclasses.fields(record)}
    return _FIELDS[record]


def _own_entry(declared: dataclasses.Field[Any], record: type[Any]) -> Field:
    made: Field = declared.metadata[_ENTRY]
    return made._replace(record=record) if made.kind == "record" and not made.record else made


def bare_field(record: type[Any]) -> str:
    """Return the name of the field that a bare value stands for; ``""`` where the record has none."""
    return next((name for name, each in fields_of(record).items() if each.bare), "")


_FIELDS: dict[type[Any], Mapping[str, Field]] = {}
"""Entries by record, found once."""
