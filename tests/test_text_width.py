"""The width of Thai text: cells without marks and hidden characters, and estimates of points and lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_tools.text_width import POINTS_PER_MM, cells_in, display_cells, lines_needed, text_points

MARKS = "ัิีึืฺุู็่้๊๋์ํ๎"
HIDDEN = "\u00ad\u200b\u200c\u200d\u200e\u2060\ufeff"
# Titles of items: width in em and lines at 12, 20, 30 and 45 cells, measured with the advance widths of the
# font and with lines broken between the words of a dictionary.
MEASURED = [
    (
        "การปฏิบัติงานหรือให้บริการของเจ้าหน้าที่ในหน่วยงานของท่านเป็นไปตามขั้นตอนและระยะเวลา มากน้อยเพียงใด",
        29.34,
        (8, 5, 3, 2),
    ),
    ("รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน", 20.75, (6, 4, 3, 2)),
    ("รายงานผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุประจำปี", 14.18, (4, 2, 2, 1)),
    (
        "หน่วยงานของท่าน มีการนำผลการตรวจสอบของฝ่ายตรวจสอบ ทั้งภายในและภายนอกหน่วยงานไปปรับปรุงการทำงาน "
        "เพื่อป้องกันการทุจริตในหน่วยงาน มากน้อยเพียงใด",
        44.12,
        (14, 7, 5, 3),
    ),
    (
        "เจ้าหน้าที่ในหน่วยงานของท่าน มีการขอยืมหรือขอใช้ทรัพย์สินของหน่วยงาน อย่างถูกต้องตามขั้นตอน/แนวปฏิบัติ มากน้อยเพียงใด",
        33.71,
        (10, 6, 4, 3),
    ),
]
texts = st.text("กนาเ ำัี้่\u200bab1\n", max_size=80)


class DescribeDisplayCells:
    @pytest.mark.parametrize(
        ("text", "cells"),
        [
            ("", 0),
            ("กองคลัง", 6),
            ("ที่นี่", 2),
            ("น้ำใจ", 4),
            ("๙๙.๓๓", 5),
            ("EIT1 a-b", 8),
            ("é e\u0301", 3),
            ("漢字", 4),
            ("Ａ", 2),
        ],
    )
    def it_counts_the_characters_that_take_room(self, text, cells):
        assert display_cells(text) == cells

    @pytest.mark.parametrize("character", [*MARKS, *HIDDEN])
    def it_counts_neither_marks_nor_hidden_characters(self, character):
        assert display_cells(character) == 0
        assert display_cells(f"ก{character}ข") == 2

    @pytest.mark.parametrize("character", [chr(code) for code in range(0x0E01, 0x0E5C)])
    def it_counts_a_thai_character_in_any_text_alike(self, character):
        assert display_cells(character) == display_cells(f"{character}é") - 1

    @given(texts, texts)
    def it_adds_up(self, first, second):
        assert display_cells(first + second) == display_cells(first) + display_cells(second)


class DescribeTextPoints:
    @pytest.mark.parametrize(("text", "em", "_"), MEASURED)
    def it_is_a_little_more_than_the_width_in_the_font(self, text, em, _):
        assert em * 16 < text_points(text, 16) < em * 16 * 1.11

    def it_is_larger_in_bold(self):
        assert text_points("ก" * 100, 14, bold=True) > text_points("ก" * 100, 14) > 0

    @pytest.mark.parametrize("bold", [False, True])
    def it_leaves_the_text_on_one_line(self, bold):
        points = text_points("ก" * 40, 16, bold=bold)
        assert lines_needed("ก" * 40, cells_in(points, 16, bold=bold)) == 1


class DescribeCellsIn:
    @pytest.mark.parametrize(("text", "em", "_"), MEASURED)
    def it_is_close_to_the_cells_of_a_measured_text(self, text, em, _):
        assert cells_in(em * 16, 16) == pytest.approx(display_cells(text), rel=0.03)

    def it_gives_the_cells_of_a_full_line(self):
        assert 75 <= cells_in(160 * POINTS_PER_MM, 16) <= 85

    def it_is_smaller_in_bold(self):
        assert cells_in(100, 16, bold=True) < cells_in(100, 16)


class DescribeLinesNeeded:
    @pytest.mark.parametrize("number", range(4))
    @pytest.mark.parametrize(("text", "_", "lines"), MEASURED)
    def it_differs_by_one_line_at_most_from_the_measured_lines(self, text, _, lines, number):
        assert abs(lines_needed(text, (12, 20, 30, 45)[number]) - lines[number]) <= 1

    def it_is_not_too_small_where_lines_are_long(self):
        for text, _, lines in MEASURED:
            assert lines_needed(text, 30) >= lines[2]
            assert lines_needed(text, 45) >= lines[3]

    @pytest.mark.parametrize(("cells", "lines"), [(12, 1), (13, 2), (20, 2), (21, 3)])
    def it_is_one_line_if_the_text_fits(self, cells, lines):
        assert lines_needed("ก" * cells, 12) == lines

    def it_counts_marks_and_hidden_characters_as_nothing(self):
        assert lines_needed("กี่\u200b" * 12, 12) == 1

    def it_counts_every_line_of_the_text(self):
        assert lines_needed("", 12) == 1
        assert lines_needed("ก\n\nข", 12) == 3
        assert lines_needed("ก" * 13 + "\nข", 12) == 3

    @pytest.mark.parametrize("cells", [0, -5, 0.3, 1])
    def it_puts_a_cell_on_a_line_that_has_no_room(self, cells):
        assert lines_needed("กขค", cells) == 3

    @given(texts, st.floats(1, 100), st.floats(0, 50))
    def it_never_grows_with_the_room(self, text, cells, more):
        assert lines_needed(text, cells + more) <= lines_needed(text, cells)
