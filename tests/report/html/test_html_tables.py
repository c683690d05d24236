import pytest

from ita_tools.report.model.document import Column, Row, Table
from tests.report.docx.samples import table
from tests.report.html.reading import text_of, tree_of


def table_element(block):
    return tree_of(block).find(".//main//table")


class DescribeTable:
    def it_gives_every_header_cell_its_scope(self):
        element = table_element(table(2))
        assert [each.get("scope") for each in element.find("thead/tr")] == ["col"] * 3
        group, *rows = element.find("tbody")
        assert (group[0].tag, group[0].get("scope"), group[0].get("colspan")) == ("th", "rowgroup", "3")
        assert [[cell.tag for cell in row] for row in rows] == [["td", "th", "td"]] * 3
        assert {row[1].get("scope") for row in rows} == {"row"}
        assert rows[-1].get("class") == "total"

    def it_has_one_cell_over_merged_rows(self):
        rows = [Row(["ก", "1"]), Row(["", "2"], merged=frozenset({0})), Row(["ข", "3"])]
        [body] = table_element(Table("ต", [Column("ช")] * 2, rows)).findall("tbody")
        assert [[cell.get("rowspan") for cell in row] for row in body] == [["2", None], [None], [None, None]]
        assert [text_of(cell) for cell in body[1]] == ["2"]

    def it_has_a_body_for_every_group(self):
        rows = [Row(["ก"]), Row(["กลุ่ม"], "group"), Row(["ข"]), Row(["กลุ่ม"], "group"), Row(["ค"])]
        bodies = table_element(Table("ต", [Column("ช")], rows)).findall("tbody")
        assert [len(body) for body in bodies] == [1, 2, 2]

    def it_can_be_scrolled_by_keyboard_and_has_a_name(self):
        for block, name in ((table(), "aria-labelledby"), (table(caption=""), "aria-label")):
            frame = table_element(block).getparent()
            assert (frame.get("role"), frame.get("tabindex")) == ("region", "0")
            assert frame.get(name)

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
    def it_scrolls_only_if_its_text_needs_space(self, cells, width):
        columns = [Column("ก") for _ in cells] or [Column("ก")]
        assert (
            table_element(Table("", columns, [Row(cells), Row(["ก" * 900], "group")])).get("style") == width
        )

    def it_fills_short_rows_and_refuses_long_ones(self):
        columns = [Column("ก"), Column("")]
        element = table_element(Table("", columns, [Row(["1"])]))
        assert [cell.tag for cell in element.find("tbody/tr")] == ["th", "td"]
        assert [cell.tag for cell in element.find("thead/tr")] == ["th", "td"]
        with pytest.raises(ValueError, match="3 cells for 2"):
            table_element(Table("", columns, [Row(["1", "2", "3"])]))
        with pytest.raises(ValueError, match="column"):
            table_element(Table("", [], []))

    def it_shows_lines_and_alignment_of_cells(self):
        element = table_element(Table("", [Column("ก"), Column("ข", 1, "right")], [Row(["a\nb", "1.00"])]))
        name, figure = element.find("tbody/tr")
        assert name.find("br") is not None
        assert (figure.get("class"), text_of(figure)) == ("right", "1.00")
