"""The first screen of the page: total and level, tools and indicators as bars, what the agency will do."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ita_tools.report.html.escaping import Html, join, tag
from ita_tools.report.html.svg import format_number
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.overview import Overview, ScoreBar

__all__ = ["overview_section"]

_SHOWN_ACTIONS = 4
_FULL = Decimal(100)


def overview_section(overview: Overview, digit_style: DigitStyle, plan_id: str) -> Html:
    """Return the section.

    Parameters
    ----------
    overview
        Figures and measures.
    digit_style
        Digits of all texts.
    plan_id
        Id of the heading above the measures, ``""`` where the page does not have them all.
    """
    bars = (
        _bars("คะแนนรายเครื่องมือ", overview.tools, overview.target, digit_style),
        _bars("คะแนนรายตัวชี้วัด", overview.indicators, overview.target, digit_style),
    )
    return tag(
        "section",
        tag("h2", digit_style.format_text(overview.title), id="overview"),
        tag(
            "div",
            _result(overview, digit_style),
            *bars,
            _actions(overview, digit_style, plan_id),
            class_="cards",
        ),
        class_="overview",
        aria_labelledby="overview",
    )


def _result(overview: Overview, digit_style: DigitStyle) -> Html:
    if overview.total is None and not overview.level:
        return join()
    total = tag("strong", format_number(overview.total, digit_style)) if overview.total is not None else ""
    words = tag("p", tag("span", "คะแนนรวม"), total, tag("span", f"จาก {digit_style.convert('100')} คะแนน"))
    level = tag("p", tag("span", "ระดับ"), tag("strong", overview.level)) if overview.level else ""
    notes = [tag("li", digit_style.format_text(note)) for note in overview.notes]
    return tag("div", words if total else "", level, tag("ul", *notes) if notes else "", class_="total")


def _bars(title: str, bars: Sequence[ScoreBar], target: Decimal, digit_style: DigitStyle) -> Html:
    if not bars:
        return join()
    rows = (
        tag(
            "li",
            tag("span", digit_style.format_text(bar.name), class_="label"),
            tag("span", class_="bar", style=f"--score:{_percent(bar.score)};--goal:{_percent(target)}"),
            tag("span", format_number(bar.score, digit_style), class_="points"),
        )
        for bar in bars
    )
    note = f"คะแนนเต็ม 100 เส้นตั้งคือค่าเป้าหมาย {format_number(target, DigitStyle('arabic'))}"
    return tag(
        "div",
        tag("h3", title),
        tag("ul", *rows, class_="bars"),
        tag("p", digit_style.convert(note), class_="scale"),
    )


def _percent(score: Decimal) -> str:
    return f"{min(max(score, Decimal(0)), _FULL)}%"


def _actions(overview: Overview, digit_style: DigitStyle, plan_id: str) -> Html:
    if not overview.actions:
        return join()
    shown = overview.actions[:_SHOWN_ACTIONS] if plan_id else overview.actions
    items = (tag("li", digit_style.format_text(action)) for action in shown)
    words = digit_style.convert(f"ดูมาตรการทั้งหมด {len(overview.actions)} เรื่อง")
    link = tag("p", tag("a", words, href=f"#{plan_id}")) if plan_id else ""
    title = tag("h3", digit_style.format_text(overview.actions_title))
    return tag("div", title, tag("ul", *items), link, class_="actions")
