"""What an agency filled in for one edition. Frozen; a missing score is ``None``, never 0.

Texts are clean and stripped, scores have two decimal places half-up (the rule's own first step).
Mappings are plain dictionaries that nobody changes after construction.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol

from ita_tools.assessment.distribution import BookOrigin, Conflict, Division

__all__ = [
    "Agency",
    "Analysis",
    "Assessment",
    "AuditEntry",
    "Constraint",
    "FieldLocations",
    "ItemAnswer",
    "LoadedAssessment",
    "Measure",
    "Previous",
    "Published",
    "Respondents",
]


@dataclass(frozen=True, slots=True)
class Agency:
    """Who is assessed."""

    name: str = ""
    type: str = ""
    district: str = ""
    province: str = ""
    unit: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True)
class ItemAnswer:
    """What is known of one item under one tool.

    ``counts`` are respondents per answer option, ``percent`` the printed shares of 100, ``score`` the
    printed score. ``derived`` marks a score that was never printed but follows from printed ones.
    ``parts`` holds, by part code, what is known of the parts of an item that has some.
    """

    score: Decimal | None = None
    counts: tuple[int, ...] | None = None
    percent: tuple[Decimal, ...] | None = None
    derived: bool = False
    url: str = ""
    note: str = ""
    parts: Mapping[str, ItemAnswer] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return self != ItemAnswer()


@dataclass(frozen=True, slots=True)
class Published:
    """What was printed.

    ``parts`` holds indicators of one tool where several tools share them; ``differences`` the printed
    changes from the year before by ``total``, tool or indicator code.
    """

    total: Decimal | None = None
    level: str = ""
    tools: Mapping[str, Decimal] = field(default_factory=dict)
    indicators: Mapping[str, Decimal] = field(default_factory=dict)
    subindicators: Mapping[str, Decimal] = field(default_factory=dict)
    parts: Mapping[str, Mapping[str, Decimal]] = field(default_factory=dict)
    differences: Mapping[str, Decimal] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return self != Published()


@dataclass(frozen=True, slots=True)
class Previous:
    """The result of an earlier edition, as published; ``items`` by tool and code of that edition."""

    edition: int
    published: Published = field(default_factory=Published)
    items: Mapping[str, Mapping[str, Decimal]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Respondents:
    """Who answered a tool: how many, and by heading (age, ...) and group."""

    count: int | None = None
    groups: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return self != Respondents()


@dataclass(frozen=True, slots=True)
class Analysis:
    """The officer's own reading of an indicator or issue."""

    cause: str = ""
    way_forward: str = ""

    def __bool__(self) -> bool:
        return self != Analysis()


@dataclass(frozen=True, slots=True)
class Measure:
    """One row of the action plan.

    ``key`` says which row it is, whatever happens to its texts: it is no content and is not compared.
    ``state`` and ``comment`` are those of the review.
    """

    indicator: str = ""
    finding: str = ""
    measure: str = ""
    steps: tuple[str, ...] = ()
    period: str = ""
    responsible: str = ""
    follow_up: str = ""
    division: str = ""
    state: str = ""
    comment: str = ""
    key: str = field(default="", compare=False)

    def __bool__(self) -> bool:
        return self != Measure(indicator=self.indicator, state=self.state)


@dataclass(frozen=True, slots=True)
class Constraint:
    """What hinders the agency, with its impact and remedy; ``key`` as of a measure."""

    constraint: str = ""
    impact: str = ""
    remedy: str = ""
    division: str = ""
    key: str = field(default="", compare=False)

    def __bool__(self) -> bool:
        return self != Constraint()


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One line of where the data come from: when (Thai date), what was done, from which file, by whom."""

    when: str = ""
    what: str = ""
    source: str = ""
    division: str = ""
    version: str = ""

    def __bool__(self) -> bool:
        return self != AuditEntry()


@dataclass(frozen=True, slots=True)
class Assessment:
    """All that one agency filled in for one edition (Buddhist Era year).

    ``divisions`` (who answers), ``states`` and ``comments`` go by the code of an item, indicator or issue.
    """

    edition: int
    note: str = ""
    agency: Agency = field(default_factory=Agency)
    items: Mapping[str, Mapping[str, ItemAnswer]] = field(default_factory=dict)
    published: Published = field(default_factory=Published)
    unprocessed: tuple[str, ...] = ()
    previous: Previous | None = None
    history: Mapping[int, Decimal] = field(default_factory=dict)
    respondents: Mapping[str, Respondents] = field(default_factory=dict)
    division_list: tuple[Division, ...] = ()
    divisions: Mapping[str, str] = field(default_factory=dict)
    states: Mapping[str, str] = field(default_factory=dict)
    comments: Mapping[str, str] = field(default_factory=dict)
    analysis: Mapping[str, Analysis] = field(default_factory=dict)
    plan: tuple[Measure, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    trail: tuple[AuditEntry, ...] = ()
    origin: BookOrigin = field(default_factory=BookOrigin)
    conflicts: tuple[Conflict, ...] = ()

    def entry(self, tool: str, item: str) -> ItemAnswer:
        """Return what is known of an item under a tool; an empty entry where nothing is."""
        return self.items.get(tool, {}).get(item, _NOTHING)

    @property
    def rows(self) -> tuple[Measure | Constraint, ...]:
        """All rows that a division may add to: measures, then constraints."""
        return (*self.plan, *self.constraints)


_NOTHING = ItemAnswer()


class FieldLocations(Protocol):
    """The form a workbook is: its fields, filled or not."""

    def place_of(self, path: str) -> str:
        """Name the place of a field, ``""`` for none."""
        ...

    def texts(self) -> Iterator[tuple[str, str, str]]:
        """Yield path, text and place of the single fields that hold text."""
        ...


@dataclass(frozen=True, slots=True)
class LoadedAssessment:
    """An assessment with the place of each of its values, by key path (``items.IIT.i1``).

    A workbook also brings its ``form``, which knows the places of fields that hold nothing.
    """

    assessment: Assessment
    file: str = ""
    places: Mapping[str, str] = field(default_factory=dict)
    form: FieldLocations | None = field(default=None, compare=False, repr=False)

    def where(self, path: str) -> str:
        """Name the place of a value or an empty field; else the nearest known place above it."""
        if path not in self.places and self.form and (place := self.form.place_of(path)):
            return place
        head = path
        while head and head not in self.places:
            head = head.rpartition(".")[0]
        return self.places[head] if head else f"{self.file} ({path})" if self.file else path
