"""The workbook of a roll-up, with its sheets ไฟล์ที่ข้าม and ที่มา."""

from __future__ import annotations

import json
import re
import subprocess
import zipfile
from io import BytesIO

import pytest

from ita_tools.files import preflight_workbook
from tests.libreoffice import convert
from tests.programs import path_of
from tests.sharing.rollup.agencies import row
from tests.workbook.rollup.sample import FORMULA, SKIPPED, built, opened, rows_of, sample

SHEETS = [
    "ภาพรวม",
    "จังหวัดและประเภท",
    "รายหน่วยงาน",
    "จัดอันดับ",
    "ใกล้ระดับถัดไป",
    "ตัวชี้วัด",
    "ไฟล์ที่ข้าม",
    "ที่มา",
]


def parts(data: bytes) -> dict[str, str]:
    package = zipfile.ZipFile(BytesIO(data))
    return {name: package.read(name).decode("utf-8") for name in package.namelist()}


class DescribeBuildRollup:
    """The workbook of a roll-up as a whole."""

    def it_has_its_sheets_in_order(self):
        assert opened(sample()).sheetnames == SHEETS

    def it_gives_equal_bytes_for_equal_input(self):
        found = sample()
        sample.cache_clear()
        assert sample() == found

    def it_holds_no_formula_and_no_link(self):
        found = parts(sample())
        sheets = {name: text for name, text in found.items() if name.startswith("xl/worksheets/sheet")}
        assert len(sheets) == len(SHEETS)
        assert not [name for name, text in sheets.items() if "<f" in text.replace("<formula", "")]
        assert not [
            name for name, text in found.items() if "hyperlink" in text and "sharedStrings" not in name
        ]
        texts = [value for name in SHEETS for row in rows_of(opened(sample()), name) for value in row]
        assert texts.count(FORMULA) >= 5

    def it_has_native_charts_of_its_own_cells(self):
        found = parts(sample())
        charts = {name: text for name, text in found.items() if name.startswith("xl/charts/chart")}
        assert len(charts) == 6  # levels and means of two editions; provinces and indicators of one
        for text in charts.values():
            values = re.findall(r"<c:f>(.*?)</c:f>", text)
            assert values
            assert all(value.startswith(("ภาพรวม!", "จังหวัดและประเภท!", "ตัวชี้วัด!", "'")) for value in values)
        assert len(re.findall(r'descr="[^"]+"', "".join(found.values()))) >= len(charts)

    @pytest.mark.parametrize("name", SHEETS)
    def it_has_a_page_setup_on_every_sheet(self, name):
        sheet = opened(sample())[name]
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.page_setup.paperSize in ("8", "9", 8, 9)
        assert name in sheet.oddHeader.center.text

    @pytest.mark.libreoffice
    def it_passes_the_pre_flight_and_is_read_by_libreoffice(self, tmp_path):
        path = tmp_path / "a.xlsx"
        path.write_bytes(sample())
        assert preflight_workbook(path) == sample()
        [saved] = convert([path], tmp_path / "out", "xlsx")
        ours, again = opened(sample()), opened(saved.read_bytes())
        assert [rows_of(again, name) for name in SHEETS] == [rows_of(ours, name) for name in SHEETS]

    @pytest.mark.parametrize("agencies", [[], [row("ก", None)], None])
    @pytest.mark.validator
    def it_is_valid_open_xml(self, agencies, tmp_path):
        path = tmp_path / "rollup.xlsx"
        path.write_bytes(sample() if agencies is None else built(agencies, []))
        done = subprocess.run(
            [path_of("validator"), path, "Microsoft365"], capture_output=True, text=True, check=False
        )
        assert json.loads(done.stdout)["errors"] == []


class DescribeSkippedFilesAndSources:
    """Sheets ไฟล์ที่ข้าม and ที่มา."""

    def it_lists_each_skipped_file_with_reason_and_remedy(self):
        rows = rows_of(opened(sample()), "ไฟล์ที่ข้าม")
        first = SKIPPED[0]
        assert rows[-2:] == [[first.file, first.reason, first.remedy, "ITA-E102"], [FORMULA, FORMULA]]
        assert "ข้าม 2 ไฟล์" in rows[1][0]

    def it_says_that_no_file_was_skipped(self):
        assert rows_of(opened(built([row("ก", "90")], [])), "ไฟล์ที่ข้าม")[1] == ["ไม่มีไฟล์ที่ข้าม"]

    def it_lists_the_sources_of_the_figures(self):
        rows = rows_of(opened(sample()), "ที่มา")
        text = "\n".join(str(each[0]) for each in rows)
        assert "21 พฤศจิกายน 2569" in text
        assert "รุ่น 1.2.3" in text
        assert "อ่าน 9 ไฟล์และพบไฟล์ชนิดอื่น 4 ไฟล์" in text.replace(" และ", "และ")
        assert ["a.xlsx", "เทศบาลตำบลเกาะแก้ว", "2568", "a" * 12] in rows
        assert len([each for each in rows if len(each) >= 3]) == 6
