from __future__ import annotations

import pytest

from ita_tools.report.docx.pagination import can_split, keep_with_next, row_lines
from ita_tools.report.model.document import Row

SHORT, TALL = Row(["ก", "1.00"]), Row(["ก" * 400, "1.00"])
WIDTHS = [4_000, 1_000]


def lines(count):
    return Row(["\n".join("ก" * count), "1.00"])


def kept(rows):
    return keep_with_next(rows, row_lines(rows, WIDTHS))


def splittable(rows, height):
    return can_split(row_lines(rows, WIDTHS), height)


class DescribeKeepWithNext:
    @pytest.mark.parametrize("count", [1, 2, 12])
    def it_keeps_a_small_table_on_one_page_but_not_with_the_text_below(self, count):
        assert kept([SHORT] * count) == [True] * (count - 1) + [False]

    def it_leaves_no_single_row_of_a_long_table_on_a_page(self):
        assert [n for n, keep_next in enumerate(kept([SHORT] * 30)) if keep_next] == [0, 28]

    def it_does_not_keep_tall_rows_together(self):
        assert not any(kept([TALL] * 4))
        assert not any(kept([Row(["\n".join("กขค")]), TALL, SHORT, TALL]))

    def it_keeps_the_row_before_a_total_with_the_total(self):
        assert kept([*[TALL] * 3, Row(["", "รวม"], "total")]) == [False, False, True, False]

    def it_accepts_a_table_without_rows(self):
        assert kept([]) == []

    def it_keeps_the_first_group_with_two_rows(self):
        rows = [Row(["ก"], "group"), *[SHORT] * 30]
        assert [n for n, keep_next in enumerate(kept(rows)) if keep_next] == [1, 29]


class DescribeCanSplit:
    @pytest.mark.parametrize(("height", "longest"), [(9_071, 10), (14_286, 16), (7_000, 7)])
    def it_allows_only_a_row_that_would_leave_the_page_before_it_half_empty(self, height, longest):
        rows = [SHORT, lines(longest), lines(longest + 1), Row(["ก"], "group"), SHORT]
        assert splittable(rows, height) == [False, False, True, False, False]

    def it_counts_a_merged_cell_with_the_last_of_its_rows(self):
        merged = frozenset({0})
        rows = [lines(20), Row(["", "2"], merged=merged), Row(["", "3"], merged=merged)]
        assert splittable(rows, 9_071) == [False, False, True]
        assert splittable([*rows[:1], *[rows[1]] * 18], 9_071) == [False] * 19

    def it_accepts_a_table_without_rows(self):
        assert splittable([], 9_071) == []
