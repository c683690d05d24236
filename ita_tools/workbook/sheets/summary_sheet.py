"""Sheet สรุปผล: every figure computed, announced and standing, the points that are missing, and the charts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ita_tools.assessment import Published
from ita_tools.assessment.fields import fields_of
from ita_tools.rubric import Edition, Indicator, SubIndicator, Tool
from ita_tools.scoring import Key
from ita_tools.scoring.plan import LEVEL
from ita_tools.workbook.cell_keys import figure_row, indicator_row, tool_row
from ita_tools.workbook.formulas.display import basis, computed, difference, extreme, status
from ita_tools.workbook.formulas.expression import COUNT, IF, Span
from ita_tools.workbook.formulas.figures import FigureFormulas
from ita_tools.workbook.hidden_keys import YES
from ita_tools.workbook.sheet_model import (
    Block,
    Cell,
    ChartSpec,
    Choice,
    Column,
    Computed,
    Input,
    Label,
    Row,
    Sheet,
)
from ita_tools.workbook.sheets.record_columns import assessment_column
from ita_tools.workbook.sheets.summary_tables import has_range, points_to_levels_block, score_ranges_block

__all__ = ["SUMMARY", "judged_words", "summary_sheet"]

SUMMARY = "สรุปผล"
_COMMON = (
    (Column("=code", "รหัส"), 9),
    (Column("=name", "รายการ"), 46),
    (Column("=share", "น้ำหนัก/เครื่องมือ"), 20),
    (Column("=computed", "คำนวณได้"), 13),
    (Column(".", "ITAS ประกาศ"), 13),
    (Column("=used", "คะแนนที่ใช้"), 14),
    (Column("=difference", "ผลต่าง"), 11),
    (Column("=basis", "ที่มา"), 14),
    (Column("=target", "ค่าเป้าหมาย"), 14),
    (Column("=status", "เทียบเป้าหมาย"), 15),
)
_COLUMNS = tuple(column for column, _ in _COMMON)
_TOOL_COLUMNS = (assessment_column("unprocessed"), Column("=counted", "คะแนนที่นับ"))
_BOUNDS = (Column("=low", "ต่ำสุดที่เป็นไปได้"), Column("=high", "สูงสุดที่เป็นไปได้"))
_REACHED = ("ถึงเป้าหมาย", "ต่ำกว่าเป้าหมาย")


def summary_sheet(edition: Edition) -> Sheet:
    """Declare the sheet."""
    figures = FigureFormulas(edition)
    return Sheet(
        SUMMARY,
        "สรุปผลการประเมิน",
        (*(width for _, width in _COMMON), 14, 14),
        (*_scores(figures), *_charts(edition), *_details(figures), points_to_levels_block(figures)),
        zoom=85,
    )


def _scores(figures: FigureFormulas) -> Iterator[Block]:
    edition = figures.edition
    bounds = _BOUNDS if any(has_range(figures, key) for key in _keys(edition)) else ()
    yield Block(
        "published",
        _COLUMNS,
        (_total(figures), _level(figures)),
        "คะแนนรวมและระดับผลการประเมิน",
        *judged_words(edition),
    )
    yield Block(
        "published.tools",
        (*_COLUMNS, *_TOOL_COLUMNS),
        [_tool(figures, tool) for tool in edition.tools],
        "คะแนนรายเครื่องมือ",
    )
    yield Block(
        "published.indicators",
        (*_COLUMNS, *bounds),
        [_indicator(figures, indicator) for indicator in edition.indicators],
        "คะแนนรายตัวชี้วัด",
    )
    yield Block(
        "extremes",
        (Column("=code", ""), Column("=name", "ตัวชี้วัด")),
        [
            Row("=highest", {"=code": Label("สูงสุด", "code"), "=name": _extreme(edition, highest=True)}),
            Row("=lowest", {"=code": Label("ต่ำสุด", "code"), "=name": _extreme(edition, highest=False)}),
        ],
        "ตัวชี้วัดที่คะแนนสูงสุดและต่ำสุด",
    )
    if has_range(figures, ("total",)):
        yield score_ranges_block(figures)


def _keys(edition: Edition) -> list[Key]:
    return [("indicator", each.code) for each in edition.indicators]


def judged_words(edition: Edition) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the levels that reach the target of the year, and those below it."""
    good = tuple(band.name for band in edition.bands if band.total_min >= edition.target.score)
    return good, tuple(band.name for band in edition.bands if band.name not in good)


def _extreme(edition: Edition, *, highest: bool) -> Computed:
    """Name the first indicator with the highest or lowest score, and say how many more share it."""
    rows = [indicator_row(each.code) for each in edition.indicators]
    names, scores = Span(rows, "=name"), Span(rows, "=used")
    named = extreme(names, scores, "ตัวชี้วัด", highest=highest)
    return computed(IF(COUNT(scores).equals(0), "", named), "label")


