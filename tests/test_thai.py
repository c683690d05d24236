"""Thai digits, dates, numbers as people type them, and cleaning of text.

Folding of names, and the marks that stand for a missing value.
"""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_tools import thai
from ita_tools.thai import fold, fold_closely, is_missing_mark


class DescribeThaiDigits:
    @pytest.mark.parametrize(
        ("arabic", "expected"),
        [
            ("ปี 2568 ได้ 99.33", "ปี ๒๕๖๘ ได้ ๙๙.๓๓"),
            ("ข้อ i4 และ o25 ของ EIT1", "ข้อ i4 และ o25 ของ EIT1"),
            ("ดู https://example.go.th/2568/o1 หน้า 3", "ดู https://example.go.th/2568/o1 หน้า ๓"),
            ("ส่ง ita2568@example.go.th ภายใน 7 วัน", "ส่ง ita2568@example.go.th ภายใน ๗ วัน"),
            ("จาก a.xlsx (7d9a103d) 12 แถว", "จาก a.xlsx (7d9a103d) ๑๒ แถว"),
            ("www.example.go.th/1", "www.example.go.th/1"),
            ("", ""),
        ],
    )
    def it_keeps_the_digits_of_links_addresses_and_codes(self, arabic, expected):
        assert thai.thai_digits(arabic) == expected

    @given(st.text())
    def it_can_be_reversed(self, text):
        assert thai.arabic_digits(thai.thai_digits(text)) == thai.arabic_digits(text)

    @given(st.text())
    def it_changes_nothing_the_second_time(self, text):
        assert thai.thai_digits(thai.thai_digits(text)) == thai.thai_digits(text)


class DescribeNumberFrom:
    @pytest.mark.parametrize(
        ("typed", "value"),
        [
            ("99.33", "99.33"),
            ("๙๙.๓๓", "99.33"),
            (" 1,234.5 ", "1234.5"),
            ("50 %", "50"),
            (".5", "0.5"),
            ("-3", "-3"),
            ("\u00a0๑๐๐\u200b", "100"),
            ("0", "0"),
        ],
    )
    def it_reads_numbers_as_people_type_them(self, typed, value):
        assert thai.number_from(typed) == Decimal(value)

    @pytest.mark.parametrize(
        "typed",
        [
            "",
            "ราว 90",
            "90 คะแนน",
            "1,23",
            "1 2",
            "1.2.3",
            "1e5",
            "NaN",
            "Infinity",
            "0x10",
            "--1",
            "%",
            "9" * 41,
        ],
    )
    def it_returns_none_for_what_is_not_exactly_one_number(self, typed):
        assert thai.number_from(typed) is None

    @given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9))
    def it_reads_a_printed_number(self, value):
        assert thai.number_from(f"{value:,f}") == value
        assert thai.number_from(thai.thai_digits(f"{value:f}")) == value


class DescribeClean:
    @given(st.text(st.characters(codec=None)))
    def it_removes_what_cannot_be_stored(self, text):
        cleaned = thai.clean(text)
        assert thai.clean(cleaned) == cleaned
        assert not set(cleaned) & set("\x00\x08\x0b\x0c\r\x1f\x7f\u2028\u202e\u2066\ufeff\uffff")
        cleaned.encode("utf-8")

    def it_keeps_thai_marks_tabs_and_lines(self):
        assert thai.clean("น้ำ\tผึ้ง\r\nที่\rนี่\u2028เอง") == "น้ำ\tผึ้ง\nที่\nนี่\nเอง"


class DescribeDates:
    def it_writes_dates_of_the_buddhist_era(self):
        assert thai.thai_date(date(2025, 1, 1)) == "1 มกราคม 2568"
        assert thai.thai_date(date(2026, 12, 31)) == "31 ธันวาคม 2569"
        assert thai.buddhist_year(date(2025, 10, 1)) == 2568
        assert len(set(thai.MONTHS)) == 12

    @pytest.mark.parametrize(
        ("moment", "expected"),
        [
            (datetime(2026, 11, 21, 7, 5), "21 พฤศจิกายน 2569 เวลา 14.05 น."),
            (datetime(2026, 12, 31, 17, 0, tzinfo=UTC), "1 มกราคม 2570 เวลา 00.00 น."),
            (datetime(2026, 1, 1, 9, 0, tzinfo=timezone(timedelta(hours=9))), "1 มกราคม 2569 เวลา 07.00 น."),
        ],
    )
    def it_writes_times_in_the_time_zone_of_thailand(self, moment, expected):
        assert thai.thai_time(moment) == expected

    def it_begins_the_day_of_thailand_at_17_00_utc(self, monkeypatch):
        class Clock(datetime):
            @classmethod
            def now(cls, tz=None):
                return datetime(2026, 11, 21, 17, 30, tzinfo=UTC).astimezone(tz)

        monkeypatch.setattr(thai, "datetime", Clock)
        assert thai.thai_today() == date(2026, 11, 22)


class DescribeTruncate:
    @pytest.mark.parametrize(
        ("text", "most", "short"),
        [
            ("พี่น้อง", 9, "พี่น้อง"),
            ("พี่น้อง", 7, "พี่น้อง"),
            ("พี่น้อง", 3, "พี่"),
            ("พี่น้อง", 2, ""),
            ("พี่น้อง", 4, "พี่"),
            ("กองคลัง", 2, "กอ"),
            ("", 5, ""),
            ("abc", 0, ""),
            ("น้ำใจ", 2, ""),
            ("งานทำ", 4, "งาน"),
            ("งานทำ", 5, "งานทำ"),
        ],
    )
    def it_cuts_off_a_letter_together_with_its_marks(self, text, most, short):
        assert thai.truncate(text, most) == short

    @given(st.text(), st.integers(0, 20))
    def it_returns_the_beginning_of_the_text(self, text, most):
        short = thai.truncate(text, most)
        assert len(short) <= most
        assert text.startswith(short)


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
