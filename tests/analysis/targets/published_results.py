"""Published results with the numbers of their respondents; what was not printed is filled in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from ita_tools.assessment import Assessment, ItemAnswer, Respondents
from ita_tools.rubric.items import Item
from ita_tools.scoring import Result, score
from tests.bundled import bundled
from tests.scoring.cases import CASES

__all__ = ["demo", "khlong_nok_krathung", "tak_bai"]

_KHLONG = {"6": Decimal(98), "7": Decimal("96.67"), "8": Decimal("80.67")}
"""Means of the indicators, all that is known of the second outside tool."""
_TAK_BAI = {"IIT": Decimal("95.10"), "OIT": Decimal(100)}


def _with_respondents(assessment: Assessment, **numbers: int) -> Assessment:
    return replace(assessment, respondents={tool: Respondents(number) for tool, number in numbers.items()})


def demo() -> tuple[Assessment, Result]:
    """The bundled case, FY2568."""
    case = bundled()
    assessment = _with_respondents(case.assessment, IIT=30, EIT1=78, EIT2=20)
    return assessment, score(case.edition, assessment)


def _published(
    name: str, used: Callable[[str, Item, Decimal | None], Decimal | None], **numbers: int
) -> tuple[Assessment, Result]:
    """Return a published result; ``used`` gives the score of every item from the one that was printed."""
    case = next(each for each in CASES if each.path.stem == name)
    items = {
        tool.code: {
            item.code: ItemAnswer(used(tool.code, item, case.result[("item", tool.code, item.code)].value))
            for item in case.edition.items_of_tool(tool.code)
        }
        for tool in case.edition.tools
    }
    assessment = _with_respondents(Assessment(case.edition.year, items=items), **numbers)
    return assessment, score(case.edition, assessment)


def khlong_nok_krathung() -> tuple[Assessment, Result]:
    """FY2567."""
    return _published(
        "khlongnokkrathung-2567",
        lambda tool, item, printed: _KHLONG[item.indicator] if tool == "EIT2" else printed,
        IIT=29,
        EIT1=40,
        EIT2=10,
    )


def tak_bai() -> tuple[Assessment, Result]:
    """FY2566, without the items i23 and i24 in print."""
    return _published(
        "takbai-2566", lambda tool, item, printed: printed or _TAK_BAI[tool], IIT=61, EIT1=103, EIT2=10
    )
