from dataclasses import dataclass
from typing import get_args

import pytest

from ita_tools.report.html.page_body import PageBody
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import Block, Figure, Heading, PageBreak, Paragraph
from tests.report.docx.samples import chart, every_block, table
from tests.report.html.reading import text_of, tree_of


def main(*blocks, digits="arabic"):
    return tree_of(*blocks, digits=digits).find(".//main")


class DescribePageBody:
    def it_renders_every_kind_of_block(self):
        kinds = {type(block) for block in every_block().blocks}
        assert set(get_args(Block)) <= kinds, "add the new block to every_block()"
        assert list(PageBody(every_block().blocks, DigitStyle()).sections())

    def it_refuses_an_unknown_kind_of_block(self):
        @dataclass
        class Unknown:
            text: str = "ก"

        with pytest.raises(TypeError, match="Unknown"):
            main(Unknown())

    def it_numbers_headings_tables_and_figures_like_the_word_report(self):
        tree = main(
            Heading("ก"),
            Heading("ข", 2),
            Heading("ค", numbered=False),
            table(),
            table(caption=""),
            table(),
            Figure("ภาพ", chart(), "คำ"),
        )
        assert [text_of(each) for each in tree.iter("h2", "h3")] == ["1. ก", "1.1 ข", "ค"]
        captions = [text_of(each) for each in tree.iter("caption", "figcaption")]
        assert captions[:3] == ["ตารางที่ 1 คะแนนรายตัวชี้วัด", "ตารางที่ 2 คะแนนรายตัวชี้วัด", "ภาพที่ 1 ภาพ"]

    def it_makes_one_list_of_bullets_that_follow_each_other(self):
        tree = main(
            Paragraph("ก", "bullet"),
            Paragraph("ข", "bullet", lead="นำ"),
            Paragraph("ค"),
            Paragraph("ง", "bullet"),
        )
        assert [each.tag for each in tree] == ["ul", "p", "ul"]
        assert [text_of(point) for point in tree[0]] == ["ก", "นำ ข"]
        assert tree[0][1].find("strong").text == "นำ"

    def it_writes_the_style_of_a_paragraph_and_leaves_out_empty_ones(self):
        tree = main(
            Paragraph("ก\nข"),
            Paragraph("ค", "note"),
            Paragraph("ง", "center"),
            Paragraph(" "),
            PageBreak(),
            Heading(" ", numbered=False),
        )
        assert [each.get("class") for each in tree] == [None, "note", "center"]
        assert tree[0].find("br") is not None

    def it_keeps_a_number_and_its_unit_together(self):
        assert "91.53\u00a0คะแนน" in main(Paragraph("ได้ 91.53 คะแนน")).text_content()
