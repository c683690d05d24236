from __future__ import annotations

from ita_tools.assessment import Analysis
from ita_tools.assessment.report_fields import ReportSettings, Signer, Texts
from ita_tools.report.chapters.summary import summary_end, summary_plan, summary_result, summary_title
from tests.bundled import bundled, opened, without
from tests.report.blocks import blocks_of, cells_of, headings_of, sentences_of, tables_of


class DescribeSummaryTitle:
    def it_names_the_measures_of_the_next_year_and_the_agency(self):
        title, more, agency = blocks_of(summary_title, bundled())
        assert (title.style, more.style, agency.style) == ("title", "title", "center")
        assert title.text == "มาตรการส่งเสริมคุณธรรมและความโปร่งใส"
        assert more.text == "ภายในหน่วยงาน ปีงบประมาณ พ.ศ. 2569"
        assert agency.text.startswith("เทศบาลตำบลตัวอย่าง อำเภอ")

    def it_is_that_of_the_officer_if_there_is_one(self):
        own = without(texts=Texts("หนึ่ง\nสอง", "Two"), report=ReportSettings(date="มีนาคม 2569", place="ศาลา"))
        texts = [block.text for block in blocks_of(summary_title, own)]
        assert texts[:3] == ["หนึ่ง", "สอง", "Two"]
        assert texts[-1] == "ศาลา มีนาคม 2569"


class DescribeSummaryResult:
    def it_has_tools_with_their_indicators_in_one_table(self):
        [table] = tables_of(blocks_of(summary_result, without(analysis={})))
        rows = cells_of(table)
        assert [row[0].split()[1] for row in rows if row[0].startswith("ตัวชี้วัดที่ ")] == [
            str(number) for number in range(1, 11)
        ]
        assert rows[-1] == ["คะแนนรวม", "97.02", "96.04", "-0.98", "ผ่านเกณฑ์"]
        assert len(rows) == 4 + 10 + 1

    def it_has_the_paragraphs_of_the_officer_below_their_tools(self):
        own = {
            "IIT": Analysis(text="คำของเครื่องมือ"),
            "2": Analysis("เหตุ", "ทาง"),
            "8": Analysis("", "ทางเดียว"),
            "issue-1": Analysis(text="คำของประเด็น"),
        }
        blocks = blocks_of(summary_result, without(analysis=own))
        tools = bundled().edition.tools
        assert headings_of(blocks)[1:] == [
            f"{tools[0].title} (IIT)",
            f"{tools[1].title} ({tools[1].short})",
            "การวิเคราะห์รายประเด็น",
        ]
        texts = sentences_of(blocks)
        at = texts.index("คำของเครื่องมือ")
        assert texts[at + 1 :] == ["", "สาเหตุ: เหตุ", "แนวทางการพัฒนา: ทาง", "ทางเดียว", "คำของประเด็น"]

    def it_prints_the_words_of_the_officer_instead_of_its_own(self):
        texts = Texts(overall="ก", tools="ข", indicators="ค")
        assert sentences_of(blocks_of(summary_result, without(texts=texts, analysis={}))) == ["ก", "ข", "ค"]

    def it_is_left_out_without_a_figure(self):
        assert blocks_of(summary_result, opened("edition: 2568\n")) == []


class DescribeSummaryPlan:
    def it_has_the_measures_in_portrait(self):
        blocks = blocks_of(summary_plan, bundled())
        assert headings_of(blocks) == [
            "มาตรการส่งเสริมคุณธรรมและความโปร่งใสของเทศบาลตำบลตัวอย่าง ปีงบประมาณ พ.ศ. 2569"
        ]
        assert len(blocks) == 2
        assert blocks_of(summary_plan, without(plan=())) == []


class DescribeSummaryEnd:
    def it_has_only_what_was_typed(self):
        assert blocks_of(summary_end, bundled()) == []
        own = without(texts=Texts(closing="สรุป"), signers=(Signer("ผู้จัดทำ", "นายดี"),))
        closing, signed = blocks_of(summary_end, own)
        assert closing.text == "สรุป"
        assert "(นายดี)" in signed.text
