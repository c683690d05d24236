import time

import pytest
from lxml import etree

from ita_tools.report.docx.markup import NAMESPACES
from ita_tools.report.docx.paragraph_styles import Style
from ita_tools.report.docx.tables import column_widths, table_xml
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import Column, Row, Table
from tests.report.docx.lint import W
from tests.report.docx.samples import table

STYLES = {style: style.base_id for style in Style}


def parsed(one, digit_style=DigitStyle("arabic"), width=9_000, height=14_000):  # noqa: B008
    written = table_xml(one, STYLES, digit_style, width, height)
    return etree.fromstring(f"<w:body {NAMESPACES}>{written}</w:body>")[0]


def texts(row):
    return ["\n".join("".join(p.itertext()) for p in cell.iter(f"{W}p")) for cell in row.findall(f"{W}tc")]


@pytest.mark.parametrize(
    ("shares", "floors"),
    [
        ([1, 1, 1], [0, 0, 0]),
        ([0.01, 5, 1], [500, 10, 900]),
        ([1, 2], [9_000, 9_000]),
        ([0, 0], [400, 400]),
    ],
)
def it_divides_exactly_the_whole_width(shares, floors):
    widths = column_widths(shares, floors, 9_000)
    assert sum(widths) == 9_000
    assert min(widths) > 0
    if sum(floors) < 9_000:
        assert all(width >= floor for width, floor in zip(widths, floors, strict=True))


def it_lets_a_row_as_tall_as_a_page_run_on():
    one = Table("", [Column("ก")], [Row(["ข"]), Row(["\n".join("ข" * 60)])])
    rows = parsed(one).findall(f"{W}tr")
    assert [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows] == [True, True, False]


def it_repeats_its_head_and_breaks_no_ordinary_row():
    rows = parsed(table()).findall(f"{W}tr")
    heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
    assert heads == [True, *[False] * (len(rows) - 1)]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def it_lays_a_group_across_all_columns_and_keeps_it_with_the_next_row():
    group = parsed(table()).findall(f"{W}tr")[1]
    assert group.find(f".//{W}gridSpan").get(f"{W}val") == "3"
    assert group.find(f".//{W}shd") is not None
    assert group.find(f".//{W}keepNext") is not None


def it_sets_a_total_in_bold_and_keeps_the_row_before_with_it():
    rows = parsed(table(30)).findall(f"{W}tr")
    assert rows[-1].find(f".//{W}bCs") is not None
    assert rows[-2].find(f".//{W}bCs") is None
    assert rows[-2].find(f".//{W}keepNext") is not None
    assert rows[-3].find(f".//{W}keepNext") is None


def it_never_breaks_a_short_number_and_gives_it_room():
    one = Table("", [Column("ก", 100), Column("ข", 0.01)], [Row(["ยาว 1", "100.00"])])
    cells = parsed(one, DigitStyle("thai")).findall(f"{W}tr")[1].findall(f"{W}tc")
    assert [cell.find(f"{W}tcPr/{W}noWrap") is not None for cell in cells] == [False, True]
    assert int(cells[1].find(f"{W}tcPr/{W}tcW").get(f"{W}w")) >= 6 * 110
    assert texts(parsed(one, DigitStyle("thai")).findall(f"{W}tr")[1])[1] == "๑๐๐.๐๐"


def it_starts_a_paragraph_at_every_line_feed():
    one = Table("", [Column("ก")], [Row(["1) ข\n2) ค"])])
    assert texts(parsed(one).findall(f"{W}tr")[1]) == ["1) ข\n2) ค"]


def it_leaves_missing_cells_empty_but_refuses_to_lose_one():
    columns = [Column("ก"), Column("ข")]
    assert texts(parsed(Table("", columns, [Row(["1"])])).findall(f"{W}tr")[1]) == ["1", ""]
    with pytest.raises(ValueError, match="3 cells for 2 columns"):
        parsed(Table("", columns, [Row(["1", "2", "3"])]))
    with pytest.raises(ValueError, match="at least one column"):
        parsed(Table("", [], []))


def it_says_its_caption_to_those_who_cannot_see_it():
    assert parsed(table(caption="คะแนน")).find(f".//{W}tblCaption").get(f"{W}val") == "คะแนน"
    assert parsed(table(caption="")).find(f".//{W}tblCaption") is None


def it_aligns_cells_as_their_columns_say():
    cells = parsed(table()).findall(f"{W}tr")[2].findall(f"{W}tc")
    found = [cell.find(f".//{W}jc") for cell in cells]
    assert [one if one is None else one.get(f"{W}val") for one in found] == ["center", None, "right"]


def it_takes_about_ten_times_as_long_for_ten_times_as_many_rows():
    def duration(rows):
        one = table(rows)
        runs = []
        for _ in range(3):
            start = time.perf_counter()
            table_xml(one, STYLES, DigitStyle(), 9_000, 14_000)
            runs.append(time.perf_counter() - start)
        return min(runs)

    assert duration(3_000) < 30 * duration(300)
