from ita_tools.report.docx import render
from ita_tools.report.model.document import Contents, Figure, Heading, Paragraph, Table
from ita_tools.report.model.numbering import number_captions, number_headings
from tests.report.docx.lint import lint
from tests.report.docx.samples import chart, report
from tests.report.reading import read_back

TABLE = Table("คะแนน", (), ())
FIGURE = Figure("แท่ง", chart("bar"), "ก")


def heading_lines(*blocks):
    return [heading.line for heading in number_headings(blocks).values()]


class DescribeNumberHeadings:
    def it_counts_level_by_level(self):
        levels = {"ก": 1, "ข": 2, "ค": 3, "ง": 2, "จ": 1, "ฉ": 2}
        headings = [Heading(text, level) for text, level in levels.items()]
        assert heading_lines(*headings) == ["1. ก", "1.1 ข", "1.1.1 ค", "1.2 ง", "2. จ", "2.1 ฉ"]

    def it_does_not_count_headings_without_number(self):
        assert heading_lines(Heading("คำนำ", numbered=False), Heading("ก")) == ["คำนำ", "1. ก"]

    def it_writes_no_zero_for_a_level_that_was_left_out(self):
        headings = [Heading("ก", 3), Heading("ข", 2), Heading("ค")]
        assert heading_lines(*headings) == ["1.1.1 ก", "1.2 ข", "2. ค"]

    def it_returns_positions_and_avoids_bookmarks_in_use(self):
        headings = number_headings([Paragraph("ก"), Heading("ข"), Heading("ค")], ["_Toc00000001"])
        assert list(headings) == [1, 2]
        assert [heading.bookmark for heading in headings.values()] == ["_Toc00000002", "_Toc00000003"]


class DescribeNumberCaptions:
    def it_counts_tables_and_figures_apart(self):
        captions = number_captions([Heading("ก"), TABLE, FIGURE, TABLE])
        assert {position: caption.line for position, caption in captions.items()} == {
            1: "ตารางที่ 1 คะแนน",
            2: "ภาพที่ 1 แท่ง",
            3: "ตารางที่ 2 คะแนน",
        }

    def it_leaves_out_blocks_without_caption(self):
        assert number_captions([Table("", (), ()), Figure("", chart("bar"), "ก")]) == {}

    def it_avoids_bookmarks_in_use(self):
        assert number_captions([TABLE], ["_Cap00000001"])[0].bookmark == "_Cap00000002"

    def it_fills_only_the_lists_that_have_captions(self):
        lists = (Contents(), Contents("ภาพ", "figures"), Contents("ตาราง", "tables"))
        content = render(report(*lists, Heading("ก"), FIGURE))
        texts = read_back(content).texts
        assert "ภาพที่ 1 แท่ง" in texts
        assert "ตาราง" not in texts
        assert lint(content) == []
