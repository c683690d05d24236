"""The jobs behind ``ita editions`` and ``ita edition``: listing rubrics, checking and starting one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ita_tools.errors import CommandMisused, EditionUnknown, raise_faults
from ita_tools.files import write_atomic
from ita_tools.rounding import points
from ita_tools.rubric import Edition, Provenance, available_years, load_edition, read_edition
from ita_tools.rubric.consistency import misnamed, succession_faults
from ita_tools.rubric.write import edition_text, next_edition

__all__ = ["EditionSummary", "check_edition", "edition_rows", "list_editions", "start_edition"]

_CONFIDENCE = {"published": "ประกาศ", "derived": "พิสูจน์จากคะแนนจริง", "inferred": "อนุมาน"}


@dataclass(frozen=True, slots=True)
class EditionSummary:
    """One line of the list of editions."""

    year: int
    status: str
    items: tuple[tuple[str, int], ...]
    inferred: int


def list_editions() -> tuple[EditionSummary, ...]:
    """Summarise every edition at hand, oldest first."""
    return tuple(map(_summary, map(load_edition, available_years())))


def _summary(edition: Edition) -> EditionSummary:
    facts = [item.provenance for item in edition.items]
    facts += [item.weight.provenance for item in edition.items if item.weight]
    items = tuple((tool.code, len(edition.items_of_tool(tool.code))) for tool in edition.tools)
    return EditionSummary(edition.year, edition.status, items, sum(fact.inferred for fact in facts))


def edition_rows(edition: Edition) -> Iterator[tuple[str, str, str, str]]:
    """Yield kind, code, text and confidence of every tool, level, indicator and item."""
    for tool in edition.tools:
        yield "เครื่องมือ", tool.code, f"{tool.title} {tool.weight}%", _sure(tool.provenance)
    for band in edition.bands:
        every = f" และทุกเครื่องมือ {points(band.every_tool_min)}" if band.every_tool_min is not None else ""
        yield "ระดับ", band.name, f"ตั้งแต่ {points(band.total_min)}{every}", _sure(band.provenance)
    for indicator in edition.indicators:
        yield "ตัวชี้วัด", indicator.code, indicator.title, _sure(indicator.provenance)
        for item in edition.items_of_indicator(indicator.code):
            weight = f" ({item.weight.value}% {_sure(item.weight.provenance)})" if item.weight else ""
            yield "ข้อ", item.code, f"{item.title}{weight}", _sure(item.provenance)


def _sure(provenance: Provenance) -> str:
    return _CONFIDENCE[provenance.confidence]


def check_edition(path: Path) -> str:
    """Check an edition file, and its succession where the year before is at hand; return a line to show.

    Raises
    ------
    Faults
        All that is wrong with it.
    """
    edition = read_edition(path)
    raise_faults(misnamed(edition, path.name))
    said = f"{path.name}: ปีงบประมาณ พ.ศ. {edition.year} ใช้ได้ {len(edition.items)} ข้อ"
    if edition.previous is None:
        return said
    try:
        previous = load_edition(edition.previous)
    except EditionUnknown:
        return f"{said} (ไม่ได้ตรวจการต่อเนื่อง เพราะไม่มีหลักเกณฑ์ปี {edition.previous})"
    raise_faults(succession_faults(edition, previous))
    return said


def start_edition(year: int, source: int, out: Path) -> None:
    """Write a draft of a year's edition, carried over from another year.

    Raises
    ------
    CommandMisused
        If the file exists: an edition somebody works on is never overwritten.
    """
    if out.exists():
        raise CommandMisused("มีไฟล์นี้อยู่แล้ว", where=str(out), remedy="ตั้งชื่ออื่นด้วย -o หรือลบไฟล์เดิม")
    if year <= source:
        raise CommandMisused(f"ปี {year} ไม่ได้อยู่หลังปี {source}", remedy="ใส่ปีใหม่ก่อน แล้วตามด้วย --from ปีเดิม")
    write_atomic(out, edition_text(next_edition(load_edition(source), year)).encode("utf-8"))
