"""The page that lists the rubrics: what is published in each, and what is worked out or inferred."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from docs.making.markdown import page, table
from ita_tools.rubric import Edition, available_years, load_edition
from ita_tools.rubric.items import Provenance
from ita_tools.scoring.explanation import rules_of, tool_minimums

__all__ = ["KINDS", "editions_page"]

KINDS = {"published": "ประกาศ", "derived": "พิสูจน์จากคะแนนจริง", "inferred": "อนุมาน"}
"""What each confidence is called."""
_FIRST = """\
หลักเกณฑ์ของแต่ละปีเป็นไฟล์ YAML หนึ่งไฟล์ ทุกข้อเท็จจริงมีแหล่งที่มาและความเชื่อมั่น

| ความเชื่อมั่น | ความหมาย |
| --- | --- |
| ประกาศ (`published`) | อ่านจากเอกสารที่เผยแพร่ |
| พิสูจน์จากคะแนนจริง (`derived`) | ไม่ได้เขียนไว้ แต่คะแนนที่เผยแพร่บังคับให้เป็นเช่นนั้น |
| อนุมาน (`inferred`) | เป็นไปได้มากที่สุด แต่ไม่เป็นทางการ มีเครื่องหมายกำกับทุกแห่งที่มีผล |"""


def editions_page() -> str:
    """Tell for each year its status, tools, levels, and how many facts are how sure."""
    parts = [part for year in available_years() for part in _about(load_edition(year))]
    return page("หลักเกณฑ์ของแต่ละปี (editions)", _FIRST, *parts)


def _about(edition: Edition) -> Iterator[str]:
    yield f"## พ.ศ. {edition.year}"
    yield f"สถานะ: {edition.status}" + (f" — {edition.note}" if edition.note else "")
    yield table(
        ["เครื่องมือ", "น้ำหนัก", "จำนวนข้อ", "ความเชื่อมั่น"],
        [
            (
                tool.short,
                f"{tool.weight}%",
                str(len(edition.items_of_tool(tool.code))),
                KINDS[tool.provenance.confidence],
            )
            for tool in edition.tools
        ],
    )
    yield table(
        ["ระดับ", "คะแนนรวมตั้งแต่", "ทุกเครื่องมือตั้งแต่"],
        [(band.name, str(band.total_min), tool_minimums(band, edition)) for band in edition.bands],
    )
    yield "วิธีคิดคะแนน:\n\n" + "\n".join(f"- {name}: {rule}" for _, name, rule in rules_of(edition))
    sure = Counter(each.confidence for each in _provenances(edition))
    yield "ข้อเท็จจริงทั้งหมด: " + ", ".join(f"{KINDS[kind]} {sure[kind]}" for kind in KINDS)
    yield "แหล่งที่มา:\n\n" + "\n".join(f"- `{key}` {title}" for key, title in edition.sources.items())


def _provenances(value: object) -> Iterator[Provenance]:
    if isinstance(value, Provenance):
        yield value
    elif is_dataclass(value):
        for each in fields(value):
            yield from _provenances(getattr(value, each.name))
    elif isinstance(value, tuple):
        for each in value:
            yield from _provenances(each)
