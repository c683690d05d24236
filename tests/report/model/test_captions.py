from ita_tools.report.docx import render
from ita_tools.report.model.captions import number_captions
from ita_tools.report.model.document import Contents, Figure, Heading, Table
from tests.report.docx.lint import lint
from tests.report.docx.samples import chart, report
from tests.report.reading import read_back

TABLE = Table("คะแนน", (), ())
FIGURE = Figure("แท่ง", chart("bar"), "ก")


def it_counts_tables_and_figures_apart():
    found = number_captions([Heading("ก"), TABLE, FIGURE, TABLE])
    assert {place: each.line for place, each in found.items()} == {
        1: "ตารางที่ 1 คะแนน",
        2: "ภาพที่ 1 แท่ง",
        3: "ตารางที่ 2 คะแนน",
    }


def it_leaves_out_what_has_no_caption():
    assert number_captions([Table("", (), ()), Figure("", chart("bar"), "ก")]) == {}


def it_takes_no_bookmark_that_is_in_use():
    assert number_captions([TABLE], ["_Cap00000001"])[0].bookmark == "_Cap00000002"


def it_is_listed_where_the_report_asks_for_it():
    content = render(
        report(Contents(), Contents("ภาพ", "figures"), Contents("ตาราง", "tables"), Heading("ก"), FIGURE)
    )
    texts = read_back(content).texts
    assert "ภาพที่ 1 แท่ง\t" in texts
    assert "ตาราง" not in texts
    assert lint(content) == []
