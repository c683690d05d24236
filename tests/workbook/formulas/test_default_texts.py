"""The texts of the report where the agency wrote none, as the workbook shows them beside their cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from ita_tools.assessment import (
    Agency,
    Assessment,
    Constraint,
    Measure,
    Previous,
    Published,
    Respondents,
)
from ita_tools.assessment.report_fields import ReportSettings
from ita_tools.report.chapters.background import background
from ita_tools.report.chapters.by_tool import tools_in_words
from ita_tools.report.chapters.foreword import foreword
from ita_tools.report.chapters.memo import memo
from ita_tools.report.chapters.overall import overall_in_words
from ita_tools.report.chapters.respondents import respondents
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Cover, FieldLine, Paragraph
from ita_tools.report.report_types import REPORT_TYPES
from ita_tools.rubric import available_years, load_edition
from ita_tools.scoring import score
from ita_tools.workbook.formulas.default_texts import default_texts
from ita_tools.workbook.sheet_model import Scored
from ita_tools.workbook.sheets.action_plan_sheet import plan_rows
from ita_tools.workbook.sheets.constraints_sheet import constraint_rows

LIMIT = 255
BARE = Assessment(2568)
FILLED = Assessment(
    2568,
    agency=Agency("เทศบาลตำบลบางปลา"),
    published=Published(total=Decimal("96.04"), level="ผ่านดี"),
    previous=Previous(2567, Published(total=Decimal("97.02"), level="ผ่านดี")),
    plan=(Measure("1", measure="อบรม", key="a"),),
    constraints=(Constraint("คนน้อย", key="b"),),
    report=ReportSettings(year=2570),
)
LOWER = replace(
    FILLED,
    published=Published(total=Decimal("80.00")),
    previous=Previous(2567, Published(total=Decimal("80.00"))),
    plan=(Measure("1", not_needed=True, measure="ไม่ต้อง", key="a"),),
    constraints=(),
)
CASES = pytest.mark.parametrize("assessment", [BARE, FILLED, LOWER], ids=["bare", "filled", "lower"])


def shown(assessment: Assessment, field: str) -> list[str]:
    """Return the lines of the text beside a field."""
    edition = load_edition(assessment.edition)
    texts = default_texts(edition, plan_rows(edition, assessment), constraint_rows(assessment))
    return str(texts[field].value(Scored(assessment, score(edition, assessment)))).split("\n")


def context(assessment: Assessment) -> ReportContext:
    return ReportContext.of(assessment, score(load_edition(assessment.edition), assessment), ())


def printed(blocks: Iterator[Block]) -> list[str]:
    """Return the paragraphs of a chapter as the workbook shows them."""
    return [
        f"- {each.text}" if each.style == "bullet" else each.text
        for each in blocks
        if isinstance(each, Paragraph) and each.style in ("body", "bullet")
    ]


class DescribeDefaultTexts:
    """What the report prints where a cell stays blank."""

    @CASES
    def it_shows_the_foreword_of_the_report(self, assessment: Assessment) -> None:
        assert shown(assessment, "texts.foreword") == printed(foreword(context(assessment)))

    @CASES
    def it_shows_the_background_of_the_report(self, assessment: Assessment) -> None:
        assert shown(assessment, "texts.background") == printed(background("")(context(assessment)))

    @pytest.mark.parametrize("assessment", [FILLED, LOWER], ids=["filled", "lower"])
    def it_shows_the_result_of_the_report(self, assessment: Assessment) -> None:
        result, *_ = shown(assessment, "texts.overall")
        assert result == printed(overall_in_words(context(assessment)))[0]

    def it_shows_no_result_without_a_total(self) -> None:
        assert shown(BARE, "texts.overall")[0].startswith("(")

    @pytest.mark.parametrize("kind", ["improvement", "measures"])
    def it_shows_the_title_of_the_chosen_report(self, kind: str) -> None:
        assessment = replace(FILLED, report=replace(FILLED.report, kind=kind))
        cover = next(iter(REPORT_TYPES[kind].chapters[0](context(assessment))))
        assert isinstance(cover, Cover)
        assert shown(assessment, "texts.title") == list(cover.title)

    def it_shows_the_title_of_the_short_paper(self) -> None:
        assessment = replace(FILLED, report=replace(FILLED.report, kind="summary"))
        blocks = REPORT_TYPES["summary"].chapters[0](context(assessment))
        titles = [block.text for block in blocks if isinstance(block, Paragraph) and block.style == "title"]
        assert shown(assessment, "texts.title") == titles

    def it_shows_the_subject_of_the_memo(self) -> None:
        lines = [each for each in memo(context(FILLED)) if isinstance(each, FieldLine)]
        assert ("เรื่อง", shown(FILLED, "memo.subject")[0]) in [
            field for line in lines for field in line.fields
        ]

    @pytest.mark.parametrize(
        "name",
        [
            "",
            "เทศบาลตำบลบางปลา",
            "ทต.บางปลา",
            "ทต บางปลา",
            "ทม. บ้านพรุ",
            "อบต.คลองนกกระทุง",
            "อบตคลองนกกระทุง",
            "องค์การบริหารส่วนจังหวัดน่าน",
            "เมืองพัทยา",
            "เมืองพัทยาใต้",
            "กรุงเทพมหานคร",
            "กรมตัวอย่าง",
        ],
    )
    def it_shows_whom_the_memo_is_for(self, name: str) -> None:
        assessment = replace(FILLED, agency=Agency(name))
        lines = [
            each.text
            for each in memo(context(assessment))
            if isinstance(each, Paragraph) and each.style == "line"
        ]
        assert f"เรียน  {shown(assessment, 'memo.to')[0]}" in lines

    @pytest.mark.parametrize(
        "scores",
        [
            ["99.60", "99.43", "95.00", "92.50"],
            ["99.60", "84.99", "95.00", "80.00"],
            ["80.00", "80.00", "99.00", "99.00"],
            ["85.00", "85.00", "85.00", "85.00"],
            ["60.00", "60.00", "60.00", "10.00"],
            ["100.00", "100.00", "100.00", "100.00"],
        ],
    )
    def it_shows_the_text_on_tools_of_the_report(self, scores: list[str]) -> None:
        tools = dict(zip(("IIT", "EIT1", "EIT2", "OIT"), map(Decimal, scores), strict=True))
        assessment = replace(FILLED, published=Published(tools=tools))
        (printed_text,) = printed(tools_in_words(context(assessment)))
        (text,) = shown(assessment, "texts.tools")
        own, _, further = text.partition(" (ตามด้วย")
        assert printed_text == own if not further else printed_text.startswith(f"{own} เมื่อคิดตามน้ำหนัก")
        assert bool(further) == any(score != "100.00" for score in scores)

    def it_shows_the_respondents_of_the_report(self) -> None:
        people = {"IIT": Respondents(1234), "EIT2": Respondents(56)}
        assessment = replace(FILLED, respondents=people)
        *sentences, further = shown(assessment, "texts.respondents")
        assert sentences == printed(respondents(context(assessment)))
        assert further.startswith("(ตามด้วย")

    @pytest.mark.parametrize("field", ["texts.tools", "texts.respondents"])
    def it_says_what_a_text_waits_for(self, field: str) -> None:
        assert shown(BARE, field)[0].startswith("(โปรแกรมเขียน")

    @pytest.mark.parametrize("year", available_years())
    def it_has_no_text_that_is_too_long_for_a_formula_of_excel(self, year: int) -> None:
        edition = load_edition(year)
        rows = plan_rows(edition, Assessment(year)), constraint_rows(Assessment(year))
        for expression in default_texts(edition, *rows).values():
            formula = expression.text(_Anywhere())
            assert len(formula) < 8_192
            assert all(len(text) <= LIMIT for text in formula.split('"'))


class _Anywhere:
    def cell(self, _row: str, _column: str) -> str:
        return "'ข้อมูลหน่วยงาน'!$C$10"

    def span(self, _rows: object, _column: str) -> str:
        return "'แผนปฏิบัติการ'!$C$10:$C$100"

    def has(self, _row: str, _column: str) -> bool:
        return True

    def each(self, _cells: object) -> str:
        return "A1"
