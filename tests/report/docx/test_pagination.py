from __future__ import annotations

import pytest

from ita_tools.report.docx.pagination import can_split, keep_with_next
from ita_tools.report.model.document import Row

SHORT, TALL = Row(["ก", "1.00"]), Row(["ก" * 400, "1.00"])
WIDTHS = [4_000, 1_000]


def lines(count):
    return Row(["\n".join("ก" * count), "1.00"])


class DescribeKeepWithNext:
    @pytest.mark.parametrize("count", [1, 2, 12])
    def it_keeps_a_small_table_on_one_page_but_not_with_the_text_below(self, count):
        assert keep_with_next([SHORT] * count, WIDTHS) == [True] * (count - 1) + [False]

    def it_leaves_no_single_row_of_a_long_table_on_a_page(self):
        assert [n for n, keep_next in enumerate(keep_with_next([SHORT] * 30, WIDTHS)) if keep_next] == [0, 28]

    def it_does_not_keep_tall_rows_together(self):
        assert not any(keep_with_next([TALL] * 4, WIDTHS))
        assert not any(keep_with_next([Row(["\n".join("กขค")]), TALL, SHORT, TALL], WIDTHS))

    def it_keeps_the_row_before_a_total_with_the_total(self):
        assert keep_with_next([*[TALL] * 3, Row(["", "รวม"], "total")], WIDTHS) == [False, False, True, False]

    def it_accepts_a_table_without_rows(self):
        assert keep_with_next([], WIDTHS) == []

    def it_keeps_the_first_group_with_two_rows(self):
        rows = [Row(["ก"], "group"), *[SHORT] * 30]
        assert [n for n, keep_next in enumerate(keep_with_next(rows, WIDTHS)) if keep_next] == [1, 29]


class DescribeCanSplit:
    @pytest.mark.parametrize(("height", "longest"), [(9_071, 10), (14_286, 16), (7_000, 7)])
    def it_allows_only_a_row_that_would_leave_the_page_before_it_half_empty(self, height, longest):
        rows = [SHORT, lines(longest), lines(longest + 1), Row(["ก"], "group"), SHORT]
        assert can_split(rows, WIDTHS, height) == [False, False, True, False, False]

    def it_counts_a_merged_cell_with_the_last_of_its_rows(self):
        merged = frozenset({0})
        rows = [lines(20), Row(["", "2"], merged=merged), Row(["", "3"], merged=merged)]
        assert can_split(rows, WIDTHS, 9_071) == [False, False, True]
        assert can_split([*rows[:1], *[rows[1]] * 18], WIDTHS, 9_071) == [False] * 19

    def it_accepts_a_table_without_rows(self):
        assert can_split([], WIDTHS, 9_071) == []
