"""Sheet เปรียบเทียบ: last year's published result beside this year's, and the totals of earlier years.

The last totals are drawn in a chart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from ita_tools.assessment import Assessment, EarlierResult, Previous, Published
from ita_tools.assessment.fields import fields_of
from ita_tools.rubric import Edition
from ita_tools.scoring import Key
from ita_tools.workbook.cell_keys import figure_row, level_row, total_row
from ita_tools.workbook.formulas.display import computed, copy_of, difference
from ita_tools.workbook.formulas.expression import AND, COUNTIFS, IF, ISNUMBER, SUMIFS, CellRef, Span
from ita_tools.workbook.hidden_keys import join_key
from ita_tools.workbook.sheet_model import Block, Cell, ChartSpec, Column, Computed, Input, Label, Row, Sheet
from ita_tools.workbook.sheets.record_columns import field_label, record_cells, record_columns

__all__ = ["comparison_sheet", "earlier_item_rows"]

_LEAST_SPOKES = 3
"""Indicators that make a radar chart."""
_ITEM_COLUMNS = (
    Column("=code", "ข้อปีก่อน"),
    Column("=name", "ข้อของปีนี้ที่ต่อเนื่อง"),
    Column(".", "คะแนนปีก่อน"),
    Column("=successor", "ข้อปีนี้"),
)
_COLUMNS = (
    Column("=code", "รหัส"),
    Column("=name", "รายการ"),
    Column(".", "ปีก่อน"),
    Column("=now", "ปีนี้"),
    Column("=change", "เพิ่ม/ลด"),
    Column("@published.differences", "เพิ่ม/ลด ตามที่รายงานพิมพ์ไว้"),
)
_SPARE_YEARS = 6
_DRAWN_YEARS = 5
_PREVIOUS = "previous.edition", "."
_PREVIOUS_TOTAL = "previous.published.total", "."


def comparison_sheet(edition: Edition, assessment: Assessment) -> Sheet:
    """Declare the sheet, with a row for every score the previous result holds."""
    return Sheet(
        "เปรียบเทียบ",
        "เปรียบเทียบกับปีก่อนและผลย้อนหลัง",
        (12, 58, 14, 14, 14, 18),
        (
            Block("previous", _COLUMNS, list(_rows(edition, assessment)), "ผลปีก่อนตามที่ประกาศ"),
            _chart(edition),
            Block("previous.items", _ITEM_COLUMNS, list(_items(edition, assessment)), "คะแนนรายข้อของปีก่อน"),
            *_earlier_total_parts(edition, assessment),
        ),
        landscape=False,
    )


def _rows(edition: Edition, assessment: Assessment) -> Iterator[Row]:
    year = Input("whole", value=edition.year - 1)
    yield Row(
        "previous.edition", {"=name": Label(f"{fields_of(Previous)['edition'].label} ก่อนหน้า"), ".": year}
    )
    yield _compared("total", "", "คะแนนรวม", ("total",))
    level = copy_of(CellRef(level_row, "=used"), "strong")
    yield Row(
        "previous.published.level",
        {"=name": Label(fields_of(Published)["level"].label), ".": Input("text"), "=now": level},
    )
    for tool in edition.tools:
        yield _compared(join_key("tools", tool.code), tool.code, tool.short, ("tool", tool.code))
    for each in edition.indicators:
        yield _compared(join_key("indicators", each.code), each.code, each.title, ("indicator", each.code))
    yield from _others(edition, assessment)


def _chart(edition: Edition) -> ChartSpec:
    rows = [f"previous.published.{join_key('indicators', each.code)}" for each in edition.indicators]
    title = f"คะแนน {len(rows)} ตัวชี้วัด ปีนี้เทียบกับปีก่อน"
    drawn = len(rows) >= _LEAST_SPOKES
    return ChartSpec(
        "radar" if drawn else "column",
        title,
        rows,
        "=code",
        (("=now", "ปีนี้"), (".", "ปีก่อน")),
        None,
        f"{'แผนภูมิเรดาร์' if drawn else 'แผนภูมิแท่ง'}{title}",
    )


def _compared(path: str, code: str, name: str, key: Key) -> Row:
    row = f"previous.published.{path}"
    return Row(
        row,
        {
            "=code": Label(code, "code"),
            "=name": Label(name),
            ".": Input("score"),
            "=now": copy_of(CellRef(figure_row(key), "=used")),
            "=change": difference(CellRef(row, "=now"), CellRef(row, ".")),
            "@published.differences": Input("difference", "ถ้ามีรายงานที่พิมพ์ผลต่างไว้ กรอกเพื่อตรวจ"),
        },
    )


def earlier_item_rows(edition: Edition, assessment: Assessment) -> dict[tuple[str, str], str]:
    """Return the rows of last year's items by tool and code: those this year continues, or with a score."""
    return {pair: join_key("previous", "items", *pair) for pair in _successors(edition, assessment)}


