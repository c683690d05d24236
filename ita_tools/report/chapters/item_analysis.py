"""Analysis of each indicator: its items with scores, the lowest of them, cause and way forward."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ita_tools.analysis.extremes import FULL, indicator_items, lowest, short_of_full
from ita_tools.assessment import Analysis
from ita_tools.report.document import Block, Column, Heading, Paragraph, Row, Table
from ita_tools.report.material import Material
from ita_tools.report.wording import listed, scored
from ita_tools.rounding import points
from ita_tools.rubric import Indicator, Item
from ita_tools.scoring import Key

__all__ = ["item_analysis"]


def item_analysis(material: Material) -> Iterator[Block]:
    """Write a section for every indicator."""
    yield Heading("การวิเคราะห์ผลการประเมินรายตัวชี้วัด")
    for indicator in material.edition.indicators:
        yield from _section(material, indicator)


def _section(material: Material, indicator: Indicator) -> Iterator[Block]:
    result = material.result
    score = result.indicator(indicator.code)
    yield Heading(f"ตัวชี้วัดที่ {indicator.code} {indicator.title} ({scored(score)})", 2)
    keys = indicator_items(result, indicator.code)
    if any(result[key].value is not None for key in keys):
        yield _table(material, indicator)
        yield Paragraph(_verdict(material, keys))
    else:
        yield Paragraph("ยังไม่มีคะแนนรายข้อ")
    analysis = material.assessment.analysis.get(indicator.code, Analysis())
    if analysis.cause:
        yield Paragraph(analysis.cause, lead="สาเหตุ")
    if analysis.way_forward:
        yield Paragraph(analysis.way_forward, lead="แนวทางการพัฒนา")


def _table(material: Material, indicator: Indicator) -> Table:
    edition = material.edition
    columns = [Column("ข้อ", 0.7, "center"), Column("ข้อคำถาม/รายการ", 5)]
    columns += [Column(edition.tool_by_code[tool].short, 1.1, "center") for tool in indicator.tools]
    rows: list[Row] = []
    for part in edition.subindicators_of(indicator.code):
        value = points(material.result.subindicator(part.code))
        rows.append(Row([f"{part.code} {part.title} (ค่าเฉลี่ย {value})"], "group"))
        rows += [_row(material, indicator, item) for item in edition.items_of_subindicator(part.code)]
    rows += [_row(material, indicator, item) for item in edition.items_of_indicator(indicator.code)
             if item.subindicator is None]
    if len(indicator.tools) > 1:
        means = [points(material.result.part(tool, indicator.code)) for tool in indicator.tools]
        rows.append(Row(["", "คะแนนเฉลี่ย", *means], "total"))
    return Table(f"คะแนนรายข้อของตัวชี้วัดที่ {indicator.code}", columns, rows)


def _row(material: Material, indicator: Indicator, item: Item) -> Row:
    scores = [points(material.result.item(tool, item.code)) for tool in indicator.tools]
    return Row([item.code, item.title, *scores])


def _called(material: Material, key: Key) -> str:
    _, tool, code = key
    item = material.edition.item_by_code[code]
    return f"ข้อ {code} ({material.edition.tool_by_code[tool].short})" if len(item.tools) > 1 else f"ข้อ {code}"


def _verdict(material: Material, keys: Sequence[Key]) -> str:
    result = material.result
    known = [key for key in keys if result[key].value is not None]
    weak = short_of_full(result, known)
    if not weak:
        return f"ทุกข้อที่มีคะแนนได้เต็ม {points(FULL)} คะแนน จึงควรรักษาระดับการดำเนินงานไว้"
    least = lowest(result, weak)
    score = result[least[0]].value
    if len(least) == len(known) > 1:
        return f"ทุกข้อ{'' if len(known) == len(keys) else 'ที่มีคะแนน'}ได้คะแนนเท่ากันที่ {scored(score)}"
    text = f"ข้อที่ได้คะแนนน้อยที่สุด ได้แก่ {listed([_called(material, key) for key in least])} ได้ {scored(score)}"
    others = [f"{_called(material, key)} {points(result[key].value)}" for key in weak if key not in least]
    return f"{text} ข้ออื่นที่ยังไม่ได้คะแนนเต็ม ได้แก่ {listed(others)}" if others else text
