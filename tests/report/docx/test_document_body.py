import pytest

from ita_tools.report.docx import render
from ita_tools.report.docx.sections import page_of
from ita_tools.report.model.document import (
    Column,
    Contents,
    Cover,
    FieldLine,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Row,
    Table,
)
from tests.report.docx.lint import WP, W, lint, opened
from tests.report.docx.samples import chart, letterhead, report, table


def body(*blocks, **options):
    data = render(report(*blocks), digits="arabic", **options)
    assert lint(data) == []
    return opened(data).trees["word/document.xml"][0]


def lines(root):
    return ["".join(text.text or "" for text in line.iter(f"{W}t")) for line in root.findall(f"{W}p")]


def sections(root):
    return [page_of(section) for section in root.iter(f"{W}sectPr")]


class DescribeFieldLine:
    def it_has_bold_labels_and_dots_up_to_the_next_field_and_the_margin(self):
        root = body(FieldLine([("ที่", "ตก 1/2"), ("วันที่", "")]))
        assert lines(root)[0] == "ที่ ตก 1/2วันที่ "
        stops = [stop for stop in root.iter(f"{W}tab") if stop.get(f"{W}pos")]
        assert [stop.get(f"{W}leader") for stop in stops] == ["dot", "dot"]
        width = sections(root)[0].text_width
        assert [int(stop.get(f"{W}pos")) for stop in stops] == [width // 2 - 20, width - 20]
        bold = [run for run in root.iter(f"{W}r") if run.find(f"{W}rPr/{W}b") is not None]
        assert ["".join(run.itertext(f"{W}t")) for run in bold] == ["ที่", "วันที่"]


class DescribeNumberedBlock:
    def it_has_a_typed_number(self):
        figure = Figure("คะแนน", chart(), "ก")
        root = body(
            Heading("ผล"), Heading("ย่อย", 2), table(caption="หนึ่ง"), figure, table(caption="สอง"), figure
        )
        texts = [line.replace("\u00a0", " ") for line in lines(root) if line]
        assert texts == ["1. ผล", "1.1 ย่อย", "ตารางที่ 1 หนึ่ง", "ภาพที่ 1 คะแนน", "ตารางที่ 2 สอง", "ภาพที่ 2 คะแนน"]

    def it_is_not_counted_without_caption(self):
        root = body(
            table(caption=""), table(caption="ก"), Figure("", chart(), "ข"), Figure("ค", chart(), "ง")
        )
        assert [line.replace("\u00a0", " ") for line in lines(root) if line] == ["ตารางที่ 1 ก", "ภาพที่ 1 ค"]


class DescribeParagraph:
    @pytest.mark.parametrize(("second_level", "keeps_next"), [(2, True), (1, False)])
    def it_stays_with_a_heading_before_and_a_subheading_after_it(self, second_level, keeps_next):
        root = body(Heading("ผล"), Paragraph("หมายเหตุ", "note"), Heading("ต่อ", second_level))
        assert (root[1].find(f"{W}pPr/{W}keepNext") is not None) is keeps_next

    @pytest.mark.parametrize(("text", "keeps_next"), [("", True), ("ข้อความ", False)])
    def it_stays_with_what_follows_if_it_is_a_lead_alone(self, text, keeps_next):
        (first, _) = body(Paragraph(text, lead="นำ"), Paragraph("ต่อ")).findall(f"{W}p")
        assert (first.find(f"{W}pPr/{W}keepNext") is not None) is keeps_next

    def it_has_its_lead_in_bold_before_the_text(self):
        runs = body(Paragraph("ข้อความ", lead="นำ"))[0].findall(f"{W}r")
        assert [(run.findtext(f"{W}t"), run.find(f".//{W}bCs") is not None) for run in runs] == [
            ("นำ ", True),
            ("ข้อความ", False),
        ]

    def it_becomes_several_paragraphs_if_its_text_has_several_lines(self):
        root = body(Paragraph("หนึ่ง\r\n\r\nสอง", lead="นำ"))
        assert lines(root) == ["นำ หนึ่ง", "สอง"]

    def it_keeps_its_lines_in_other_styles_without_stretching_them(self):
        root = body(Paragraph("ก\nข", "bullet"), Paragraph("(ลงชื่อ)\nปลัด", "center"))
        assert len(root.findall(f"{W}p")) == 2
        assert [one.get(f"{W}val") for one in root.iter(f"{W}jc")] == ["left"]

    def it_stays_with_the_signature_after_it(self):
        root = body(Paragraph("ข"), Paragraph("ก"), *[Paragraph("(ลงชื่อ)", "sign")] * 3, Paragraph("ข"))
        keep_next = [one.find(f"{W}pPr/{W}keepNext") is not None for one in root.findall(f"{W}p")]
        assert keep_next == [False, True, True, True, False, False]

    def it_has_its_caption_above_a_table_and_below_a_figure(self):
        root = body(table(caption="ก"), Figure("ข", chart(), "ค"))
        kinds = [
            child.find(f"{W}pPr/{W}pStyle").get(f"{W}val") if child.tag == f"{W}p" else "table"
            for child in root
            if child.tag != f"{W}sectPr"
        ]
        assert kinds == ["TableCaption", "table", "Gap", "Figure", "FigureCaption"]


class DescribeTable:
    def it_has_the_width_of_the_text_area(self):
        widths = [int(one.get(f"{W}w")) for one in body(table(), PageBreak(True), table()).iter(f"{W}tblW")]
        assert widths == [11906 - 1701 - 1134, 16838 - 1418 - 1134]


class DescribeFigure:
    def it_always_has_an_alt_text(self):
        root = body(
            Figure("ก", chart(), "IIT 91.83"), Figure("คำบรรยาย", chart(), " "), Figure("", chart(), "")
        )
        assert [one.get("descr") for one in root.iter(f"{WP}docPr")] == ["IIT 91.83", "คำบรรยาย", "แผนภูมิ"]

    def it_is_never_higher_than_its_page(self):
        names = [f"ตัวชี้วัด {number}" for number in range(60)]
        series = [type(chart().series[0])("ก", [None] * 60)]
        root = body(Figure("ก", chart("bar", categories=names, series=series), "ข", height_mm=900))
        assert int(root.find(f".//{WP}extent").get("cy")) < 252 * 36_000


class DescribePageBreak:
    def it_turns_following_pages_to_landscape_and_back(self):
        pages = sections(body(Paragraph("ก"), PageBreak(True), table(), PageBreak(), Paragraph("ข")))
        assert [(page.width, page.height) for page in pages] == [
            (11906, 16838),
            (16838, 11906),
            (11906, 16838),
        ]
        assert (pages[1].top, pages[1].right, pages[1].bottom, pages[1].left) == (1701, 1418, 1134, 1134)

    def it_keeps_the_title_page_setting_in_the_first_section_only(self):
        root = body(Paragraph("ก"), PageBreak(True), Paragraph("ข"), PageBreak(), Paragraph("ค"))
        title_pages = [section.find(f"{W}titlePg") is not None for section in root.iter(f"{W}sectPr")]
        assert title_pages == [True, False, False]

    def it_starts_in_landscape_without_an_empty_page_before(self):
        assert [page.landscape for page in sections(body(PageBreak(True), Paragraph("ก")))] == [True]

    @pytest.mark.parametrize(
        "blocks",
        [
            (Paragraph("ก"), PageBreak(), PageBreak(), Paragraph("ข")),
            (Cover(["ปก"], "ก"), PageBreak(), Paragraph("ข")),
            (Cover(["ปก"], "ก"), Paragraph("ข"), PageBreak()),
            (PageBreak(), Paragraph("ก"), PageBreak(), Heading("ข")),
            (Paragraph("ก"), PageBreak(), Table("", [Column("ข")], [Row(["ค"])])),
        ],
    )
    def it_breaks_the_page_once_if_several_follow_each_other(self, blocks):
        root = body(*blocks)
        assert len(list(root.iter(f"{W}pageBreakBefore"))) == 1
        assert len(sections(root)) == 1

    def it_puts_contents_on_a_page_of_their_own(self):
        root = body(Heading("ก"), Contents(), Heading("ข"))
        after_break = [
            line for line in root.findall(f"{W}p") if line.find(f"{W}pPr/{W}pageBreakBefore") is not None
        ]
        assert ["".join(text.text for text in line.iter(f"{W}t")) for line in after_break] == [
            "สารบัญ",
            "2. ข",
        ]

    def it_keeps_the_orientation_of_a_letterhead_for_the_text_after_the_report(self):
        data = letterhead(
            "<w:p><w:r><w:t>{{ITA_REPORT}}</w:t></w:r></w:p><w:p><w:r><w:t>ท้าย</w:t></w:r></w:p>"
        )
        root = body(PageBreak(True), Paragraph("กลาง"), letterhead=data)
        assert [page.landscape for page in sections(root)] == [True, False]
        assert [line for line in lines(root) if line] == ["กลาง", "ท้าย"]
