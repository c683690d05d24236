import pytest

from ita_tools.report.docx import render
from ita_tools.report.docx.sections import page_of
from ita_tools.report.model.document import (
    Column,
    Contents,
    Cover,
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


def it_types_the_numbers_of_headings_and_captions():
    figure = Figure("คะแนน", chart(), "ก")
    root = body(Heading("ผล"), Heading("ย่อย", 2), table(caption="หนึ่ง"), figure, table(caption="สอง"), figure)
    written = [line.replace("\u00a0", " ") for line in lines(root) if line]
    assert written == ["1. ผล", "1.1 ย่อย", "ตารางที่ 1 หนึ่ง", "ภาพที่ 1 คะแนน", "ตารางที่ 2 สอง", "ภาพที่ 2 คะแนน"]


def it_sets_the_caption_above_a_table_and_below_a_figure():
    root = body(table(caption="ก"), Figure("ข", chart(), "ค"))
    kinds = [
        child.find(f"{W}pPr/{W}pStyle").get(f"{W}val") if child.tag == f"{W}p" else "table"
        for child in root
        if child.tag != f"{W}sectPr"
    ]
    assert kinds == ["TableCaption", "table", "Gap", "Figure", "FigureCaption"]


@pytest.mark.parametrize(("second", "kept"), [(2, True), (1, False)])
def it_keeps_a_line_between_a_heading_and_the_one_below_it_with_both(second, kept):
    root = body(Heading("ผล"), Paragraph("หมายเหตุ", "note"), Heading("ต่อ", second))
    assert (root[1].find(f"{W}pPr/{W}keepNext") is not None) is kept


def it_does_not_count_what_has_no_caption():
    root = body(table(caption=""), table(caption="ก"), Figure("", chart(), "ข"), Figure("ค", chart(), "ง"))
    assert [line.replace("\u00a0", " ") for line in lines(root) if line] == ["ตารางที่ 1 ก", "ภาพที่ 1 ค"]


def it_sets_a_lead_in_bold_before_its_text():
    runs = body(Paragraph("ข้อความ", lead="นำ"))[0].findall(f"{W}r")
    assert [(run.findtext(f"{W}t"), run.find(f".//{W}bCs") is not None) for run in runs] == [
        ("นำ ", True),
        ("ข้อความ", False),
    ]


def it_says_the_figures_of_a_chart_in_words_or_at_least_its_caption():
    root = body(Figure("ก", chart(), "IIT 91.83"), Figure("คำบรรยาย", chart(), " "), Figure("", chart(), ""))
    assert [one.get("descr") for one in root.iter(f"{WP}docPr")] == ["IIT 91.83", "คำบรรยาย", "แผนภูมิ"]


def it_lays_pages_between_two_turns():
    pages = sections(body(Paragraph("ก"), PageBreak(True), table(), PageBreak(), Paragraph("ข")))
    assert [(page.width, page.height) for page in pages] == [(11906, 16838), (16838, 11906), (11906, 16838)]
    assert (pages[1].top, pages[1].right, pages[1].bottom, pages[1].left) == (1701, 1418, 1134, 1134)


def it_makes_tables_as_wide_as_the_text_of_their_page():
    widths = [int(one.get(f"{W}w")) for one in body(table(), PageBreak(True), table()).iter(f"{W}tblW")]
    assert widths == [11906 - 1701 - 1134, 16838 - 1418 - 1134]


def it_hides_the_page_number_on_the_first_section_only():
    root = body(Paragraph("ก"), PageBreak(True), Paragraph("ข"), PageBreak(), Paragraph("ค"))
    covers = [section.find(f"{W}titlePg") is not None for section in root.iter(f"{W}sectPr")]
    assert covers == [True, False, False]


def it_starts_lying_without_an_empty_page_before():
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
def it_turns_a_page_once_however_often_it_is_asked(blocks):
    root = body(*blocks)
    assert len(list(root.iter(f"{W}pageBreakBefore"))) == 1
    assert len(sections(root)) == 1


def it_gives_contents_a_page_of_their_own():
    root = body(Heading("ก"), Contents(), Heading("ข"))
    broken = [line for line in root.findall(f"{W}p") if line.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    assert ["".join(text.text for text in line.iter(f"{W}t")) for line in broken] == ["สารบัญ", "2. ข"]


def it_never_makes_a_chart_taller_than_its_page():
    names = [f"ตัวชี้วัด {number}" for number in range(60)]
    series = [type(chart().series[0])("ก", [None] * 60)]
    root = body(Figure("ก", chart("bar", categories=names, series=series), "ข", height_mm=900))
    assert int(root.find(f".//{WP}extent").get("cy")) < 252 * 36_000


def it_leaves_the_page_of_a_letterhead_as_it_was_for_what_follows():
    paper = letterhead("<w:p><w:r><w:t>{{ITA_REPORT}}</w:t></w:r></w:p><w:p><w:r><w:t>ท้าย</w:t></w:r></w:p>")
    root = body(PageBreak(True), Paragraph("กลาง"), letterhead=paper)
    assert [page.landscape for page in sections(root)] == [True, False]
    assert [line for line in lines(root) if line] == ["กลาง", "ท้าย"]


def it_makes_paragraphs_of_the_lines_of_running_text():
    root = body(Paragraph("หนึ่ง\r\n\r\nสอง", lead="นำ"))
    assert lines(root) == ["นำ หนึ่ง", "สอง"]


def it_keeps_the_lines_of_other_paragraphs_together_without_stretching_them():
    root = body(Paragraph("ก\nข", "bullet"), Paragraph("(ลงชื่อ)\nปลัด", "center"))
    assert len(root.findall(f"{W}p")) == 2
    assert [one.get(f"{W}val") for one in root.iter(f"{W}jc")] == ["left"]


def it_keeps_the_signatures_of_a_report_on_one_page_under_a_line_of_text():
    root = body(Paragraph("ข"), Paragraph("ก"), *[Paragraph("(ลงชื่อ)", "sign")] * 3, Paragraph("ข"))
    kept = [one.find(f"{W}pPr/{W}keepNext") is not None for one in root.findall(f"{W}p")]
    assert kept == [False, True, True, True, False, False]
