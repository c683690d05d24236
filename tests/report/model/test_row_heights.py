from __future__ import annotations

from ita_tools.report.model.document import Row
from ita_tools.report.model.row_heights import row_heights

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
