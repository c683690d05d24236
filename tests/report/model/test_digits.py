from decimal import Decimal

import pytest

from ita_tools.report.model.digits import (
    CUT_MARK,
    MAX_TEXT_LENGTH,
    DigitStyle,
    clean_and_truncate,
    format_decimal,
)

NO_BREAK = "\u00a0"


class DescribeDigitStyle:
    @pytest.mark.parametrize(
        ("text", "formatted"),
        [
            ("ได้ 99.33 คะแนน", f"ได้ ๙๙.๓๓{NO_BREAK}คะแนน"),
            ("เพิ่มร้อยละ 2.35 แล้ว", f"เพิ่มร้อยละ{NO_BREAK}๒.๓๕ แล้ว"),
            ("ปี พ.ศ. 2568", f"ปี พ.ศ.{NO_BREAK}๒๕๖๘"),
            ("ข้อ i4 ที่ https://a.go.th/2568", "ข้อ i4 ที่ https://a.go.th/2568"),
            ("มี 2 ข้อ จาก 30 คน ส่วนที่ 1", f"มี ๒{NO_BREAK}ข้อ จาก ๓๐{NO_BREAK}คน ส่วนที่{NO_BREAK}๑"),
            ("93.00 ข้อ e9 97.00 ตัวชี้วัดที่ 2", f"๙๓.๐๐ ข้อ e9 ๙๗.๐๐ ตัวชี้วัดที่{NO_BREAK}๒"),
            ("คะแนน ร้อยละ ของปี", "คะแนน ร้อยละ ของปี"),
        ],
    )
    def it_ties_numbers_to_their_units_and_writes_thai_digits(self, text, formatted):
        assert DigitStyle("thai").format_text(text) == formatted

    def it_leaves_arabic_digits_as_they_are(self):
        assert DigitStyle("arabic").format_text("ได้ 99.33") == "ได้ 99.33"

    def it_converts_digits_and_nothing_else(self):
        assert DigitStyle("thai").convert("\x00ได้ 99 คะแนน") == "\x00ได้ ๙๙ คะแนน"
        assert DigitStyle("arabic").convert("\x00ได้ 99 คะแนน") == "\x00ได้ 99 คะแนน"


class DescribeCleanAndTruncate:
    def it_cuts_only_a_text_over_the_limit_and_marks_the_cut(self):
        assert clean_and_truncate("ก" * MAX_TEXT_LENGTH) == "ก" * MAX_TEXT_LENGTH
        cut = clean_and_truncate("ก" * (MAX_TEXT_LENGTH + 1))
        assert len(cut) == MAX_TEXT_LENGTH
        assert cut.endswith(CUT_MARK)

    def it_cuts_off_a_letter_together_with_its_marks(self):
        cut = clean_and_truncate("กี่" * MAX_TEXT_LENGTH, MAX_TEXT_LENGTH)
        assert cut.removesuffix(CUT_MARK).endswith("กี่")
        assert MAX_TEXT_LENGTH - 3 < len(cut) <= MAX_TEXT_LENGTH


class DescribeFormatDecimal:
    @pytest.mark.parametrize(
        ("value", "text"),
        [
            ("99.3", "99.30"),
            ("84.995", "85.00"),
            ("-0.004", "0.00"),
            ("-1.005", "-1.01"),
            ("1E+3", "1000.00"),
            ("NaN", None),
            ("Infinity", None),
        ],
    )
    def it_writes_two_decimals_rounded_half_up(self, value, text):
        assert format_decimal(Decimal(value)) == text

    def it_has_no_text_for_a_gap(self):
        assert format_decimal(None) is None
