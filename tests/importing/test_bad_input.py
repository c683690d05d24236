"""Input that is no result, or not a whole one: a clear message, nothing wrong taken up, little time."""

from __future__ import annotations

from decimal import Decimal
from time import process_time

import pytest

from ita_tools.errors import FileDangerous, ItaError
from ita_tools.importing import read_lines
from ita_tools.importing.sources import file_lines
from ita_tools.importing.sources.plain_text import html_lines, text_lines

RESULT = "ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2568\nข้อ\tคะแนน\ni1\t99.33\ni2\t96.67\n"


class DescribeTextWithoutResult:
    @pytest.mark.parametrize(
        "text", ["评估结果 98.50 分", "The fox scored 98.5 points in 2025.", "มีผู้เข้าประชุม 15 คน ครั้งที่ 1/2568"]
    )
    def it_is_refused_for_having_no_score(self, text):
        with pytest.raises(ItaError, match="ไม่พบคะแนน"):
            read_lines(text_lines(text, "a.txt"))

    def it_names_the_file_also_where_it_is_empty(self):
        with pytest.raises(ItaError, match=r"a\.txt"):
            read_lines([], source="a.txt")


class DescribeTextCutOff:
    @pytest.mark.parametrize("figure", ["10", "9", "99.6"])
    def it_leaves_its_last_figure_to_be_confirmed(self, figure):
        result = read_lines(text_lines(f"{RESULT}i3\t{figure}", "a.txt"))
        assert {each.field[2]: each.sure for each in result.candidates} == {
            "i1": True,
            "i2": True,
            "i3": False,
        }

    @pytest.mark.parametrize("figure", ["100", "99.33"])
    def it_takes_a_last_figure_that_is_whole(self, figure):
        sure = read_lines(text_lines(f"{RESULT}i3\t{figure}", "a.txt")).sure
        assert [each.value for each in sure] == [Decimal("99.33"), Decimal("96.67"), Decimal(figure)]

    def it_names_the_items_that_are_missing(self):
        missing = read_lines(text_lines(RESULT, "a.txt")).missing
        assert ("items", "IIT", "i3") in missing


class DescribeLongText:
    def it_is_refused_beyond_two_million_characters(self):
        with pytest.raises(FileDangerous, match="ยาวเกิน"):
            text_lines(RESULT * 40_000, "a.txt")

    @pytest.mark.parametrize(
        "text",
        [
            "(อ้างอิงจาก " * 40_000,
            "IIT ได้ " * 60_000,
            "ตัวชี้วัดที่ 1 " * 40_000,
            "ผลการประเมินภาพรวม 90.00 คะแนน ระดับ " * 15_000,
        ],
    )
    def it_is_read_in_bounded_time(self, text):
        start = process_time()
        with pytest.raises(ItaError):
            read_lines(text_lines(text, "a.txt"))
        assert process_time() - start < 5


class DescribeHostileFile:
    def it_ignores_scripts_of_a_page(self):
        page = f"<script>{RESULT}i3\t1.00</script><table><tr><td>i1</td><td>99.33</td></tr></table>"
        sure = read_lines(html_lines(page, "a.html"), 2568).sure
        assert [(each.field[2], each.value) for each in sure] == [("i1", Decimal("99.33"))]

    @pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.xlsx", "a.txt", "a.exe"])
    def it_is_refused_with_its_name_where_it_is_something_else(self, tmp_path, name):
        (tmp_path / name).write_bytes(b"\0\1\2MZ" * 100)
        with pytest.raises(ItaError, match=name):
            file_lines(tmp_path / name)
