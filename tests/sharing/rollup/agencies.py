"""Small agencies for the tests of the roll-up."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from ita_tools.assessment import Agency, Assessment, ItemAnswer, Published
from ita_tools.rubric import load_edition
from ita_tools.scoring import score
from ita_tools.sharing.rollup.agency_summary import AgencySummary, SourceFile, summarise

__all__ = ["agency", "assessed", "row"]


def assessed(
    name: str = "เทศบาลตำบลตัวอย่าง",
    everywhere: str | None = "90",
    year: int = 2568,
    province: str = "",
    district: str = "",
    **items: str,
) -> Assessment:
    """An agency with one score for every item; ``items`` (by code) differ."""
    edition, answers = load_edition(year), {}
    for tool in edition.tools:
        scores = {item.code: items.get(item.code, everywhere) for item in edition.items_of_tool(tool.code)}
        answers[tool.code] = {code: ItemAnswer(score=Decimal(each)) for code, each in scores.items() if each}
    return Assessment(
        year, agency=Agency(name, province=province, district=district), items=answers if everywhere else {}
    )


def agency(
    file: str = "a.xlsx", *, digest: str = "0" * 12, changed: float = 0, **fields: str
) -> AgencySummary:
    """The row of an agency."""
    assessment = assessed(**fields)
    return summarise(
        assessment, score(load_edition(assessment.edition), assessment), 0, SourceFile(file, digest, changed)
    )


def row(
    name: str, total: str | None, year: int = 2568, *, file: str = "", province: str = "", level: str = "ผ่าน"
) -> AgencySummary:
    """A row with nothing but a published total."""
    published = Published(total=total and Decimal(total), level=level if total else "")
    assessment = Assessment(year, agency=Agency(name, province=province), published=published)
    source = SourceFile(file or f"{name}.xlsx", "", 0)
    made = summarise(assessment, score(load_edition(year), assessment), 0, source)
    return replace(made, total=published.total)
