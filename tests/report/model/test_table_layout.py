""""""

from __future__ import annotations

from ita_tools.report.model.document import Row
from ita_tools.report.model.table_layout import content_columns, row_heights


def shares(*rows, cells=88):
    return [
        column.share for column in content_columns(["ก"] * len(rows[0]), [Row(each) for each in rows], cells)
    ]


class DescribeContentColumns:
    def it_gives_more_text_more_width(self):
        short, long = shares(["กข " * 10, "กข " * 300])
        assert 2 * short < long
        assert round(short + long) == 88

    def it_has_room_for_words_in_a_column_with_little_text(self):
        narrow, _ = shares(["ม.ค. - ก.ย. 69", "กข " * 2000])
        assert narrow >= 12

    def it_divides_an_empty_table(self):
        assert shares(["", ""]) == shares(["", ""])[::-1]

    def it_gives_a_column_of_many_rows_more_than_one_merged_over_them(self):
        finding, step = "กข " * 200, "กข " * 60
        merged = frozenset({0})
        rows = [Row([finding, step]), *[Row(["", step], merged=merged)] * 5]
        wide, narrow = (column.share for column in content_columns(["ก", "ข"], rows))
        assert wide < narrow
        assert wide + narrow == 88


MERGED = frozenset({0})


def heights(rows, *lines):
    return row_heights(rows, 2, lambda row, column: lines[row][column])


class DescribeRowHeights:
    def it_is_that_of_the_tallest_cell(self):
        assert heights([Row(["", ""])] * 2, (1, 3), (2, 1)) == [3, 2]

    def it_counts_a_merged_cell_with_the_last_of_its_rows(self):
        rows = [Row(["", ""]), Row(["", ""], merged=MERGED), Row(["", ""])]
        assert heights(rows, (9, 2), (0, 3), (1, 1)) == [2, 7, 1]

    def it_has_one_line_for_a_group(self):
        assert heights([Row([""], "group"), Row(["", ""])], (9, 9), (1, 2)) == [1, 2]
