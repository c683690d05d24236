import pytest

from ita_tools.report.model.document import Column, Row, Table
from tests.report.docx.samples import table
from tests.report.html.reading import text_of, tree_of


def first(block):
    return tree_of(block).find(".//main//table")


def it_gives_every_heading_its_scope():
    found = first(table(2))
    assert [each.get("scope") for each in found.find("thead/tr")] == ["col"] * 3
    group, *rows = found.find("tbody")
    assert (group[0].tag, group[0].get("scope"), group[0].get("colspan")) == ("th", "rowgroup", "3")
    assert [[cell.tag for cell in row] for row in rows] == [["td", "th", "td"]] * 3
    assert {row[1].get("scope") for row in rows} == {"row"}
    assert rows[-1].get("class") == "total"


def it_opens_a_body_for_every_group():
    rows = [Row(["ก"]), Row(["กลุ่ม"], "group"), Row(["ข"]), Row(["กลุ่ม"], "group"), Row(["ค"])]
    bodies = first(Table("ต", [Column("ช")], rows)).findall("tbody")
    assert [len(body) for body in bodies] == [1, 2, 2]


def it_can_be_scrolled_by_keyboard_and_names_itself():
    for block, name in ((table(), "aria-labelledby"), (table(caption=""), "aria-label")):
        frame = first(block).getparent()
        assert (frame.get("role"), frame.get("tabindex")) == ("region", "0")
        assert frame.get(name)


def it_fills_up_short_rows_and_refuses_long_ones():
    columns = [Column("ก"), Column("")]
    found = first(Table("", columns, [Row(["1"])]))
    assert [cell.tag for cell in found.find("tbody/tr")] == ["th", "td"]
    assert [cell.tag for cell in found.find("thead/tr")] == ["th", "td"]
    with pytest.raises(ValueError, match="3 cells for 2"):
        first(Table("", columns, [Row(["1", "2", "3"])]))
    with pytest.raises(ValueError, match="column"):
        first(Table("", [], []))


def it_shows_lines_and_alignment_of_cells():
    found = first(Table("", [Column("ก"), Column("ข", 1, "right")], [Row(["a\nb", "1.00"])]))
    name, figure = found.find("tbody/tr")
    assert name.find("br") is not None
    assert (figure.get("class"), text_of(figure)) == ("right", "1.00")


@pytest.mark.parametrize(
    ("cells", "width"),
    [
        (["1", "ชื่อ", "99.00"], None),
        (["1", "ก" * 40, "99.00", "1", "1"], "min-width:23rem"),
        (["ก" * 300] * 3, "min-width:33rem"),
        (["ก" * 300] * 12, "min-width:50rem"),
        ([], None),
    ],
)
def it_scrolls_only_where_words_need_room(cells, width):
    columns = [Column("ก") for _ in cells] or [Column("ก")]
    assert first(Table("", columns, [Row(cells), Row(["ก" * 900], "group")])).get("style") == width
