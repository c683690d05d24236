from __future__ import annotations

from dataclasses import replace

import pytest

from ita_tools.assessment import Assessment, ItemAnswer
from ita_tools.report.chapters.next_level import next_level
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Paragraph
from ita_tools.scoring import score
from tests.analysis.targets.published_results import demo, khlong_nok_krathung, tak_bai
from tests.bundled import bundled
from tests.report.blocks import cells_of, headings_of, tables_of


def blocks(assessment, result, **settings):
    return list(next_level(ReportContext.of(assessment, result, (), **settings)))


def texts(found):
    return "\n".join(block.text for block in found if isinstance(block, Paragraph))


class DescribeTheNextLevel:
    def it_names_what_is_missing_and_the_items_that_carry_it(self):
        found = blocks(*demo())
        assert headings_of(found) == ["การพัฒนาไปสู่ระดับถัดไป"]
        assert "ส่วนที่ต่ำกว่าเกณฑ์ของระดับถัดไป ได้แก่ OIT (92.50 คะแนน ขาดอีก 2.50 คะแนน)" in texts(found)
        assert "ข้อใดข้อหนึ่งต่อไปนี้เพียงพอ" in texts(found)
        assert [row[1][:3].strip() for row in cells_of(tables_of(found)[0])] == ["o6", "o27"]

    def it_shows_the_measures_of_the_plan_that_aim_there(self):
        case = bundled()
        (row, _) = cells_of(tables_of(blocks(*demo()))[0])
        indicator = case.edition.item_by_code["o6"].indicator
        assert row[3] == "\n".join(
            each.measure for each in case.assessment.plan if each.indicator == indicator
        )

    def it_has_no_column_of_measures_where_none_aims_there(self):
        assessment, result = demo()
        (table,) = tables_of(blocks(replace(assessment, plan=()), result))
        assert {len(row) for row in cells_of(table)} == {3}

    @pytest.mark.parametrize("published", [khlong_nok_krathung, tak_bai])
    def it_speaks_of_services_never_of_answers(self, published):
        found = blocks(*published())
        assert "ควรปรับปรุงการให้บริการและการดำเนินงาน" in texts(found)
        assert "คำตอบ" not in texts(found)
        assert "ผู้ตอบ" not in texts(found)

    def it_names_the_weakest_items_of_a_tool_that_people_answer(self):
        rows = cells_of(tables_of(blocks(*khlong_nok_krathung()))[0])
        assert [(row[0], row[1][:2], row[2]) for row in rows] == [
            ("EIT ส่วนที่ 2", item, "80.67") for item in ("e7", "e8", "e9")
        ]

    def it_is_left_out_without_suggestions(self):
        assert blocks(*demo(), suggestions=False) == []

    def it_is_left_out_at_the_best_level_and_without_scores(self):
        edition = bundled().edition
        full = {
            tool.code: dict.fromkeys(map(code_of, edition.items_of_tool(tool.code)), FULL)
            for tool in edition.tools
        }
        for assessment in (Assessment(2568, items=full), Assessment(2568)):
            assert blocks(assessment, score(edition, assessment)) == []


FULL = ItemAnswer(100)


def code_of(item):
    return item.code
