"""Respondents: numbers and groups."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ita_tools.analysis.answer_distribution import group_shares
from ita_tools.analysis.result_sentences import respondents_sentence
from ita_tools.assessment import Respondents
from ita_tools.report.chapters.own_text import own_text
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Column, Heading, Paragraph, Row, Table
from ita_tools.report.wording import join_names
from ita_tools.rounding import points
from ita_tools.rubric import Tool

__all__ = ["respondents"]

_COLUMNS = (
    Column("คุณลักษณะ", 2),
    Column("กลุ่ม", 4),
    Column("จำนวน (คน)", 1.3, "center"),
    Column("สัดส่วน (ร้อยละ)", 1.5, "center"),
)


def respondents(context: ReportContext) -> Iterator[Block]:
    """Write a section for each tool with data on its respondents, with the officer's own text."""
    by_tool = context.assessment.respondents
    sections = [(tool, by_tool[tool.code]) for tool in context.edition.tools if by_tool.get(tool.code)]
    paragraphs = list(own_text(context.texts.respondents))
    yield Heading("ข้อมูลผู้ตอบแบบวัด")
    # As many paragraphs as tools: one for each.
    is_by_tool = len(paragraphs) == len(sections) > 1
    yield from () if is_by_tool else paragraphs
    for number, (tool, people) in enumerate(sections):
        yield Heading(f"ผู้ตอบแบบวัด {tool.short}", 2)
        yield from paragraphs[number : number + 1] if is_by_tool else ()
        yield from _section(tool, people, in_words=not paragraphs)


def _section(tool: Tool, people: Respondents, *, in_words: bool) -> Iterator[Block]:
    rows = [row for heading, groups in people.groups.items() for row in _rows(heading, groups)]
    if people.count is not None and (in_words or not rows):
        yield Paragraph(respondents_sentence(f"{tool.title} ({tool.short})", f"{people.count:,}"))
    for heading, groups in people.groups.items():
        largest = _largest_group_in_words(heading, groups)
        if largest and in_words:
            yield Paragraph(largest, "bullet")
    if rows:
        count = "" if people.count is None else f" ({people.count:,} คน)"
        yield Table(f"ผู้ตอบแบบวัด {tool.short} จำแนกตามคุณลักษณะ{count}", _COLUMNS, rows)
        if any(sum(groups.values()) != people.count for groups in people.groups.values()):
            yield Paragraph("สัดส่วนคิดจากจำนวนผู้ตอบที่ระบุคุณลักษณะนั้น", "note")


def _largest_group_in_words(heading: str, groups: Mapping[str, int]) -> str:
    shares = group_shares(groups)
    largest = max(groups.values(), default=0)
    names = [name for name, count in groups.items() if count == largest]
    if not shares or len(names) == len(groups) > 1:
        return ""
    count = f"{'กลุ่มละ ' if len(names) > 1 else ''}{largest:,} คน (ร้อยละ {points(shares[names[0]])})"
    return f"{heading}: กลุ่มที่มากที่สุด ได้แก่ {join_names(names)} {count}"


def _rows(heading: str, groups: Mapping[str, int]) -> Iterator[Row]:
    shares = group_shares(groups)
    for number, (name, count) in enumerate(groups.items()):
        yield Row(["" if number else heading, name, f"{count:,}", points(shares.get(name))])
