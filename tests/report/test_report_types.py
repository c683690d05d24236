"""Types of report, and the Word file of the improvement report."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import pairwise

import docx
import pytest

from ita_tools.assessment import EarlierResult
from ita_tools.assessment.flatten import flatten
from ita_tools.assessment.report_fields import Texts
from ita_tools.cli.commands import report
from ita_tools.report import REPORT_TYPES, ReportContext, compose_report
from ita_tools.report.docx import render
from ita_tools.report.model.document import Contents, Cover, Figure, Heading, PageBreak, Paragraph, Table
from ita_tools.report.report_types import outcome
from ita_tools.report.wording import format_difference, item_title
from ita_tools.rounding import points
from ita_tools.rubric.advice import advice_for
from ita_tools.thai import thai_digits
from tests.bundled import bundled, opened, report_context, same_everywhere, without
from tests.report.docx.lint import lint
from tests.report.scenes import SCENES as EVERY_SCENE
from tests.report.scenes import YEARS, scene

INCOMPLETE = re.compile(r"None|Decimal|(?<!^เรียน)  |ได้แก่ *(?:ได้|$)|และ *$|\(\)|nan|\bTrue\b|\bFalse\b")


@cache
def document() -> bytes:
    return render(compose_report("improvement", report_context(bundled())))


@cache
def tables() -> list[list[list[str]]]:
    """Texts of all cells of the report by table and row."""
    word = docx.Document(io.BytesIO(document()))
    return [[[plain(cell.text) for cell in row.cells] for row in table.rows] for table in word.tables]


@cache
def words() -> list[str]:
    """Texts of all paragraphs and cells of the report."""
    paragraphs = [plain(paragraph.text) for paragraph in docx.Document(io.BytesIO(document())).paragraphs]
    return paragraphs + [cell for table in tables() for row in table for cell in row]


def plain(text: str) -> str:
    """A text with ordinary blanks instead of no-break spaces."""
    return text.replace("\u00a0", " ")


def table_headed(*headings: str) -> list[list[str]]:
    [table] = [table for table in tables() if tuple(table[0]) == tuple(map(thai_digits, headings))]
    return table[1:]


def compared(key) -> list[str]:
    """Last year, this year and difference as cells of a table."""
    change = report_context(bundled()).changes[key]
    return list(
        map(thai_digits, (points(change.before), points(change.now), format_difference(change.difference)))
    )


SCENES = {
    "bundled": bundled(),
    "nothing known": opened("edition: 2568\n"),
    "full everywhere": opened(same_everywhere("100")),
    "all equal": opened(same_everywhere("50")),
    "nothing at all": opened(same_everywhere("0")),
    "no last year": without(previous=None),
    "same as last year": without(
        previous=replace(bundled().assessment.previous, published=bundled().assessment.published)
    ),
    "last year known by its level": opened(
        same_everywhere("90") + "\nprevious: {edition: 2567, published: {level: ผ่าน}}\n"
    ),
    "tool not processed": opened(same_everywhere("90") + "\nunprocessed: [EIT2]\n"),
    "no tool processed": opened("edition: 2568\nunprocessed: [IIT, EIT1, EIT2, OIT]\n"),
    "one item": opened("edition: 2568\nitems: {OIT: {o1: 50}}\n"),
    "one tool": opened("edition: 2568\npublished: {tools: {IIT: 90}}\n"),
    "only the total": opened("edition: 2568\npublished: {total: 90, level: ผ่าน}\n"),
    "empty plan": without(plan=(), constraints=(), analysis={}),
    "long history": without(
        history={year: EarlierResult(Decimal(year - 2474)) for year in (2564, 2565, 2566)}
    ),
}


class DescribeReportTypes:
    def it_composes_a_report_with_title_agency_and_edition(self):
        assert "improvement" in REPORT_TYPES
        for kind in REPORT_TYPES:
            report = compose_report(kind, report_context(bundled()))
            assert (report.agency, report.edition) == ("เทศบาลตำบลตัวอย่าง", 2568)
            assert report.agency in report.title
            assert "2568" in report.title

    def it_is_offered_by_the_command_line(self):
        [option] = [each for each in report.params if each.name == "kind"]
        assert list(option.type.choices) == list(REPORT_TYPES)

    @pytest.mark.parametrize("kind", REPORT_TYPES)
    @pytest.mark.parametrize("scene", SCENES)
    def it_has_no_incomplete_sentence(self, scene, kind):
        report = compose_report(kind, report_context(SCENES[scene]))
        texts = [block.text for block in report.blocks if hasattr(block, "text")]
        texts += [block.description for block in report.blocks if isinstance(block, Figure)]
        texts += [
            cell
            for block in report.blocks
            if isinstance(block, Table)
            for row in block.rows
            for cell in row.cells
        ]
        assert [text for text in texts if INCOMPLETE.search(text)] == []
        assert [
            block for block in report.blocks if hasattr(block, "lead") and not block.text + block.lead
        ] == []

    def it_is_searched_for_incomplete_sentences(self):
        for text in ("ได้ None คะแนน", "ได้แก่  ได้ 90", "ก และ", "ได้แก่ ได้ 90", "()"):
            assert INCOMPLETE.search(text)

    @pytest.mark.parametrize("kind", REPORT_TYPES)
    @pytest.mark.parametrize("scene", SCENES)
    def it_makes_a_valid_file_of_every_scene(self, scene, kind):
        assert lint(render(compose_report(kind, report_context(SCENES[scene])))) == []

    @pytest.mark.parametrize("kind", REPORT_TYPES)
    @pytest.mark.parametrize("year", YEARS)
    @pytest.mark.parametrize("name", EVERY_SCENE)
    def it_makes_a_valid_file_of_every_edition(self, name, year, kind):
        assert lint(render(compose_report(kind, scene(name, year)))) == []

    @pytest.mark.parametrize("kind", ["improvement", "measures"])
    def it_gives_all_advice_once_as_a_suggestion_and_none_if_that_is_not_wanted(self, kind):
        context = report_context(opened(same_everywhere("0")))
        codes = [item.code for item in bundled().edition.items]
        ways = {advice_for(2568, code).way_forward.removeprefix("ควร") for code in codes}

        def counts(suggestions: bool) -> set[int]:
            blocks = compose_report(kind, replace(context, suggestions=suggestions)).blocks
            texts = [block.text for block in blocks if isinstance(block, Paragraph)]
            return {sum(f" ควร{way}" in text for text in texts) for way in ways}

        assert counts(True) == {1}
        assert counts(False) == {0}

    @pytest.mark.parametrize("kind", ["improvement", "measures", "summary"])
    def it_has_no_heading_above_nothing_but_the_request_for_approval(self, kind):
        book = without(plan=(), constraints=(), recommendations=(), analysis={}, previous=None)
        context = replace(report_context(book), suggestions=False)
        headings = [b.text for b in compose_report(kind, context).blocks if isinstance(b, Heading)]
        for absent in ("ข้อเสนอแนะของผู้ประเมิน", "สรุปผลการประเมิน", "มาตรการส่งเสริม", "การนำผลการวิเคราะห์"):
            assert not any(heading.startswith(absent) for heading in headings)

    @pytest.mark.parametrize("kind", REPORT_TYPES)
    @pytest.mark.parametrize("scene", SCENES)
    def it_has_no_heading_without_content(self, scene, kind):
        blocks = [
            block
            for block in compose_report(kind, report_context(SCENES[scene])).blocks
            if not isinstance(block, PageBreak)
        ]
        levels = [block.level if isinstance(block, Heading) else None for block in blocks]
        for level, following in pairwise([*levels, 1]):
            assert not (level and following and following <= level)

    @pytest.mark.parametrize("kind", REPORT_TYPES)
    @pytest.mark.parametrize("scene", [name for name, case in SCENES.items() if not case.assessment.plan])
    def it_has_findings_and_what_is_missing_in_a_draft_only(self, scene, kind):
        def texts(draft: bool) -> str:
            report = compose_report(kind, replace(report_context(SCENES[scene]), draft=draft))
            return repr(report.blocks)

        assert (
            not re.search("ยังไม่มี|ยังไม่ได้กำหนด|ยังคำนวณ|อนุมาน|ข้อสังเกตจากการตรวจสอบ", texts(False))
            or kind == "memo"
        )
        assert ("ภาคผนวก" in texts(True)) == (kind != "memo")


class DescribeImprovementReport:
    def it_has_its_chapters_in_order(self):
        blocks = compose_report("improvement", report_context(bundled())).blocks
        assert isinstance(blocks[0], Cover)
        assert [block.text for block in blocks if isinstance(block, Heading) and block.level == 1] == [
            "คำนำ",
            "ความเป็นมา",
            "หลักเกณฑ์การประเมิน",
            "ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2568",
            "การวิเคราะห์ผลการประเมินรายตัวชี้วัด",
            "การนำผลการวิเคราะห์ไปสู่การพัฒนาองค์กร ปีงบประมาณ พ.ศ. 2569",
            "การติดตามผลการพัฒนาจากปีก่อน",
            "ข้อจำกัดของหน่วยงาน",
            "การพัฒนาไปสู่ระดับถัดไป",
        ]
        assert [block.of for block in blocks if isinstance(block, Contents)] == [
            "headings",
            "tables",
            "figures",
        ]

    def it_has_only_the_plan_in_landscape(self):
        blocks = compose_report("improvement", report_context(bundled())).blocks
        page_breaks = [n for n, block in enumerate(blocks) if isinstance(block, PageBreak)]
        landscape = [n for n in page_breaks if blocks[n].landscape]
        assert len(landscape) == 1
        after = next(n for n in page_breaks if n > landscape[0])
        tables = [block for block in blocks[landscape[0] : after] if isinstance(block, Table)]
        assert [table.caption for table in tables] == ["มาตรการเพื่อพัฒนาองค์กร ปีงบประมาณ พ.ศ. 2569"]

    def it_is_a_valid_file(self):
        assert lint(document()) == []

    @pytest.mark.parametrize(
        "key", [key for key, score in bundled().result.scores.items() if score.value], ids="-".join
    )
    def it_contains_every_score_of_the_result_in_thai_digits(self, key):
        figure = points(bundled().result[key].value)
        assert any(thai_digits(figure) in text for text in words())
        assert not any(figure in text for text in words())

    def it_is_tested_with_a_case_whose_scores_are_all_known(self):
        assert all(score.value for score in bundled().result.scores.values())

    def it_contains_total_and_level_with_last_year_and_difference(self):
        assert table_headed("รายการ", "ปีงบประมาณ พ.ศ. 2567", "ปีงบประมาณ พ.ศ. 2568", "ผลต่าง") == [
            ["คะแนนรวม", "๙๗.๐๒", "๙๖.๐๔", "-๐.๙๘"],
            ["ระดับผลการประเมิน", "ผ่านดี", "ผ่านดี", "-"],
        ]

    def it_contains_every_tool_with_last_year_and_difference(self):
        rows = table_headed("เครื่องมือ", "พ.ศ. 2567", "พ.ศ. 2568", "ผลต่าง", "ผลการประเมิน")
        assert rows == [
            *(
                [thai_digits(f"{tool.title} ({tool.short})"), *compared(("tool", tool.code)), "ผ่านเกณฑ์"]
                for tool in bundled().edition.tools
            ),
            ["คะแนนรวม", *compared(("total",)), "ผ่านเกณฑ์"],
        ]

    def it_contains_every_indicator_with_last_year_and_difference(self):
        rows = table_headed("ที่", "ตัวชี้วัด", "พ.ศ. 2567", "พ.ศ. 2568", "ผลต่าง", "ผลการประเมิน")
        assert rows == [
            [thai_digits(each.code), each.title, *compared(("indicator", each.code)), "ผ่านเกณฑ์"]
            for each in bundled().edition.indicators
        ]

    def it_contains_every_item_with_its_scores(self):
        rows = [row for table in tables() for row in table]
        for item in bundled().edition.items:
            scores = [thai_digits(points(bundled().result.item(tool, item.code))) for tool in item.tools]
            assert [item.code, plain(thai_digits(item_title(item))), *scores] in rows

    def it_contains_every_subindicator_and_part_with_its_score(self):
        result = bundled().result
        for part in bundled().edition.subindicators:
            score = points(result.subindicator(part.code))
            assert thai_digits(f"{part.code} {part.title} (ค่าเฉลี่ย {score})") in words()
        means = [row[2:] for table in tables() for row in table if row[1:2] == ["คะแนนเฉลี่ย"]]
        assert means == [
            [thai_digits(points(result.part(tool, each.code))) for tool in each.tools]
            if len(each.tools) > 1
            else [thai_digits(points(result.indicator(each.code)))]
            for each in bundled().edition.indicators
        ]

    def it_contains_every_row_of_the_plan(self):
        rows = table_headed(
            "ผลการวิเคราะห์", "มาตรการ/โครงการ/กิจกรรม", "ขั้นตอนหรือวิธีการ", "ระยะเวลา", "ผู้รับผิดชอบ", "การกำกับติดตาม"
        )
        plan = bundled().assessment.plan
        assert len(plan) == 12
        for measure in plan:
            steps = "\n".join(f"{n}. {step}" for n, step in enumerate(map(str, measure.steps), 1))
            cells = (
                measure.finding,
                measure.measure,
                steps,
                measure.period,
                measure.responsible,
                measure.follow_up,
            )
            assert list(map(thai_digits, cells)) in rows

    def it_contains_every_constraint(self):
        rows = table_headed("ข้อจำกัด", "ผลกระทบ", "แนวทางแก้ไข")
        assert rows == [
            list(map(thai_digits, (each.constraint, each.impact, each.remedy)))
            for each in bundled().assessment.constraints
        ]

    def it_has_native_charts_and_no_pictures(self):
        with zipfile.ZipFile(io.BytesIO(document())) as archive:
            names = archive.namelist()
            charts = [name for name in names if re.fullmatch(r"word/charts/chart\d+\.xml", name)]
            figures = [
                block
                for block in compose_report("improvement", report_context(bundled())).blocks
                if isinstance(block, Figure)
            ]
            drawn = "".join(archive.read(name).decode() for name in charts)
        assert len(charts) == len(figures) == 3
        assert not [name for name in names if re.search(r"media/|\.(?:png|jpe?g|emf|gif|svg)$", name)]
        for score in ("99.60", "99.43", "95.00", "92.50", "98.67", "96.46", "90.00", "85.00", "89.97"):
            assert f">{score}<" in drawn


def told(kind: str, context: ReportContext) -> tuple[str, ...]:
    return outcome(kind, context, flatten(context.assessment))


class DescribeOutcome:
    def it_counts_the_suggestions_of_kinds_that_hold_them(self):
        context = report_context(without(analysis={}, recommendations=()))
        first, *_ = told("improvement", context)
        assert first.startswith("มีข้อแนะนำของโปรแกรม 10 ข้อ")
        assert not any("ข้อแนะนำ" in text for text in told("summary", context))
        assert not any("ข้อแนะนำ" in text for text in told("improvement", replace(context, suggestions=False)))

    def it_names_what_was_typed_and_is_not_printed(self):
        context = report_context(without(texts=Texts(foreword="คำนำ")))
        assert any("“คำนำ”" in text for text in told("summary", context))
        assert not any("“คำนำ”" in text for text in told("improvement", context))
