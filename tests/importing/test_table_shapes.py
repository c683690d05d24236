"""Tables of shapes that other programs, copies and people make: every score is read, none wrongly."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest

from ita_tools.errors import ItaError
from ita_tools.importing import read_lines
from ita_tools.importing.sources.plain_text import html_lines, text_lines
from ita_tools.rubric import Edition, load_edition
from ita_tools.thai import thai_digits
from tests.importing.drawn_tables import HEADINGS, Scores, ordered_columns, random_scores


def lines_without_tabs(edition: Edition, scores: Scores, _draw: random.Random) -> Iterator[str]:
    for tool in edition.tools:
        yield f"แบบวัด {HEADINGS.get(tool.code, tool.code)}"
        for key, value in scores.items():
            if key[1] == tool.code:
                yield f"{key[2]} {edition.item_by_code[key[2]].title} {value} คะแนน"


def markdown(edition: Edition, scores: Scores, _draw: random.Random) -> Iterator[str]:
    yield "| เครื่องมือ | ข้อ | คะแนน |"
    yield "|---|---|---|"
    for key, value in scores.items():
        yield f"| {HEADINGS.get(key[1], key[1])} | {key[2].upper()} | {value} |"


def one_row(edition: Edition, scores: Scores, _draw: random.Random) -> Iterator[str]:
    titles = [
        f"{key[2]} {edition.item_by_code[key[2]].title} [{HEADINGS.get(key[1], key[1])}]" for key in scores
    ]
    yield "\t".join(["ประทับเวลา", *titles])
    yield "\t".join(["1/8/2566, 10:00:00", *map(str, scores.values())])


def years_beside(edition: Edition, scores: Scores, draw: random.Random) -> Iterator[str]:
    yield f"เครื่องมือ\tข้อ\tปี {edition.year - 1}\tปี {edition.year}\tผลต่าง"
    for key, value in scores.items():
        earlier = draw.randint(7000, 9999) / 100
        yield f"{HEADINGS.get(key[1], key[1])}\t{key[2]}\t{earlier:.2f}\t{value}\t+1.00"


class DescribeShape:
    @pytest.mark.parametrize("year", [2564, 2568])
    @pytest.mark.parametrize("shape", [ordered_columns, lines_without_tabs, markdown, one_row, years_beside])
    @pytest.mark.parametrize("digits", [str, thai_digits])
    def it_gives_every_score_and_no_other(
        self,
        year: int,
        shape: Callable[[Edition, Scores, random.Random], Iterator[str]],
        digits: Callable[[str], str],
    ):
        draw, edition = random.Random(year), load_edition(year)  # noqa: S311 - no secret
        scores = random_scores(edition, draw)
        text = "\n".join([f"ผลการประเมิน ITA ปีงบประมาณ พ.ศ. {year}", *shape(edition, scores, draw)])
        result = read_lines(text_lines(digits(text), "a.txt"))
        read = {each.field: each.value for each in result.sure if each.field[0] == "items"}
        assert result.edition.year == year
        assert read == scores


class DescribeWideTable:
    HEADING = "หน่วยงาน\tคะแนนรวม\tระดับ\tIIT\tEIT ส่วนที่ 1\tEIT ส่วนที่ 2\tOIT"
    ROWS = ("เทศบาลตำบลก\t91.65\tผ่านดี\t90\t91\t92\t93", "เทศบาลตำบลข\t81.65\tต้องปรับปรุง\t80\t81\t82\t83")

    def it_is_read_by_the_row_of_the_agency_that_is_meant(self):
        lines = text_lines("\n".join([self.HEADING, *self.ROWS]), "a.txt")
        read = {each.field: each.value for each in read_lines(lines, 2568, "เทศบาลตำบล ข").sure}
        assert read["published", "total"] == Decimal("81.65")
        assert read["published", "tools", "EIT2"] == Decimal("82.00")
        assert read["agency", "name"] == "เทศบาลตำบลข"

    def it_is_refused_where_no_row_is_meant(self):
        lines = text_lines("\n".join([self.HEADING, *self.ROWS]), "a.txt")
        with pytest.raises(ItaError, match="2 หน่วยงาน"):
            read_lines(lines, 2568)

    def it_gives_no_scores_of_the_answers_of_respondents(self):
        heading = "\t".join(["ประทับเวลา", *(f"i{n}" for n in range(1, 16))])
        answers = "\n".join("\t".join(["10:00", *["4"] * 15]) for _ in range(3))
        with pytest.raises(ItaError, match="ไม่พบคะแนน"):
            read_lines(text_lines(f"{heading}\n{answers}", "a.txt"), 2568)

    def it_is_read_with_the_numbers_of_indicators_as_headings(self):
        numbers, values = range(1, 11), [f"9{n}.50" for n in range(10)]
        text = "\t".join(["ตัวชี้วัดที่", *map(str, numbers)]) + "\n" + "\t".join(["คะแนน", *values])
        read = {each.field: each.value for each in read_lines(text_lines(text, "a.txt"), 2568).sure}
        assert [read["published", "indicators", str(n)] for n in numbers] == list(map(Decimal, values))


class DescribeTwoResults:
    def sections(self) -> str:
        def section(year: int) -> str:
            return f"ผลการประเมิน ITA ปีงบประมาณ พ.ศ. {year}\n" + "\n".join(
                f"i{n}\t{year - 2480}.{n:02}" for n in range(1, 16)
            )

        return f"{section(2567)}\n{section(2568)}"

    def it_needs_an_edition(self):
        with pytest.raises(ItaError, match="--edition"):
            read_lines(text_lines(self.sections(), "a.txt"))

    @pytest.mark.parametrize("year", [2567, 2568])
    def it_reads_the_year_that_is_named(self, year: int):
        read = read_lines(text_lines(self.sections(), "a.txt"), year).sure
        scores = {each.field[2]: each.value for each in read if each.field[:2] == ("items", "IIT")}
        assert scores == {f"i{n}": Decimal(f"{year - 2480}.{n:02}") for n in range(1, 16)}


class DescribeChangeInWords:
    def it_is_no_score_of_the_tool_it_names(self):
        text = "เครื่องมือที่ทำให้คะแนนรวมขาดมากที่สุด คือ แบบวัด OIT ขาด 17.09 คะแนน\ni1\t90.00"
        read = {each.field for each in read_lines(text_lines(text, "a.txt"), 2568).candidates}
        assert ("published", "tools", "OIT") not in read

    def it_is_no_score_of_the_item_that_its_digits_resemble(self):
        text = "ตัวชี้วัดที่ 5\tการแก้ไขปัญหาการทุจริต\t91.08\t-0.17"
        read = {each.field: each.value for each in read_lines(text_lines(text, "a.txt"), 2568).candidates}
        assert ("items", "OIT", "o17") not in read


class DescribeColumnsWithoutTheirParts:
    def it_gives_both_scores_to_be_confirmed(self):
        result = read_lines(text_lines("ข้อ\tคะแนน\tคะแนน\ne1\t91.00\t92.00", "a.txt"), 2568)
        assert [(each.field[1], each.value, each.sure) for each in result.candidates] == [
            ("EIT1", Decimal("91.00"), False),
            ("EIT2", Decimal("92.00"), False),
        ]


class DescribeColumnsOfTwoYears:
    HEADING = "เครื่องมือ\tพ.ศ. 2567\tพ.ศ. 2568\tค่าเป้าหมาย 85.00"

    def read(self, *rows: str) -> dict[tuple[str, ...], Decimal]:
        lines = text_lines("\n".join([self.HEADING, *rows]), "a.txt")
        return {each.field: each.value for each in read_lines(lines, 2568).sure}

    def it_keeps_its_years_below_a_row_without_figures(self):
        read = self.read("IIT\t91.00\t92.00\tผ่าน", "EIT ส่วนที่ 1\t-\t-\t-", "OIT\t93.00\t-\t-")
        assert read["published", "tools", "IIT"] == Decimal("92.00")
        assert read["previous", "published", "tools", "OIT"] == Decimal("93.00")
        assert ("published", "tools", "OIT") not in read

    def it_takes_no_figure_of_the_target_for_a_score(self):
        read = self.read("IIT\t91.00\t92.00\t85.00", "OIT\t90.00\t-\t85.00")
        assert ("published", "tools", "OIT") not in read

    def it_is_no_column_farther_in_a_page_with_blanks_between_the_tags(self):
        cells = "".join(f"\n <th>{each}</th>" for each in self.HEADING.split("\t"))
        page = f"<table>\n<tr>{cells}\n</tr>\n<tr><td>IIT</td><td>91.00</td><td>92.00</td></tr></table>"
        assert [line.cells for line in html_lines(page, "a.html")] == [
            tuple(self.HEADING.split("\t")),
            ("IIT", "91.00", "92.00"),
        ]
