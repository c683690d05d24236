"""Folding of names, and the marks that stand for a missing value."""

import pytest

from ita_tools.thai_folding import fold, fold_closely, is_missing_mark


class DescribeFold:
    @pytest.mark.parametrize(
        "written",
        [
            "สํานักปลัด",  # decomposed SARA AM
            "สำนัก\u200bปลัด",
            "\ufeffสำนักปลัด\u200d",
            " สำนักปลัด\u00a0",
            "สำ\u00adนักปลัด",
            "สำนักปลัด\u2060",
        ],
    )
    def it_takes_names_that_look_the_same_for_one(self, written: str):
        assert fold(written) == fold("สำนักปลัด")

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("กองน้ำ", "กองนํ้า"),
            ("กองน้ำ", "กองน้ํา"),
            ("ที่ดิน", "ท\u0e48\u0e35ดิน"),
            ("แผนงาน", "เเผนงาน"),
            ("กอง  ช่าง", "กอง\u00a0ช่าง"),
            ("กอง\tช่าง", "กอง ช่าง"),
            ("ＩＣＴ", "ict"),
        ],
    )
    def it_ignores_composition_order_of_marks_blanks_and_width(self, one: str, other: str):
        assert fold(one) == fold(other)

    @pytest.mark.parametrize(
        ("one", "other"), [("กองคลัง", "กองช่าง"), ("กองคลัง", "กอง คลัง"), ("ปา", "ป่า"), ("กอง 1", "กอง 2")]
    )
    def it_keeps_different_names_apart(self, one: str, other: str):
        assert fold(one) != fold(other)

    def it_leaves_out_blanks_where_names_are_folded_closely(self):
        assert fold_closely("ผ่าน ดี ๑") == "ผ่านดี1"


class DescribeMissingMarks:
    @pytest.mark.parametrize(
        "text",
        ["-", "–", "—", "--", " - ", "N/A", "n/a", "NA", "ไม่มี", "ไม่มีข้อมูล", "ไม่ มี ข้อมูล", "...", "\u200b-"],
    )
    def it_recognises_what_people_write_for_no_value(self, text: str):
        assert is_missing_mark(text)

    @pytest.mark.parametrize("text", ["", " ", "0", "-1", "- 5", "ก", "99.33", "ไม่มีผู้ตอบ 3 คน"])
    def it_takes_nothing_else_for_one(self, text: str):
        assert not is_missing_mark(text)
