"""Words for levels, indicators and issues."""

import pytest

from ita_tools.assessment import parse_assessment
from ita_tools.normalization import code_from, level_from, normalize_words
from ita_tools.rubric import load_edition

_TITLES = {each.code: each.title for each in load_edition(2568).indicators}
_ISSUES = {each.code: each.title for each in load_edition(2568).issues}


class DescribeLevelFrom:
    @pytest.mark.parametrize(
        ("year", "text", "level"),
        [
            (2568, "ระดับผ่านดี", "ผ่านดี"),
            (2568, "ระดับ ผ่าน ดีเยี่ยม", "ผ่านดีเยี่ยม"),
            (2568, " ผ่าน\u200b ", "ผ่าน"),
            (2568, "อยู่ในระดับ “ผ่านดี”", "ผ่านดี"),
            (2565, "ระดับ aa", "AA"),
            (2567, "AA", "ผ่านดีเยี่ยม"),
            (2567, "ระดับ A", "ผ่านดี"),
            (2568, "B", "ต้องปรับปรุง"),
            (2568, "E", "ต้องปรับปรุงโดยด่วน"),
            (2565, "ผ่านดีเยี่ยม", "AA"),
            (2565, "ผ่าน ดี", "A"),
        ],
    )
    def it_reads_prefixes_blanks_and_words_of_other_years(self, year: int, text: str, level: str):
        assert level_from(text, load_edition(year).bands) == level

    @pytest.mark.parametrize(
        ("year", "text"), [(2568, "ดีมาก"), (2568, "C"), (2565, "ต้องปรับปรุง"), (2568, "ระดับ")]
    )
    def it_reads_nothing_where_no_level_or_more_than_one_is_meant(self, year: int, text: str):
        assert level_from(text, load_edition(year).bands) == ""


class DescribeCodeFrom:
    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("๑", "1"),
            ("ตัวชี้วัดที่ 1", "1"),
            ("ตัวชี้วัด ๑๐", "10"),
            ("ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่", "1"),
            ("1. การปฏิบัติหน้าที่", "1"),
            ("การใช้งบประมาณ", "2"),
            ("ข้อที่ 3", "3"),
            ("02", "2"),
            ("2.0", "2"),
        ],
    )
    def it_reads_the_number_of_an_indicator(self, text: str, code: str):
        assert code_from(text, "indicator", _TITLES) == code

    @pytest.mark.parametrize(
        "text", ["ประเด็นที่ ๒", "1 และ 2", "11", "1 การใช้งบประมาณ", "ไม่แน่ใจ", "2.5", "1-3"]
    )
    def it_reads_no_indicator_where_none_or_several_are_meant(self, text: str):
        assert code_from(text, "indicator", _TITLES) == ""

    @pytest.mark.parametrize("text", ["ประเด็นที่ ๒", "2", "ประเด็น 2", "ข้อ 2", "การให้บริการและระบบ E-Service"])
    def it_reads_the_number_of_an_issue(self, text: str):
        assert code_from(text, "issue", _ISSUES) == "issue-2"


class DescribeNormalizeWords:
    def it_keeps_a_word_that_means_nothing_and_remarks_on_it(self):
        reading = parse_assessment(
            "edition: 2568\npublished: {level: ดีมาก}\nplan: [{indicator: ด้านไอที, measure: ก}]", "a.yaml"
        )
        read = normalize_words(load_edition(2568), reading)
        assert read.assessment == reading.assessment
        assert [(each.kind, each.where, each.written, each.read) for each in read.remarks] == [
            ("level", "a.yaml บรรทัด 2 (published.level)", "ดีมาก", ""),
            ("indicator", "a.yaml บรรทัด 3 (plan[1].indicator)", "ด้านไอที", ""),
        ]

    def it_takes_a_mark_for_a_missing_level(self):
        reading = parse_assessment('edition: 2568\npublished: {total: 90, level: "-"}', "a.yaml")
        read = normalize_words(load_edition(2568), reading)
        assert read.assessment.published.level == ""
        assert [each.kind for each in read.remarks] == ["missing"]

    def it_reads_the_level_of_the_year_before_in_the_words_of_that_year(self):
        reading = parse_assessment(
            "edition: 2566\nprevious: {edition: 2565, published: {level: ระดับ A}}", "a.yaml"
        )
        read = normalize_words(load_edition(2566), reading)
        assert read.assessment.previous
        assert read.assessment.previous.published.level == "A"

    def it_returns_what_needs_no_reading_unchanged(self):
        reading = parse_assessment("edition: 2568\nplan: [{indicator: 1, measure: ก}]", "a.yaml")
        assert normalize_words(load_edition(2568), reading) is reading
