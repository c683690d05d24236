"""What an agency may have filled in, for every edition: all of it, little of it, the extremes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import cache

from ita_tools.assessment import (
    Agency,
    Analysis,
    Assessment,
    Constraint,
    EarlierResult,
    ItemAnswer,
    Measure,
    Previous,
    Published,
    Respondents,
    Step,
)
from ita_tools.report import ReportContext
from ita_tools.rubric import Edition, load_edition
from ita_tools.scoring import score
from tests.editions import YEARS

__all__ = ["SCENES", "YEARS", "scene"]


_HUNDRED = Decimal("100.00")


def _varied(number: int) -> Decimal:
    return Decimal(10_000 - (number * 617) % 4_000).scaleb(-2)


def _items(edition: Edition, value: Callable[[int], Decimal]) -> dict[str, dict[str, ItemAnswer]]:
    items: dict[str, dict[str, ItemAnswer]] = {}
    places = [(tool, item) for item in edition.items for tool in item.tools]
    for number, (tool, item) in enumerate(places):
        items.setdefault(tool, {})[item.code] = ItemAnswer(value(number))
    return items


def _answered(edition: Edition) -> dict[str, dict[str, ItemAnswer]]:
    items = _items(edition, _varied)
    for tool, entries in items.items():
        for code in entries:
            item = edition.item_by_code[code]
            if item.scale.kind == "answers" and not item.parts:
                entries[code] = ItemAnswer(counts=tuple(range(40, 40 - len(item.scale.options), -1)))
            if tool == "OIT":
                entries[code] = ItemAnswer(
                    entries[code].score, url="https://www.example.go.th/", note="ครบถ้วน"
                )
    return items


def _full(edition: Edition) -> Assessment:
    codes = list(edition.indicator_by_code)
    before = Published(
        total=Decimal("80.25"),
        level=edition.bands[-1].name,
        tools={tool.code: _varied(number) for number, tool in enumerate(edition.tools)},
        indicators={code: _varied(number + 3) for number, code in enumerate(codes)},
    )
    analysed = [*codes, *(issue.code for issue in edition.issues)]
    return Assessment(
        edition.year,
        agency=Agency("เทศบาลตำบลตัวอย่าง", "เทศบาลตำบล", "อำเภอตัวอย่าง", "จังหวัดตัวอย่าง"),
        items=_answered(edition),
        previous=Previous(edition.year - 1, before),
        history={
            edition.year - 2: EarlierResult(Decimal("75.50")),
            edition.year - 1: EarlierResult(Decimal("80.25")),
        },
        respondents={
            tool.code: Respondents(188, {"อายุ": {"ต่ำกว่า 20 ปี": 8, "20 ปีขึ้นไป": 180}})
            for tool in edition.tools
            if tool.code != "OIT"
        },
        analysis={
            code: Analysis(cause="สาเหตุที่พบ\nบรรทัดที่สอง", way_forward="แนวทางที่กำหนด") for code in analysed
        },
        plan=tuple(
            Measure(
                indicator=code,
                finding="ข้อค้นพบ",
                measure=f"มาตรการ {code}",
                steps=(Step("ขั้นที่ 1"), Step("ขั้นที่ 2")),
                period="ต.ค. - ธ.ค.",
                responsible="สำนักปลัด",
                follow_up="รายงานผลทุกไตรมาส",
                division="กองคลัง",
            )
            for code in codes
        ),
        constraints=(Constraint("งบประมาณจำกัด", "ดำเนินการได้บางส่วน", "ขอรับการสนับสนุน"),),
    )


def _without(edition: Edition, **parts: object) -> Assessment:
    return replace(_full(edition), **parts)


def _sparse(edition: Edition) -> Assessment:
    item = edition.items[0]
    return Assessment(edition.year, items={item.tools[0]: {item.code: ItemAnswer(Decimal("87.50"))}})


SCENES: dict[str, Callable[[Edition], Assessment]] = {
    "full": _full,
    "sparse": _sparse,
    "empty": lambda edition: Assessment(edition.year),
    "empty plan": lambda edition: _without(edition, plan=(), constraints=(), analysis={}),
    "no last year": lambda edition: _without(edition, previous=None, history={}),
    "all 100": lambda edition: _without(edition, items=_items(edition, lambda number: _HUNDRED)),
}


@cache
def scene(name: str, year: int, *, draft: bool = False) -> ReportContext:
    """Score one scene of one edition."""
    edition = load_edition(year)
    assessment = SCENES[name](edition)
    return ReportContext.of(assessment, score(edition, assessment), draft=draft)
