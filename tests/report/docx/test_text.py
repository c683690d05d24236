from decimal import Decimal

import pytest

from ita_tools.report.docx.text import CUT_MARK, LONGEST, DigitStyle, escaped, figure_text, trimmed

NO_BREAK = "\u00a0"


@pytest.mark.parametrize(
    ("text", "shown"),
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
def it_keeps_numbers_with_their_units_and_writes_thai_digits(text, shown):
    assert DigitStyle("thai").shown(text) == shown


def it_leaves_digits_alone_where_arabic_ones_are_wanted():
    assert DigitStyle("arabic").shown("ได้ 99.33") == "ได้ 99.33"
    assert DigitStyle("arabic").number_format("0.00") == "0.00"
    assert DigitStyle("arabic").page_format == "decimal"


def it_cuts_only_what_is_longer_than_the_limit_and_says_so():
    assert trimmed("ก" * LONGEST) == "ก" * LONGEST
    cut = trimmed("ก" * (LONGEST + 1))
    assert len(cut) == LONGEST
    assert cut.endswith(CUT_MARK)


def it_escapes_markup_and_drops_what_xml_cannot_hold():
    assert escaped('<a b="c">&\x00\u202e\ud800') == "&lt;a b=&quot;c&quot;&gt;&amp;"


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
def it_writes_figures_plainly_with_two_decimals(value, text):
    assert figure_text(Decimal(value)) == text


def it_has_no_text_for_a_gap():
    assert figure_text(None) is None
