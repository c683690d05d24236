"""Sheets ไฟล์ที่ข้าม and ที่มา."""

from __future__ import annotations

from tests.sharing.rollup.agencies import row
from tests.workbook.rollup.sample import FORMULA, SKIPPED, built, opened, rows_of, sample


def it_lists_each_file_left_out_with_reason_and_remedy():
    rows = rows_of(opened(sample()), "ไฟล์ที่ข้าม")
    first = SKIPPED[0]
    assert rows[-2:] == [[first.file, first.reason, first.remedy, "ITA-E102"], [FORMULA, FORMULA]]
    assert "ข้าม 2 ไฟล์" in rows[1][0]


def it_says_that_none_was_left_out():
    assert rows_of(opened(built([row("ก", "90")], [])), "ไฟล์ที่ข้าม")[1] == ["ไม่มีไฟล์ที่ข้าม"]


def it_tells_what_the_figures_come_from():
    rows = rows_of(opened(sample()), "ที่มา")
    told = "\n".join(str(each[0]) for each in rows)
    assert "21 พฤศจิกายน 2569" in told
    assert "รุ่น 1.2.3" in told
    assert "อ่าน 9 ไฟล์และพบไฟล์ชนิดอื่น 4 ไฟล์" in told.replace(" และ", "และ")
    assert ["a.xlsx", "เทศบาลตำบลเกาะแก้ว", "2568", "a" * 12] in rows
    assert len([each for each in rows if len(each) >= 3]) == 6