def _charts(edition: Edition) -> Iterator[ChartSpec]:
    yield ChartSpec(
        "column",
        "คะแนนรายเครื่องมือเทียบกับค่าเป้าหมาย",
        [tool_row(tool.code) for tool in edition.tools],
        "=name",
        (("=used", "คะแนนที่ได้"),),
        ("=target", "ค่าเป้าหมาย"),
        "แผนภูมิแท่งคะแนนรายเครื่องมือเทียบกับค่าเป้าหมาย",
    )
    yield ChartSpec(
        "column",
        "คะแนนรายตัวชี้วัด",
        [indicator_row(indicator.code) for indicator in edition.indicators],
        "=code",
        (("=used", "คะแนนที่ได้"),),
        ("=target", "ค่าเป้าหมาย"),
        f"แผนภูมิแท่งคะแนน {len(edition.indicators)} ตัวชี้วัดเทียบกับค่าเป้าหมาย",
    )


def _row(
    figures: FigureFormulas,
    key: Key,
    code: str,
    name: str,
    share: Cell,
    more: Mapping[str, Cell] | None = None,
) -> Row:
    """Make a row: the figure as computed, as announced and as it stands."""
    rule, announced = figures.at(("computed", *key)), figures.at(("announced", *key))
    cells: dict[str, Cell] = {
        "=code": Label(code, "code"),
        "=name": Label(name),
        "=share": share,
        "=computed": figures.cell(("computed", *key)),
        ".": Input("score", "คะแนนที่ ITAS ประกาศ 0 ถึง 100"),
        "=used": figures.cell(key),
        "=difference": difference(rule, announced),
        "=basis": basis(figures, key),
    }
    return Row(figure_row(key), {**cells, **(more or {})})


def _target(figures: FigureFormulas, key: Key) -> dict[str, Cell]:
    score = figures.edition.target.score
    return {"=target": Label(score, "points"), "=status": status(figures.at(key), score, _REACHED)}


def _total(figures: FigureFormulas) -> Row:
    key = ("total",)
    return _row(figures, key, "", "คะแนนรวม", Label(None), _target(figures, key))


def _level(figures: FigureFormulas) -> Row:
    names = tuple(figures.edition.band_by_name)
    return Row(
        figure_row(LEVEL),
        {
            "=name": Label(fields_of(Published)["level"].label),
            "=computed": figures.cell(("computed", *LEVEL), "strong"),
            ".": Input("text", "ระดับที่ ITAS ประกาศ", Choice(names)),
            "=used": figures.cell(LEVEL, "strong"),
            "=basis": basis(figures, LEVEL),
        },
    )


def _tool(figures: FigureFormulas, tool: Tool) -> Row:
    key: Key = ("tool", tool.code)
    more = {
        **_target(figures, key),
        "@unprocessed?": Input("flag", "เลือก ใช่ ถ้า ITAS ไม่ประมวลผลเครื่องมือนี้", Choice((YES,))),
        "=counted": figures.cell(("counted", tool.code)),
    }
    return _row(figures, key, tool.code, tool.short, Label(tool.weight, "points"), more)


def _indicator(figures: FigureFormulas, indicator: Indicator) -> Row:
    key: Key = ("indicator", indicator.code)
    more = _target(figures, key)
    if has_range(figures, key):
        more |= {"=low": figures.cell(("low", *key)), "=high": figures.cell(("high", *key))}
    return _row(figures, key, indicator.code, indicator.title, _names(figures, indicator.tools), more)


def _names(figures: FigureFormulas, tools: tuple[str, ...]) -> Label:
    return Label(" + ".join(figures.edition.tool_by_code[tool].short for tool in tools), "note")


def _details(figures: FigureFormulas) -> Iterator[Block]:
    edition = figures.edition
    rows = [
        _part(figures, tool, indicator)
        for indicator in edition.indicators
        if len(indicator.tools) > 1
        for tool in indicator.tools
    ]
    rows += [_subindicator(figures, part) for part in edition.subindicators]
    if rows:
        yield Block("published.details", _COLUMNS, rows, "คะแนนตัวชี้วัดแยกเครื่องมือ และตัวชี้วัดย่อย")


def _part(figures: FigureFormulas, tool: str, indicator: Indicator) -> Row:
    key: Key = ("part", tool, indicator.code)
    return _row(figures, key, indicator.code, indicator.title, _names(figures, (tool,)))


def _subindicator(figures: FigureFormulas, part: SubIndicator) -> Row:
    tools = figures.edition.indicator_by_code[part.indicator].tools
    return _row(figures, ("subindicator", part.code), part.code, part.title, _names(figures, tools))
