"""What chapters say where there is little or nothing to say."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from ita_tools.assessment import Previous
from ita_tools.report import ReportContext
from ita_tools.report.chapters.appendix import appendix
from ita_tools.report.chapters.follow_up import follow_up
from ita_tools.report.chapters.issue_analysis import issue_analysis
from tests.bundled import bundled, material, without
from tests.report.blocks import blocks_of, cells_of, sentences_of, tables_of


def it_says_that_the_checks_found_nothing() -> None:
    blocks = list(appendix(replace(material(bundled()), findings=())))
    assert "ไม่พบข้อมูลที่ขัดแย้งกันหรือไม่ครบถ้วน" in sentences_of(blocks)
    assert tables_of(blocks) == []


def it_names_the_items_of_last_year_that_were_short_of_full() -> None:
    scored = [
        item
        for item in bundled().edition.items_of_tool("OIT")
        if len(item.succeeds) == 1 and bundled().result.item("OIT", item.code) is not None
    ]
    weak, full, *_ = scored
    items = {"OIT": {weak.succeeds[0]: Decimal("50.00"), full.succeeds[0]: Decimal("100.00")}}
    (table,) = tables_of(blocks_of(follow_up, without(previous=Previous(2567, items=items))))
    ((name, before, now, *_),) = cells_of(table)
    assert weak.code in name
    assert (before, now) == ("50.00", f"{bundled().result.item('OIT', weak.code):.2f}")


def it_writes_no_chapter_on_issues_where_the_edition_has_none() -> None:
    whole = material(bundled())
    result = replace(whole.result, edition=replace(whole.edition, issues=()))
    assert list(issue_analysis(whole))
    assert list(issue_analysis(ReportContext.of(whole.assessment, result))) == []
