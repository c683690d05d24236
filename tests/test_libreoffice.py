"""The bench itself: a bench that trusts cached values would let every wrong formula pass."""

from pathlib import Path

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from tests import libreoffice


def book(path: Path, cached: int) -> Path:
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, [40, 2])
        sheet.write_formula("C1", "=A1+B1", None, cached)
    return path


def third_cell(path: Path) -> object:
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[0][2]


class DescribeRecalculate:
    @pytest.mark.libreoffice
    def it_replaces_wrong_cached_values_of_many_files_in_one_run(self, tmp_path):
        paths = [book(tmp_path / f"wrong{n}.xlsx", 999 + n) for n in range(2)]
        assert [third_cell(path) for path in paths] == [999, 1000]
        results = libreoffice.recalculate(paths, tmp_path / "out")
        assert [third_cell(path) for path in results] == [42, 42]

    @pytest.mark.libreoffice
    def it_fails_for_a_file_without_a_result(self, tmp_path):
        with pytest.raises(libreoffice.LibreOfficeFailed, match=r"nowhere\.xlsx"):
            libreoffice.recalculate([tmp_path / "nowhere.xlsx"], tmp_path / "out")

    def it_overwrites_neither_a_result_nor_a_source(self, tmp_path):
        with pytest.raises(ValueError, match="same result"):
            libreoffice.recalculate([tmp_path / "a" / "x.xlsx", tmp_path / "b" / "x.xlsm"], tmp_path / "out")
        with pytest.raises(ValueError, match="holds a file"):
            libreoffice.recalculate([tmp_path / "x.xlsx"], tmp_path)