def _successors(edition: Edition, assessment: Assessment) -> dict[tuple[str, str], str]:
    """Return the item of this year that continues each item of last year, ``""`` for none."""
    previous = assessment.previous
    scores_before = previous.items if previous else {}
    # Codes of an edition before that of last year may stand for other items.
    follows = previous is None or previous.edition == edition.previous
    continued = {
        (tool, code): item.code
        for item in edition.items
        if follows
        for code in item.succeeds
        for tool in item.tools
    }
    return {(tool, code): "" for tool, scores in scores_before.items() for code in scores} | continued


def _items(edition: Edition, assessment: Assessment) -> Iterator[Row]:
    """Yield a row for every item of last year that this year continues or that has a score."""
    for (tool, code), successor in sorted(_successors(edition, assessment).items(), key=_in_order):
        title = edition.item_by_code[successor].title if successor else "ไม่มีข้อที่ต่อเนื่องในปีนี้"
        yield Row(
            join_key("previous", "items", tool, code),
            {
                "=code": Label(f"{code} ({tool})", "code"),
                "=name": Label(title),
                "=successor": Label(successor, "code"),
                ".": Input("score"),
            },
        )


def _in_order(pair: tuple[tuple[str, str], str]) -> tuple[str, str, int]:
    (tool, code), _ = pair
    digits = code.lstrip("abcdefghijklmnopqrstuvwxyz")
    return tool, code[: len(code) - len(digits)], int(digits) if digits.isdigit() else 0


def _others(edition: Edition, assessment: Assessment) -> Iterator[Row]:
    """Yield rows for scores of an older edition that this one does not have."""
    published = assessment.previous.published if assessment.previous else Published()
    current = {"tools": edition.tool_by_code, "indicators": edition.indicator_by_code, "subindicators": {}}
    for group, codes in current.items():
        scores: Mapping[str, Decimal] = getattr(published, group)
        yield from (_other(group, code) for code in scores if code not in codes)
    for tool, parts in published.parts.items():
        yield from (_other("parts", tool, code) for code in parts)


def _other(*path: str) -> Row:
    cells: dict[str, Cell] = {
        "=code": Label(" ".join(path[1:]), "code"),
        "=name": Label("รายการของหลักเกณฑ์ปีก่อน"),
        ".": Input("score"),
    }
    return Row(join_key("previous", "published", *path), cells)


def _earlier_total_parts(edition: Edition, assessment: Assessment) -> tuple[Block, Block, ChartSpec]:
    """Declare the totals the officer fills in, those of the last years from all that is known, and a chart.

    A year is this one, the previous one, or one of the totals filled in: the first that holds a total.
    """
    inputs = list(_inputs(assessment))
    names = [row.name for row in inputs]
    years = range(edition.year - _DRAWN_YEARS + 1, edition.year + 1)
    drawn = [
        Row(f"=total.{year}", {"=year": Label(year, "code"), "=total": _total(edition, year, names)})
        for year in years
    ]
    return (
        Block(
            "history.{year}",
            (Column("{year}", "ปีงบประมาณ"), *record_columns(EarlierResult, fields_of(EarlierResult))),
            inputs,
            field_label("history"),
        ),
        Block(
            "drawn",
            (Column("=year", "ปีงบประมาณ"), Column("=total", "คะแนนรวม")),
            drawn,
            f"คะแนนรวม {_DRAWN_YEARS} ปีล่าสุด",
        ),
        ChartSpec(
            "column",
            f"คะแนนรวม {_DRAWN_YEARS} ปีล่าสุด",
            [row.key for row in drawn],
            "=year",
            (("=total", "คะแนนรวม"),),
            None,
            "แผนภูมิแท่งคะแนนรวมของปีล่าสุดตามตารางด้านบน",
        ),
    )


def _inputs(assessment: Assessment) -> Iterator[Row]:
    """Yield the input rows; formulas find them by their names."""
    years = [*assessment.history.items(), *[(None, EarlierResult())] * _SPARE_YEARS]
    for number, (year, earlier) in enumerate(years):
        cells = record_cells(earlier, fields_of(EarlierResult))
        yield Row("", {"{year}": Input("whole", value=year), **cells}, f"history.{number}")


def _total(edition: Edition, year: int, rows: list[str]) -> Computed:
    if year == edition.year:
        return copy_of(CellRef(total_row, "=used"))
    before, total = CellRef(*_PREVIOUS), CellRef(*_PREVIOUS_TOTAL)
    years, totals = Span(rows, "{year}"), Span(rows, "total")
    earlier = IF(COUNTIFS(years, year, totals, ">=0").equals(0), "", SUMIFS(totals, years, year))
    return computed(IF(AND(before.equals(year), ISNUMBER(total)), total, earlier))
