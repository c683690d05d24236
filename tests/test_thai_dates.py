"""Dates as people type them."""

from datetime import date

import pytest

from ita_tools.thai_dates import date_from, fiscal_years, years_in


class DescribeDateFrom:
    @pytest.mark.parametrize(
        "text",
        [
            "30 มิ.ย. 2569",
            "30 มิ.ย.2569",
            "๓๐ มิถุนายน ๒๕๖๙",
            "30/6/69",
            "30-6-69",
            "30.6.2569",
            "30/06/2569",
            "30/6/2026",
            "2026-06-30",
            "2569-06-30",
            "วันที่ 30 มิถุนายน พ.ศ. 2569",
            "ภายในวันที่ ๓๐ มิถุนายน ๒๕๖๙",
            "30 มิ.ย. 69",
            "30\u00a0มิถุนายน\u200b 2569",
        ],
    )
    def it_reads_either_era_short_years_and_names_of_months(self, text: str):
        assert date_from(text) == date(2026, 6, 30)

    @pytest.mark.parametrize(
        "text", ["", "30", "31/2/2569", "มิถุนายน 2569", "30/6-2569", "30/13/2569", "0/1/2569", "พรุ่งนี้"]
    )
    def it_reads_nothing_that_is_not_exactly_one_date(self, text: str):
        assert date_from(text) is None

    def it_reads_all_months_in_both_spellings(self):
        from ita_tools.thai import MONTHS
        from ita_tools.thai_dates import _SHORT_MONTHS

        for names in (MONTHS, _SHORT_MONTHS):
            assert [date_from(f"1 {name} 2569") for name in names] == [date(2026, n, 1) for n in range(1, 13)]


class DescribeYearsIn:
    @pytest.mark.parametrize(
        ("text", "years"),
        [
            ("พฤศจิกายน 2568 - กันยายน 2569", [2568, 2569]),
            ("1 ตุลาคม ๓๑๑๑", [3111]),
            ("30/9/2026", [2569]),
            ("ปีงบประมาณ 2575", [2575]),
            ("อบรม 2000 คน ใช้เงิน 2568 บาท", []),
        ],
    )
    def it_yields_the_years_of_dates(self, text: str, years: list[int]):
        assert list(years_in(text)) == years

    def it_yields_bare_buddhist_years_if_wanted(self):
        assert list(years_in("2568 ถึง 2569 งบ 2,500 บาท", bare=True)) == [2568, 2569]


class DescribeFiscalYears:
    @pytest.mark.parametrize(
        ("text", "years"),
        [
            ("กันยายน 2569", [2569]),
            ("ตุลาคม 2568", [2569]),
            ("ต.ค. 68", [2569]),
            ("ตุลาคม 2025", [2569]),
            ("ม.ค. 2026", [2569]),
            ("1 ธันวาคม-15 มกราคม", []),
            ("อบรม 2569", []),
        ],
    )
    def it_yields_the_fiscal_year_of_each_month_with_a_year(self, text: str, years: list[int]):
        assert [year for _, year in fiscal_years(text)] == years
