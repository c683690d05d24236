"""The result as a whole: total, level, change from last year, and the target."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ita_tools.report.document import Block, Chart, Column, Figure, Heading, Paragraph, Row, Series, Table
from ita_tools.report.material import Material
from ita_tools.report.wording import change_in_words, listed, scored, signed
from ita_tools.rounding import points
from ita_tools.scoring import gaps

__all__ = ["overall"]


def overall(material: Material) -> Iterator[Block]:
    """Write the total and level, last year's beside it, and earlier totals as a line."""
    result = material.result
    yield Heading("ผลการประเมิน")
    yield Heading("ผลการประเมินภาพรวม", 2)
    if result.total is None:
        yield Paragraph("ยังคำนวณคะแนนรวมไม่ได้ เพราะข้อมูลไม่ครบทุกเครื่องมือ")
        return
    yield Paragraph(_sentence(material))
    if result[("total",)].confidence == "inferred":
        yield Paragraph("คะแนนรวมนี้คำนวณด้วยหลักเกณฑ์บางส่วนที่อนุมาน ยังไม่ใช่ตัวเลขทางการ", "note")
    yield Paragraph(_target(material))
    yield _table(material)
    missing = _next_level(material)
    if missing:
        yield Paragraph(missing)
    yield from _history(material)


def _sentence(material: Material) -> str:
    result = material.result
    level = f" อยู่ในระดับ {result.level}" if result.level else ""
    text = f"{material.agency} ได้คะแนนรวม {scored(result.total)}{level}"
    previous, change = material.assessment.previous, material.changes[("total",)]
    if previous is None or change.difference is None:
        return text
    before = f"ที่ได้ {scored(change.before)}"
    if previous.published.level:
        before += f" ระดับ {previous.published.level}"
    return (f"{text} เมื่อเทียบกับปีงบประมาณ พ.ศ. {previous.edition} {before} "
            f"คะแนนรวม{change_in_words(change.difference)}")


def _target(material: Material) -> str:
    target, total = material.edition.target.score, material.result.total
    assert total is not None  # noqa: S101 - the caller asked
    if total >= target:
        over = points(total - target)
        return f"คะแนนรวมสูงกว่าค่าเป้าหมาย {points(target)} คะแนน อยู่ {over} คะแนน" if total > target else (
            f"คะแนนรวมเท่ากับค่าเป้าหมาย {points(target)} คะแนน")
    return f"คะแนนรวมต่ำกว่าค่าเป้าหมาย {points(target)} คะแนน อยู่ {points(target - total)} คะแนน"


def _table(material: Material) -> Table:
    previous, change = material.assessment.previous, material.changes[("total",)]
    columns = [Column("รายการ", 3), Column(material.year, 2, "center")]
    rows = [["คะแนนรวม", points(change.now)], ["ระดับผลการประเมิน", material.result.level or "-"]]
    if previous is not None:
        columns[1:1] = [Column(f"ปีงบประมาณ พ.ศ. {previous.edition}", 2, "center")]
        columns.append(Column("ผลต่าง", 1.3, "center"))
        rows[0] = ["คะแนนรวม", points(change.before), points(change.now), signed(change.difference)]
        rows[1] = ["ระดับผลการประเมิน", previous.published.level or "-", material.result.level or "-", ""]
    return Table("คะแนนรวมและระดับผลการประเมิน", columns, [Row(row) for row in rows])


def _next_level(material: Material) -> str:
    """Say what is missing to the next better level; nothing where the best is reached."""
    edition, result = material.edition, material.result
    names = list(edition.band_by_name)
    if result.total is None or result.level not in names[1:]:
        return ""
    scores = [result.tool(tool.code) for tool in edition.tools]
    gap = gaps(edition, result.total, scores)[names.index(result.level) - 1]
    lacks = [f"คะแนนรวมอีก {points(gap.total)} คะแนน"] if gap.total else []
    lacks += [f"คะแนนของ {edition.tool_by_code[tool].short} อีก {points(lack)} คะแนน"
              for tool, lack in gap.tools]
    return f"หากจะขึ้นสู่ระดับ {gap.level} ต้องเพิ่ม{listed(lacks)}" if lacks else ""


def _history(material: Material) -> Iterator[Block]:
    years = dict(material.assessment.history)
    previous = material.assessment.previous
    if previous is not None and previous.published.total is not None:
        years.setdefault(previous.edition, previous.published.total)
    total = material.result.total
    if len(years) < 2 or total is None:
        return
    years[material.edition.year] = total
    ordered = sorted(years.items())
    chart = Chart("line", [f"พ.ศ. {year}" for year, _ in ordered],
                  [Series("คะแนนรวม", [score for _, score in ordered])], Decimal(0), Decimal(100),
                  ("ค่าเป้าหมาย", material.edition.target.score))
    words = ", ".join(f"พ.ศ. {year} {points(score)}" for year, score in ordered)
    yield Figure("คะแนนรวมย้อนหลัง", chart, f"แผนภูมิเส้นคะแนนรวม: {words}")
