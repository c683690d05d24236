"""Levels: bands tried from the top on rounded scores, and the points missing to each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from ita_tools.records import record
from ita_tools.rubric import Band, Edition

__all__ = ["Gap", "gaps", "level_of"]


def level_of(bands: Sequence[Band], total: Decimal | None, tools: Mapping[str, Decimal | None]) -> str | None:
    """Return the first band whose conditions hold, or ``None`` where what is known does not decide.

    ``tools`` are the scores of all tools by code; ``None`` stands for one that is not known.
    """
    if total is None:
        return None
    for band in bands:
        asked = [
            (score, least) for tool, score in tools.items() if (least := band.least_of(tool)) is not None
        ]
        if total < band.total_min or any(score is not None and score < least for score, least in asked):
            continue
        return None if any(score is None for score, _ in asked) else band.name
    return None


@record(frozen=True, slots=True)
class Gap:
    """Points missing to a level: of the total, and of each tool that is below the level's least."""

    level: str
    total: Decimal
    tools: tuple[tuple[str, Decimal], ...]

    @property
    def reached(self) -> bool:
        """Whether nothing is missing."""
        return not self.total and not self.tools


def gaps(edition: Edition, total: Decimal, tools: Sequence[Decimal | None]) -> tuple[Gap, ...]:
    """Return what is missing to each level, best first. ``tools`` follow the edition's order."""
    return tuple(_gap(edition, band, total, tools) for band in edition.bands)


def _gap(edition: Edition, band: Band, total: Decimal, tools: Sequence[Decimal | None]) -> Gap:
    short = tuple(
        (tool.code, least - score)
        for tool, score in zip(edition.tools, tools, strict=True)
        if score is not None and (least := band.least_of(tool.code)) is not None and score < least
    )
    return Gap(band.name, max(band.total_min - total, Decimal(0)), short)
