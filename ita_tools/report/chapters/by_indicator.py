"""Results by indicator: table with differences, native chart, and what rose and fell."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ita_tools.analysis.extremes import FULL
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import (
    Block,
    Chart,
    Column,
    Figure,
    Heading,
    Paragraph,
    Row,
    Series,
    Table,
)
from ita_tools.report.wording import extremes_in_words, listed, signed
from ita_tools.rounding import points
from ita_tools.scoring import Key

__all__ = ["by_indicator"]


def by_indicator(material: ReportContext) -> Iterator[Block]:
    """Write the chapter."""
    keys: list[Key] = [("indicator", each.code) for each in material.edition.indicators]
    yield Heading("ผลการประเมินรายตัวชี้วัด", 2)
    if any(material.result[key].value is not None for key in keys):
        names = {key: _name(material, key) for key in keys}
        yield Paragraph(extremes_in_words("ตัวชี้วัด", material.result, names))
        moved = _moved(material, keys)
        if moved:
            yield Paragraph(moved)
        yield _table(material, keys)
        yield from _intervals(material, keys)
        yield _figure(material, keys)
        yield from _radar(material, keys)
    else:
        yield Paragraph("ยังไม่มีคะแนนรายตัวชี้วัด")


def _name(material: ReportContext, key: Key) -> str:
    indicator = material.edition.indicator_by_code[key[1]]
    return f"ตัวชี้วัดที่ {indicator.code} {indicator.title}"


def _moved(material: ReportContext, keys: list[Key]) -> str:
    differences = [material.changes[key].difference for key in keys]
    known = [difference for difference in differences if difference is not None]
    if not known:
        return ""
    counts = (
        ("เพิ่มขึ้น", sum(each > 0 for each in known)),
        ("ลดลง", sum(each < 0 for each in known)),
        ("เท่าเดิม", sum(each == 0 for each in known)),
    )
    said = listed([f"คะแนน{word} {count} ตัวชี้วัด" for word, count in counts if count])
    return f"เมื่อเทียบกับปีงบประมาณ พ.ศ. {material.previous_year} มี{said}"


def _table(material: ReportContext, keys: list[Key]) -> Table:
    columns = [Column("ที่", 0.6, "center"), Column("ตัวชี้วัด", 4)]
    compared = any(material.changes[key].before is not None for key in keys)
    if compared:
        columns.append(Column(f"พ.ศ. {material.previous_year}", 1.2, "center"))
    columns.append(Column(f"พ.ศ. {material.edition.year}", 1.2, "center"))
    if compared:
        columns.append(Column("ผลต่าง", 1.2, "center"))
    rows = []
    for key in keys:
        change, indicator = material.changes[key], material.edition.indicator_by_code[key[1]]
        mark = " (อนุมาน)" if material.result[key].confidence == "inferred" else ""
        cells = [
            indicator.code,
            indicator.title + mark,
            points(change.before),
            points(change.now),
            signed(change.difference),
        ]
        rows.append(Row(cells if compared else [cells[0], cells[1], cells[3]]))
    return Table("คะแนนรายตัวชี้วัด", columns, rows)


def _intervals(material: ReportContext, keys: list[Key]) -> Iterator[Block]:
    """Say where a score may lie whose item weights are not official."""
    for key in keys:
        score = material.result[key]
        if score.bounds:
            between = f"{points(score.low)} ถึง {points(score.high)} คะแนน"
            yield Paragraph(
                f"คะแนนของ{_name(material, key)} คำนวณด้วยน้ำหนักที่อนุมาน อาจอยู่ระหว่าง {between} "
                "ควรใช้คะแนนที่ประกาศในระบบ ITAS เมื่อทราบ",
                "note",
            )


def _figure(material: ReportContext, keys: list[Key]) -> Figure:
    names = [f"{key[1]}. {material.edition.indicator_by_code[key[1]].title}" for key in keys]
    now = [material.changes[key].now for key in keys]
    before = [material.changes[key].before for key in keys]
    series = [Series(f"พ.ศ. {material.edition.year}", now)]
    if any(score is not None for score in before):
        series.append(Series(f"พ.ศ. {material.previous_year}", before, "before"))
    words = ", ".join(f"{name} {points(score)}" for name, score in zip(names, now, strict=True))
    return Figure(
        "คะแนนรายตัวชี้วัด",
        Chart("bar", names, series, Decimal(0), FULL),
        f"แผนภูมิแท่งคะแนนรายตัวชี้วัด {material.year}: {words}",
        height_mm=100,
    )


def _radar(material: ReportContext, keys: list[Key]) -> Iterator[Block]:
    """Lay last year under this one, where every score of both is known."""
    now = [material.changes[key].now for key in keys]
    before = [material.changes[key].before for key in keys]
    if None in now or None in before:
        return
    # Labels of points would lie over the names around a radar, so the names carry the figures.
    names = [f"{key[1]}: {points(score)}" for key, score in zip(keys, now, strict=True)]
    series = [
        Series(f"พ.ศ. {material.edition.year}", now),
        Series(f"พ.ศ. {material.previous_year}", before, "before"),
    ]
    words = ", ".join(
        f"ตัวชี้วัดที่ {key[1]} {points(old)} เป็น {points(new)}"
        for key, old, new in zip(keys, before, now, strict=True)
    )
    yield Figure(
        "คะแนนรายตัวชี้วัดเทียบกับปีก่อน",
        Chart("radar", names, series, Decimal(0), FULL),
        f"แผนภูมิเรดาร์คะแนนรายตัวชี้วัดจากปีงบประมาณ พ.ศ. {material.previous_year}: {words}",
        height_mm=98,
    )
