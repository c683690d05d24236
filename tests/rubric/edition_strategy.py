"""Hypothesis strategies: whole editions of any shape, as the data of their files.

One to six tools that ask people or are scored in steps; indicators of one tool or shared by several; with or
without sub-indicators, statements, item weights and issues; levels with and without conditions of tools.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from tests.strategies import names

__all__ = ["TYPES", "YEAR", "edition_files"]

YEAR = 2580
"""Fiscal year of every edition drawn: no bundled edition has it."""
TYPES = ("โรงเรียน", "School A", "school a")
"""Types of agency to which some items do not apply."""
_Data = dict[str, Any]
_CONFIDENCES = st.sampled_from(["published", "derived", "inferred"])


def _titles() -> st.SearchStrategy[str]:
    return st.sampled_from(["ก", "การใช้งบประมาณ"]) | names().map(lambda name: name[:40])


@st.composite
def _sourced(draw: st.DrawFn, **fields: Any) -> _Data:
    return {**fields, "source": ["S1"], "confidence": draw(_CONFIDENCES)}


@st.composite
def _shares(draw: st.DrawFn, number: int) -> list[Decimal]:
    """Weights of two decimals that add up to 100, all of them above 0."""
    cuts = draw(st.lists(st.integers(1, 9_999), min_size=number - 1, max_size=number - 1, unique=True))
    ends = [0, *sorted(cuts), 10_000]
    return [Decimal(ends[n + 1] - ends[n]).scaleb(-2) for n in range(number)]


@st.composite
def _scales(draw: st.DrawFn) -> dict[str, _Data]:
    found: dict[str, _Data] = {}
    for kind in ("answers", "steps"):
        for number in range(draw(st.integers(1, 3))):
            size = draw(st.integers(2, 6))
            middle = draw(st.lists(st.integers(0, 100), min_size=size - 2, max_size=size - 2))
            values = (
                draw(st.permutations([0, 100, *middle])) if kind == "answers" else [0, *sorted(middle), 100]
            )
            labels = {f"{kind} {n}": value for n, value in enumerate(values, 1)}
            found[f"{kind}-{number}"] = draw(_sourced(**{kind: labels}))
    return found


@st.composite
def _items(
    draw: st.DrawFn, codes: list[str], tools: list[str], indicator: str, kind: str, scales: list[str]
) -> list[_Data]:
    found = []
    for code in codes:
        item = draw(_sourced(code=code, title=draw(_titles()), tools=tools, indicator=indicator))
        if kind == "answers" and draw(st.integers(0, 4)) == 0:
            size = draw(st.integers(1, 3))
            item["parts"] = [
                {"title": draw(_titles()), "scale": draw(st.sampled_from(scales))} for _ in range(size)
            ]
        else:
            item["scale"] = draw(st.sampled_from(scales))
        found.append(item)
    return found


class _Shape:
    """What has been drawn so far."""

    def __init__(self) -> None:
        self.indicators: list[_Data] = []
        self.subindicators: list[_Data] = []
        self.items: list[_Data] = []
        self.safe: set[str] = set()
        """Tools with an item that applies to every agency."""


@st.composite
def _indicator(draw: st.DrawFn, shape: _Shape, tools: list[str], kind: str, scales: list[str]) -> None:
    """Draw an indicator with its items."""
    code = str(len(shape.indicators) + 1)
    first = len(shape.items) + 1
    codes = [f"{kind[0]}{number}" for number in range(first, first + draw(st.integers(1, 4)))]
    items = draw(_items(codes, tools, code, kind, scales))
    means = ["items", "items", *(["weighted-items"] if len(tools) == 1 else [])]
    if draw(st.booleans()):
        split = draw(st.integers(1, len(items)))
        groups = [items[:split], items[split:]]
        for number, group in enumerate(filter(None, groups), 1):
            part = f"{code}.{number}"
            shape.subindicators.append(draw(_sourced(code=part, title=draw(_titles()), indicator=code)))
            for item in group:
                item["subindicator"] = part
        means.append("subindicators")
    mean = draw(st.sampled_from(means))
    if mean == "weighted-items":
        for item, share in zip(items, draw(_shares(len(items))), strict=True):
            item["weight"] = draw(_sourced(value=share))
    shared = [item for item in items if items and item.get("subindicator") == items[-1].get("subindicator")]
    if mean != "subindicators" and len(shared) > 1 and draw(st.booleans()):
        items[-1].pop("subindicator", None)
    unsure = any(item.get("weight", {}).get("confidence") == "inferred" for item in items)
    for item in items if not unsure else ():
        _exempt(draw, item, spare=item is not items[0] or shape.safe >= set(tools))
    shape.safe.update(tools)
    shape.indicators.append(draw(_sourced(code=code, title=draw(_titles()), tools=tools, mean=mean)))
    shape.items += items


def _exempt(draw: st.DrawFn, item: _Data, *, spare: bool) -> None:
    """Let an item, or one of its statements, not apply to some types of agency; only if it can be spared."""
    if spare and not draw(st.integers(0, 3)):
        item["not_for"] = draw(st.lists(st.sampled_from(TYPES), min_size=1, max_size=2, unique=True))
    elif len(item.get("parts", ())) > 1 and draw(st.booleans()):
        item["parts"][-1]["not_for"] = [draw(st.sampled_from(TYPES))]


@st.composite
def _bands(draw: st.DrawFn, tools: list[str]) -> list[_Data]:
    lows = sorted(draw(st.lists(st.integers(1, 100), min_size=1, max_size=6, unique=True)), reverse=True)
    kind = draw(st.sampled_from(["none", "every", "some"]))
    found = []
    for number, low in enumerate([*lows, 0], 1):
        band = draw(_sourced(name=f"ระดับ {number}", total_min=low))
        if low and kind != "none" and draw(st.booleans()):
            if kind == "every":
                band["every_tool_min"] = draw(st.integers(1, 100))
            else:
                chosen = draw(st.sets(st.sampled_from(tools), min_size=1))
                band["tool_min"] = {tool: draw(st.integers(1, 100)) for tool in sorted(chosen)}
        found.append(band)
    return found


@st.composite
def _issues(draw: st.DrawFn, codes: list[str]) -> _Data:
    kind = draw(st.sampled_from(["none", "each once", "overlapping"]))
    number = draw(st.integers(1, 3))
    if kind == "none":
        return {}
    if kind == "each once":
        owners = {code: n % number for n, code in enumerate(codes)}
        groups = [[code for code in codes if owners[code] == n] for n in range(number)]
    else:
        groups = [draw(st.lists(st.sampled_from(codes), max_size=3, unique=True)) for _ in range(number)]
    issues = [
        draw(_sourced(code=f"issue-{n}", title=draw(_titles()), items=group))
        for n, group in enumerate(groups, 1)
    ]
    return {"issues": issues, "issues_overlap": kind == "overlapping"}


@st.composite
def _minimum(draw: st.DrawFn, tools: list[str]) -> _Data:
    rules = st.one_of(
        st.none(),
        st.integers(1, 400),
        st.fixed_dictionaries(
            {"share": st.integers(1, 100), "least": st.integers(1, 30)},
            optional={"most": st.integers(30, 400), "all_if_fewer": st.booleans()},
        ),
    )
    if not draw(st.booleans()):
        return {}
    return {"respondent_minimum": draw(_sourced(**{tool: draw(rules) for tool in tools}))}


@st.composite
def edition_files(draw: st.DrawFn) -> _Data:
    """Draw the data of an edition file."""
    number = draw(st.integers(1, 6))
    codes = [f"T{n}" for n in range(1, number + 1)]
    kinds = {code: draw(st.sampled_from(["answers", "steps"])) for code in codes}
    scales = draw(_scales())
    by_kind = {kind: [name for name in scales if name.startswith(kind)] for kind in ("answers", "steps")}
    shape = _Shape()
    for code in codes:
        if draw(st.integers(0, 3)) or not shape.indicators:
            draw(_indicator(shape, [code], kinds[code], by_kind[kinds[code]]))
    for kind in ("answers", "steps"):
        same = [code for code in codes if kinds[code] == kind]
        lacking = [code for code in same if not any(code in each["tools"] for each in shape.indicators)]
        for _ in range(draw(st.integers(0, 2))):
            if len(same) > 1:
                tools = sorted(draw(st.sets(st.sampled_from(same), min_size=2)))
                draw(_indicator(shape, tools, kind, by_kind[kind]))
        for code in lacking:
            if not any(code in each["tools"] for each in shape.indicators):
                draw(_indicator(shape, [code], kind, by_kind[kind]))
    shares = draw(_shares(number))
    tools = [
        draw(_sourced(code=code, title=draw(_titles()), short=f"เครื่องมือ {code}", weight=share))
        for code, share in zip(codes, shares, strict=True)
    ]
    return {
        "edition": YEAR,
        "title": f"การประเมินทดลอง {YEAR}",
        "status": "draft",
        "note": draw(st.sampled_from(["", "รูปแบบที่สร้างขึ้น"])),
        "sources": {"S1": "แหล่งอ้างอิง"},
        "rounding": draw(_sourced(mode="half-up", places=2)),
        "tools": tools,
        "indicators": shape.indicators,
        "subindicators": shape.subindicators,
        "scales": scales,
        "items": shape.items,
        "levels": {"scheme": "ทดลอง", "bands": draw(_bands(codes))},
        "target": draw(_sourced(score=draw(st.integers(0, 100)))),
        "unprocessed": draw(_sourced(counts_as=draw(st.integers(0, 100)), reasons=["ไม่ส่งข้อมูล"])),
        **draw(_issues([item["code"] for item in shape.items])),
        **draw(_minimum(codes)),
    }
