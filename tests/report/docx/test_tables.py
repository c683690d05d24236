""""""

from __future__ import annotations

import time

import pytest
from lxml import etree

from ita_tools.report.docx.markup import NAMESPACES
from ita_tools.report.docx.paragraph_styles import Style
from ita_tools.report.docx.tables import can_split, column_widths, keep_with_next, row_lines, table_xml
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import Column, Row, Table
from tests.report.docx.lint import W
from tests.report.docx.samples import table

STYLES = {style: style.base_id for style in Style}
SHORT, TALL = Row(["ก", "1.00"]), Row(["ก" * 400, "1.00"])
WIDTHS = [4_000, 1_000]


def parsed(one, digit_style=DigitStyle("arabic"), width=9_000, height=14_000):  # noqa: B008
    written = table_xml(one, STYLES, digit_style, width, height)
    return etree.fromstring(f"<w:body {NAMESPACES}>{written}</w:body>")[0]


def texts(row):
    return ["\n".join("".join(p.itertext()) for p in cell.iter(f"{W}p")) for cell in row.findall(f"{W}tc")]


class DescribeColumnWidths:
    @pytest.mark.parametrize(
        ("shares", "minimums"),
        [
            ([1, 1, 1], [0, 0, 0]),
            ([0.01, 5, 1], [500, 10, 900]),
            ([1, 2], [9_000, 9_000]),
            ([0, 0], [400, 400]),
        ],
    )
    def it_adds_up_to_the_width_of_the_table(self, shares, minimums):
        widths = column_widths(shares, minimums, 9_000)
        assert sum(widths) == 9_000
        assert min(widths) > 0
        if sum(minimums) < 9_000:
            assert all(width >= floor for width, floor in zip(widths, minimums, strict=True))


class DescribeTable:
    def it_merges_a_cell_with_the_one_above(self):
        rows = [Row(["ก", "1"]), Row(["", "2"], merged=frozenset({0})), Row(["ข", "3"])]
        merges = [
            [None if (merge := cell.find(f".//{W}vMerge")) is None else merge.get(f"{W}val") for cell in row]
            for row in (row.findall(f"{W}tc") for row in parsed(Table("", [Column("ก")] * 2, rows))[3:])
        ]
        assert merges == [["restart", None], [None, None], [None, None]]
        second = parsed(Table("", [Column("ก")] * 2, rows)).findall(f"{W}tr")[2]
        assert second.find(f".//{W}vMerge") is not None

    def it_lets_a_row_higher_than_a_page_split(self):
        one = Table("", [Column("ก")], [Row(["ข"]), Row(["\n".join("ข" * 60)])])
        rows = parsed(one).findall(f"{W}tr")
        assert [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows] == [True, True, False]

    def it_repeats_its_header_row_and_splits_no_ordinary_row(self):
        rows = parsed(table()).findall(f"{W}tr")
        heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        assert heads == [True, *[False] * (len(rows) - 1)]
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)

    def it_spans_a_group_over_all_columns_and_keeps_it_with_the_next_row(self):
        group = parsed(table()).findall(f"{W}tr")[1]
        assert group.find(f".//{W}gridSpan").get(f"{W}val") == "3"
        assert group.find(f".//{W}shd") is not None
        assert group.find(f".//{W}keepNext") is not None

    def it_sets_a_total_in_bold_and_keeps_the_row_before_it_on_its_page(self):
        rows = parsed(table(30)).findall(f"{W}tr")
        assert rows[-1].find(f".//{W}bCs") is not None
        assert rows[-2].find(f".//{W}bCs") is None
        assert rows[-2].find(f".//{W}keepNext") is not None
        assert rows[-3].find(f".//{W}keepNext") is None

    def it_never_wraps_a_short_number_and_makes_its_column_wide_enough(self):
        one = Table("", [Column("ก", 100), Column("ข", 0.01)], [Row(["ยาว 1", "100.00"])])
        cells = parsed(one, DigitStyle("thai")).findall(f"{W}tr")[1].findall(f"{W}tc")
        assert [cell.find(f"{W}tcPr/{W}noWrap") is not None for cell in cells] == [False, True]
        assert int(cells[1].find(f"{W}tcPr/{W}tcW").get(f"{W}w")) >= 6 * 110
        assert texts(parsed(one, DigitStyle("thai")).findall(f"{W}tr")[1])[1] == "๑๐๐.๐๐"

    def it_starts_a_paragraph_at_every_line_feed(self):
        one = Table("", [Column("ก")], [Row(["1) ข\n2) ค"])])
        assert texts(parsed(one).findall(f"{W}tr")[1]) == ["1) ข\n2) ค"]

    def it_leaves_missing_cells_empty_but_refuses_to_lose_one(self):
        columns = [Column("ก"), Column("ข")]
        assert texts(parsed(Table("", columns, [Row(["1"])])).findall(f"{W}tr")[1]) == ["1", ""]
        with pytest.raises(ValueError, match="3 cells for 2 columns"):
            parsed(Table("", columns, [Row(["1", "2", "3"])]))
        with pytest.raises(ValueError, match="at least one column"):
            parsed(Table("", [], []))

    def it_has_its_caption_as_alternative_text(self):
        assert parsed(table(caption="คะแนน")).find(f".//{W}tblCaption").get(f"{W}val") == "คะแนน"
        assert parsed(table(caption="")).find(f".//{W}tblCaption") is None

    def it_aligns_cells_like_their_columns(self):
        cells = parsed(table()).findall(f"{W}tr")[2].findall(f"{W}tc")
        alignments = [cell.find(f".//{W}jc") for cell in cells]
        assert [each if each is None else each.get(f"{W}val") for each in alignments] == [
            "center",
            None,
            "right",
        ]

    def it_is_written_in_linear_time(self):
        def duration(rows):
            one = table(rows)
            runs = []
            for _ in range(3):
                start = time.perf_counter()
                table_xml(one, STYLES, DigitStyle(), 9_000, 14_000)
                runs.append(time.perf_counter() - start)
            return min(runs)

        assert duration(3_000) < 30 * duration(300)


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
