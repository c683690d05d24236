"""Public disclosure by sub-indicator, and the entries that lack points."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.analysis.extremes import FULL
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Column, Heading, Paragraph, Row, Table
from ita_tools.report.wording import every, listed
from ita_tools.rounding import points
from ita_tools.rubric import SubIndicator
from ita_tools.scoring import Key

__all__ = ["disclosure"]

_COLUMNS = (
    Column("ตัวชี้วัดย่อย", 5),
    Column("คะแนน", 1.2, "center"),
    Column("ข้อที่ได้เต็ม", 1.4, "center"),
    Column("ข้อที่ยังไม่ได้เต็ม", 3),
)


def disclosure(material: ReportContext) -> Iterator[Block]:
    """Write the table of sub-indicators; nothing where no entry has a score."""
    edition, result = material.edition, material.result
    keys: list[Key] = [
        ("item", tool, item.code)
        for part in edition.subindicators
        for item in edition.items_of_subindicator(part.code)
        for tool in item.tools
    ]
    known = [key for key in keys if result[key].value is not None]
    parts = [part for part in edition.subindicators if result.subindicator(part.code) is not None]
    if not known and not parts:
        return
    yield Heading("ผลการเปิดเผยข้อมูลสาธารณะรายตัวชี้วัดย่อย", 2)
    short = [key[2] for key in known if result[key].value != FULL]
    if short:
        yield Paragraph(f"ข้อที่ยังไม่ได้คะแนนเต็มมี {len(short)} ข้อ ได้แก่ ข้อ {listed(short)}")
    elif known:
        yield Paragraph(
            f"{every('ข้อ', len(known), len(keys))}ได้เต็ม {points(FULL)} คะแนน "
            "จึงควรปรับปรุงข้อมูลให้เป็นปัจจุบันอย่างต่อเนื่อง"
        )
    yield Table("คะแนนการเปิดเผยข้อมูลสาธารณะรายตัวชี้วัดย่อย", _COLUMNS, list(_rows(material)))


def _rows(material: ReportContext) -> Iterator[Row]:
    for indicator in material.edition.indicators:
        parts = material.edition.subindicators_of(indicator.code)
        if parts:
            score = points(material.result.indicator(indicator.code))
            yield Row([f"ตัวชี้วัดที่ {indicator.code} {indicator.title} (คะแนน {score})"], "group")
        yield from (_row(material, part) for part in parts)


def _row(material: ReportContext, part: SubIndicator) -> Row:
    result = material.result
    items = material.edition.items_of_subindicator(part.code)
    scores = {item.code: result.item(item.tools[0], item.code) for item in items}
    known = {code: score for code, score in scores.items() if score is not None}
    full = sum(score == FULL for score in known.values())
    short = [f"{code} ({points(score)})" for code, score in known.items() if score != FULL]
    return Row(
        [
            f"{part.code} {part.title}",
            points(result.subindicator(part.code)),
            f"{full} จาก {len(items)}" if known else "-",
            ", ".join(short) or "-",
        ]
    )
