"""Small tables stay whole, long ones leave no row alone, tall rows may part."""

from __future__ import annotations

import pytest

from ita_tools.report.docx.pagination import can_split, keep_with_next
from ita_tools.report.model.document import Row

SHORT, TALL = Row(["ก", "1.00"]), Row(["ก" * 400, "1.00"])
WIDTHS = [4_000, 1_000]


@pytest.mark.parametrize("count", [1, 2, 12])
def it_keeps_a_small_table_on_one_page_but_not_with_what_follows(count):
    assert keep_with_next([SHORT] * count, WIDTHS) == [True] * (count - 1) + [False]


def it_leaves_no_row_of_a_long_table_alone_on_a_page():
    assert [n for n, kept in enumerate(keep_with_next([SHORT] * 30, WIDTHS)) if kept] == [0, 28]


def it_lets_tall_rows_part():
    assert not any(keep_with_next([TALL] * 4, WIDTHS))
    assert not any(keep_with_next([Row(["\n".join("กขค")]), TALL, SHORT, TALL], WIDTHS))


def lines(count):
    return Row(["\n".join("ก" * count), "1.00"])


@pytest.mark.parametrize(("height", "fitting"), [(9_071, 25), (14_286, 41), (7_000, 18)])
def it_parts_only_a_row_that_does_not_fit_on_a_page(height, fitting):
    rows = [SHORT, TALL, lines(fitting), lines(fitting + 1), SHORT]
    assert can_split(rows, WIDTHS, height) == [False, False, False, True, False]


def it_leaves_no_titles_alone_over_a_first_row_that_does_not_fit_under_them():
    group = Row(["ก"], "group")
    assert can_split([group, lines(19), group, lines(25)], WIDTHS, 9_071) == [False] * 4
    assert can_split([group, lines(20), group, lines(25)], WIDTHS, 9_071) == [False, True, False, False]
    assert can_split([], WIDTHS, 9_071) == []


def it_keeps_the_row_before_a_total_with_it():
    assert keep_with_next([*[TALL] * 3, Row(["", "รวม"], "total")], WIDTHS) == [False, False, True, False]


def it_knows_a_table_without_rows():
    assert keep_with_next([], WIDTHS) == []


def it_looks_below_the_group_that_begins_a_table():
    kept = keep_with_next([Row(["ก"], "group"), *[SHORT] * 30], WIDTHS)
    assert [n for n, stays in enumerate(kept) if stays] == [1, 29]
