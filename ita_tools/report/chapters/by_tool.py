"""Results by tool: table, native chart with the target line, and what pulled the total."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ita_tools.analysis.extremes import FULL, tools_losing_most
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
from ita_tools.report.wording import among, every, extremes_in_words, listed, signed
from ita_tools.rounding import points
from ita_tools.scoring import Key

__all__ = ["by_tool", "pull_in_words"]


def by_tool(material: ReportContext) -> Iterator[Block]:
    """Write the chapter."""
    result, edition = material.result, material.edition
    keys: list[Key] = [("tool", tool.code) for tool in edition.tools]
    yield Heading("ผลการประเมินรายเครื่องมือ", 2)
    known = [key for key in keys if result[key].value is not None]
    if known:
        names = {key: edition.tool_by_code[key[1]].short for key in keys}
        yield Paragraph(extremes_in_words("เครื่องมือ", result, names))
        yield Paragraph(_against_target(material, keys))
        pulled = pull_in_words(material)
        if pulled:
            yield Paragraph(pulled)
    table = _table(material, [*keys, ("total",)])
    if any(set(row.cells[1:]) != {"-"} for row in table.rows[:-1]):
        yield table
    else:
        yield Paragraph("ยังไม่มีคะแนนรายเครื่องมือ")
    if known:
        yield _figure(material, keys)


def _against_target(material: ReportContext, keys: list[Key]) -> str:
    target = material.edition.target.score
    met = {key[1]: value >= target for key in keys if (value := material.result[key].value) is not None}
    if all(met.values()):
        return f"{every('เครื่องมือ', len(met), len(keys))}ได้ไม่น้อยกว่าค่าเป้าหมาย {points(target)} คะแนน"
    if len(met) > 1 and not any(met.values()):
        return f"{every('เครื่องมือ', len(met), len(keys))}ได้ต่ำกว่าค่าเป้าหมาย {points(target)} คะแนน"
    below = [material.edition.tool_by_code[code].short for code, reached in met.items() if not reached]
    return f"เครื่องมือที่ต่ำกว่าค่าเป้าหมาย {points(target)} คะแนน ได้แก่ {listed(below)}"


def pull_in_words(material: ReportContext) -> str:
    """Say which tools keep the total from full; nothing where none does, or only one is known."""
    edition, result = material.edition, material.result
    pulling, lost = tools_losing_most(result)
    known = sum(result.tool(tool.code) is not None for tool in edition.tools)
    if not pulling or known < 2:
        return ""
    names = listed([edition.tool_by_code[code].short for code in pulling])
    each = "เครื่องมือละ " if len(pulling) > 1 else "คิดเป็น "
    return (
        f"เมื่อคิดตามน้ำหนัก {among('เครื่องมือ', known, len(edition.tools))}"
        f"เครื่องมือที่ทำให้คะแนนรวมขาดจากคะแนนเต็มมากที่สุด ได้แก่ {names} {each}{points(lost)} คะแนน"
    )


def _table(material: ReportContext, keys: list[Key]) -> Table:
    columns = [Column("เครื่องมือ", 5.3)]
    compared = any(material.changes[key].before is not None for key in keys)
    if compared:
        columns.append(Column(f"พ.ศ. {material.previous_year}", 1.2, "center"))
    columns.append(Column(f"พ.ศ. {material.edition.year}", 1.2, "center"))
    if compared:
        columns.append(Column("ผลต่าง", 1.2, "center"))
    return Table("คะแนนรายเครื่องมือ", columns, [_row(material, key, compared) for key in keys])


def _row(material: ReportContext, key: Key, compared: bool) -> Row:
    total = key == ("total",)
    tool = None if total else material.edition.tool_by_code[key[1]]
    name = "คะแนนรวม" if tool is None else f"{tool.title} ({tool.short})"
    change = material.changes[key]
    unprocessed = material.result[key].basis == "unprocessed"
    now = "ไม่ประมวลผล" if unprocessed else points(change.now)
    cells = [name, points(change.before), now, signed(change.difference)]
    return Row(cells if compared else [name, now], "total" if total else "body")


def _figure(material: ReportContext, keys: list[Key]) -> Figure:
    target = material.edition.target.score
    names = [material.edition.tool_by_code[key[1]].short for key in keys]
    series = [Series(f"พ.ศ. {material.edition.year}", [material.changes[key].now for key in keys])]
    before = [material.changes[key].before for key in keys]
    if any(score is not None for score in before):
        series.insert(0, Series(f"พ.ศ. {material.previous_year}", before, "before"))
    words = ", ".join(
        f"{name} {points(material.changes[key].now)}" for name, key in zip(names, keys, strict=True)
    )
    chart = Chart("column", names, series, Decimal(0), FULL, (f"ค่าเป้าหมาย {points(target)}", target))
    return Figure(
        "คะแนนรายเครื่องมือเทียบกับค่าเป้าหมาย",
        chart,
        f"แผนภูมิแท่งคะแนนรายเครื่องมือ {material.year}: {words} ค่าเป้าหมาย {points(target)}",
        height_mm=70,
    )
