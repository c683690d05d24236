"""Loading a workbook or an assessment file: validated, scored, or refused with the location."""

from __future__ import annotations

import pytest

from ita_tools.errors import EditionUnknown, Faults, FileForeign, FileMissing, ItemUnknown
from ita_tools.jobs.load import load_file
from tests.bundled import bundled, case_text, opened
from tests.cli.broken import sound_book


class DescribeLoadFile:
    @pytest.mark.parametrize(
        ("name", "data"),
        [
            ("a.yaml", lambda: case_text().encode()),
            ("A.YML", lambda: case_text().encode()),
            ("b.xlsx", sound_book),
            ("B.XLSX", sound_book),
            ("b.xlsm", sound_book),
        ],
    )
    def it_loads_the_same_assessment_from_every_format(self, name, data, tmp_path):
        path = tmp_path / name
        path.write_bytes(data())
        loaded = load_file(path)
        assert loaded.assessment == bundled().assessment
        assert loaded.result.scores == bundled().result.scores
        assert loaded.edition.year == 2568

    def it_accepts_a_byte_order_mark(self, tmp_path):
        path = tmp_path / "a.yaml"
        path.write_bytes(b"\xef\xbb\xbf" + case_text().encode())
        assert load_file(path).assessment == bundled().assessment

    def it_reports_the_line_of_an_unknown_edition(self):
        with pytest.raises(EditionUnknown) as refused:
            opened("note: ก\nedition: 2599\n")
        assert refused.value.where == "case.yaml บรรทัด 2 (edition)"
        assert "2568" in refused.value.remedy

    def it_validates_the_assessment_before_scoring(self):
        with pytest.raises(ItemUnknown):
            opened("edition: 2568\nitems: {IIT: {i77: 90}}\n")
        with pytest.raises(Faults) as refused:
            opened("edition: 2568\nitems: {IIT: {i77: 90, i78: 90}}\n")
        assert len(refused.value.faults) == 2

    def it_refuses_a_missing_file_and_an_unsupported_format(self, tmp_path):
        (tmp_path / "a.pdf").write_bytes(b"%PDF")
        with pytest.raises(FileMissing):
            load_file(tmp_path / "b.xlsx")
        with pytest.raises(FileForeign):
            load_file(tmp_path / "a.pdf")

    @pytest.mark.parametrize("kind", [".ods", ".xls", ".XLSB", ".csv"])
    def it_explains_how_to_convert_another_spreadsheet_format(self, kind, tmp_path):
        path = tmp_path / f"a{kind}"
        path.write_bytes(b"x")
        with pytest.raises(FileForeign, match=kind.lower()) as refused:
            load_file(path)
        assert "LibreOffice" in refused.value.remedy
        assert "บันทึกเป็น .xlsx" in refused.value.remedy

    @pytest.mark.parametrize("name", ["กลับมา", "a.xlsx", "a.yaml", "a.ods"])
    def it_reports_that_a_path_is_a_folder(self, name, tmp_path):
        (tmp_path / name).mkdir()
        with pytest.raises(FileMissing, match="โฟลเดอร์") as refused:
            load_file(tmp_path / name)
        assert refused.value.where == str(tmp_path / name)
