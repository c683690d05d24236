"""The frozen model of an edition: tools, indicators, items, scales, levels, and the source of each fact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from functools import cached_property
from math import ceil

from ita_tools.records import record
from ita_tools.rubric.items import Item, Provenance, Scale

__all__ = [
    "INDICATOR_MEANS",
    "TOOL_MEANS",
    "Band",
    "Edition",
    "Indicator",
    "Issue",
    "ReportRequirement",
    "RespondentMinimum",
    "RespondentRule",
    "Rounding",
    "SubIndicator",
    "Target",
    "Tool",
    "Unprocessed",
]

INDICATOR_MEANS = ["items", "subindicators", "weighted-items"]
TOOL_MEANS = ["indicators"]
"""Rules an edition file may name for the score of an indicator, or of a tool; the first is the usual one.

Each has its node in :mod:`ita_tools.scoring.plan`.
"""


@record(frozen=True, slots=True)
class Tool:
    """A measuring tool; ``weight`` is its share of the total in percent, ``mean`` how its score is formed."""

    code: str
    title: str
    short: str
    weight: Decimal
    provenance: Provenance
    mean: str = TOOL_MEANS[0]


@record(frozen=True, slots=True)
class Indicator:
    """An indicator, the tools that measure it and how its score is computed."""

    code: str
    title: str
    tools: tuple[str, ...]
    mean: str
    provenance: Provenance


@record(frozen=True, slots=True)
class SubIndicator:
    """A part of an indicator of the public-disclosure tool; its score is the mean of its items."""

    code: str
    title: str
    indicator: str
    provenance: Provenance


@record(frozen=True, slots=True)
class Band:
    """A level and the minimum scores it requires; bands are tried from the top.

    ``every_tool_min`` is required of every tool, ``tool_min`` of some, by code.
    """

    name: str
    total_min: Decimal
    every_tool_min: Decimal | None
    provenance: Provenance
    tool_min: Mapping[str, Decimal] = field(default_factory=dict)

    @property
    def asks_tools(self) -> bool:
        """Whether the level asks more than a total."""
        return self.every_tool_min is not None or bool(self.tool_min)

    def least_of(self, tool: str) -> Decimal | None:
        """Return the least score the level asks of a tool, ``None`` where it asks nothing."""
        asked = [each for each in (self.every_tool_min, self.tool_min.get(tool)) if each is not None]
        return max(asked, default=None)


@record(frozen=True, slots=True)
class Target:
    """The score that every agency should reach, and the share of agencies that is to reach it."""

    score: Decimal
    share: str
    provenance: Provenance


@record(frozen=True, slots=True)
class Rounding:
    """Decimal places kept at every step, half-up."""

    places: int
    provenance: Provenance


@record(frozen=True, slots=True)
class Unprocessed:
    """What a tool that ITAS did not process adds to the total, and the published reasons for it."""

    counts_as: Decimal
    reasons: tuple[str, ...]
    provenance: Provenance


@record(frozen=True, slots=True)
class Issue:
    """One of the cross-tool analysis issues and its items."""

    code: str
    title: str
    items: tuple[str, ...]
    provenance: Provenance


@record(frozen=True, slots=True)
class ReportRequirement:
    """The public item that asks the agency to publish this year's analysis.

    ``fields`` are what a measure must name, in the words of the rubric; ``columns`` are the same as fields of
    a measure of the action plan.
    """

    edition: int
    item: str
    title: str
    demands: tuple[str, ...]
    fields: tuple[str, ...]
    provenance: Provenance
    columns: tuple[str, ...] = ()


@record(frozen=True, slots=True)
class RespondentRule:
    """Minimum number of respondents as a rule: a share of the population in percent, between two bounds.

    With ``all_if_fewer`` the number is never larger than the population.
    """

    share: Decimal | None = None
    least: int | None = None
    most: int | None = None
    all_if_fewer: bool = False

    def number(self, population: int) -> int:
        """Return the minimum number of respondents of a population.

        >>> RespondentRule(share=Decimal(10), least=30, most=400, all_if_fewer=True).number(25)
        25
        """
        number = ceil(population * self.share / 100) if self.share is not None else 0
        number = max(number, self.least or 0)
        number = number if self.most is None else min(number, self.most)
        return min(number, population) if self.all_if_fewer else number


@record(frozen=True, slots=True)
class RespondentMinimum:
    """Minimum number of respondents by tool: a number or a rule, ``None`` where no document states it."""

    by_tool: Mapping[str, int | RespondentRule | None]
    provenance: Provenance


@record(frozen=True)
class Edition:
    """The whole rubric of one fiscal year (Buddhist Era).

    With ``issues_overlap`` an item may belong to several issues or to none, without it to exactly one.
    """

    year: int
    title: str
    status: str
    note: str
    sources: Mapping[str, str]
    rounding: Rounding
    tools: tuple[Tool, ...]
    indicators: tuple[Indicator, ...]
    subindicators: tuple[SubIndicator, ...]
    items: tuple[Item, ...]
    level_scheme: str
    bands: tuple[Band, ...]
    target: Target
    unprocessed: Unprocessed
    issues: tuple[Issue, ...]
    report: ReportRequirement | None
    previous: int | None = None
    changes: tuple[str, ...] = ()
    respondent_minimum: RespondentMinimum | None = None
    issues_overlap: bool = False

    @property
    def key(self) -> str:
        """The name of the edition: of its file, and of what refers to it."""
        return str(self.year)

    @cached_property
    def tool_by_code(self) -> Mapping[str, Tool]:
        """Tools by code, in rubric order."""
        return {tool.code: tool for tool in self.tools}

    @cached_property
    def indicator_by_code(self) -> Mapping[str, Indicator]:
        """Indicators by code, in rubric order."""
        return {indicator.code: indicator for indicator in self.indicators}

    @cached_property
    def item_by_code(self) -> Mapping[str, Item]:
        """Items by code, in rubric order."""
        return {item.code: item for item in self.items}

    @cached_property
    def band_by_name(self) -> Mapping[str, Band]:
        """Levels by name, best first."""
        return {band.name: band for band in self.bands}

    @cached_property
    def scale_by_code(self) -> Mapping[str, Scale]:
        """Scales by code, in the order in which items and their parts first use them."""
        return {
            scale.code: scale
            for item in self.items
            for scale in (item.scale, *(part.scale for part in item.parts))
        }

    @cached_property
    def _grouped(self) -> Mapping[tuple[str, str], tuple[Item, ...]]:
        groups: dict[tuple[str, str], list[Item]] = {}
        for item in self.items:
            keys = [("indicator", item.indicator), ("subindicator", item.subindicator or "")]
            for key in keys + [("tool", tool) for tool in item.tools]:
                groups.setdefault(key, []).append(item)
        return {key: tuple(items) for key, items in groups.items()}

    def items_of_indicator(self, code: str) -> tuple[Item, ...]:
        """List the items of an indicator, in rubric order."""
        return self._grouped.get(("indicator", code), ())

    def items_of_subindicator(self, code: str) -> tuple[Item, ...]:
        """List the items of a sub-indicator, in rubric order."""
        return self._grouped.get(("subindicator", code), ())

    def items_of_tool(self, code: str) -> tuple[Item, ...]:
        """List the items of a tool, in rubric order."""
        return self._grouped.get(("tool", code), ())

    def indicators_of_tool(self, code: str) -> tuple[Indicator, ...]:
        """List the indicators a tool measures, in rubric order."""
        return tuple(indicator for indicator in self.indicators if code in indicator.tools)

    def subindicators_of(self, indicator: str) -> tuple[SubIndicator, ...]:
        """List the sub-indicators of an indicator, in rubric order."""
        return tuple(part for part in self.subindicators if part.indicator == indicator)

    @property
    def measure_fields(self) -> tuple[str, ...]:
        """Fields that every measure of the action plan must have."""
        return ("measure", *(self.report.columns if self.report else ()))

    @cached_property
    def exempt_types(self) -> tuple[str, ...]:
        """Types of agency to which some item or part does not apply, in rubric order."""
        named: dict[str, None] = {}
        for item in self.items:
            for types in (item.not_for, *(part.not_for for part in item.parts)):
                named |= dict.fromkeys(types)
        return tuple(named)

    def asks_people(self, tool: str) -> bool:
        """Whether respondents answer a tool; otherwise the assessor gives steps."""
        return any(item.scale.kind == "answers" for item in self.items_of_tool(tool))

    def items_by_respondents(self) -> tuple[Item, ...]:
        """List the items that respondents answer, not those that the assessor scores in steps."""
        return tuple(item for item in self.items if item.scale.kind == "answers")
