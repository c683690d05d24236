"""No document but a draft tells the officer what is missing, uncertain or left to check."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from ita_tools.report import REPORT_TYPES, ReportContext, compose_report
from ita_tools.report.model.document import Block, Heading
from tests.bundled import guessed, opened, pinned, report_context, without
from tests.campaigns import number_of
from tests.report.scenes import SCENES, YEARS, scene

UNFINISHED = re.compile(
    "ยังไม่(?:มี|ได้กำหนด|ใช่|บรรลุ|ทราบ)|ยังคำนวณ|ยังวิเคราะห์|อนุมาน|ไม่พบข้อความ|ข้อมูลไม่ครบ|"
    r"\(ชื่อหน่วยงาน\)|ควรตรวจสอบ|เมื่อทราบ|จับคู่ข้อ|ไม่ตรงกับ|พิมพ์ผิด|แผ่นงาน|สมุดงาน|ฉบับร่าง|TODO|None"
)
SPARSE = {
    "guessed": guessed,
    "pinned": pinned,
    "announced": lambda: opened(
        "edition: 2568\npublished: {total: 96.04, level: ผ่านดี, indicators: {1: 90}}\n"
    ),
    "contradicting": lambda: opened(
        "edition: 2568\npublished: {total: 90, level: ต้องปรับปรุง, tools: {IIT: 80, OIT: 70}}\n"
    ),
    "without words": lambda: without(plan=(), analysis={}, constraints=(), previous=None, history={}),
}
CASES = [(name, year) for year in YEARS for name in SCENES]
DRAWN = CASES[:: max(1, len(CASES) // number_of("ITA_BOOKS"))]


def texts_in(value: object) -> Iterator[str]:
    """Yield every text of a block, however deep it lies."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_in(getattr(value, field.name))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts_in(inner)


def unfinished_in(context: ReportContext, kind: str) -> list[str]:
    report = compose_report(kind, context)
    return [text for text in (report.title, *texts_in(report.blocks)) if UNFINISHED.search(text)]


def empty_headings(blocks: list[Block]) -> list[str]:
    """Return the headings which another of the same or a higher level follows at once."""
    pairs = zip(blocks, [*blocks[1:], Heading("", 1)], strict=True)
    return [
        block.text
        for block, following in pairs
        if isinstance(block, Heading) and isinstance(following, Heading) and following.level <= block.level
    ]


class DescribeFinishedReport:
    @pytest.mark.parametrize(("name", "year"), DRAWN)
    def it_has_no_unfinished_phrase_and_no_empty_section(self, name, year):
        for kind in REPORT_TYPES:
            assert unfinished_in(scene(name, year), kind) == []
            assert empty_headings(compose_report(kind, scene(name, year)).blocks) == []

    @pytest.mark.parametrize("name", SPARSE)
    def it_has_none_either_where_figures_are_missing_or_contradict_each_other(self, name):
        for kind in REPORT_TYPES:
            assert unfinished_in(report_context(SPARSE[name]()), kind) == []

    def it_prints_them_in_a_draft(self):
        blocks = compose_report("improvement", report_context(opened("edition: 2568\n"), draft=True)).blocks
        assert any(UNFINISHED.search(text) for text in texts_in(blocks))
