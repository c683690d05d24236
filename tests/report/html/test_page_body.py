from dataclasses import dataclass
from typing import get_args

import pytest

from ita_tools.report.html.page_body import Body
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import Block, Figure, Heading, PageBreak, Paragraph
from tests.report.docx.samples import chart, every_block, table
from tests.report.html.reading import text_of, tree_of


def main(*blocks, digits="arabic"):
    return tree_of(*blocks, digits=digits).find(".//main")


def it_knows_every_kind_of_block():
    shown = {type(block) for block in every_block().blocks}
    assert set(get_args(Block)) <= shown, "add the new block to every_block()"
    assert list(Body(every_block().blocks, DigitStyle()).written())


def it_refuses_a_block_it_does_not_know():
    @dataclass
    class Riddle:
        text: str = "ก"

    with pytest.raises(TypeError, match="Riddle"):
        main(Riddle())


def it_numbers_headings_tables_and_figures_as_the_word_report_does():
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


def it_makes_one_list_of_points_that_follow_each_other():
    tree = main(
        Paragraph("ก", "bullet"),
        Paragraph("ข", "bullet", lead="นำ"),
        Paragraph("ค"),
        Paragraph("ง", "bullet"),
    )
    assert [each.tag for each in tree] == ["ul", "p", "ul"]
    assert [text_of(point) for point in tree[0]] == ["ก", "นำ ข"]
    assert tree[0][1].find("strong").text == "นำ"


def it_marks_the_style_of_a_paragraph_and_leaves_empty_ones_out():
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


def it_keeps_a_number_and_its_unit_together():
    assert "91.53\u00a0คะแนน" in main(Paragraph("ได้ 91.53 คะแนน")).text_content()
