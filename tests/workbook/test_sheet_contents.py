"""Formulas and comments of sheets, read by patterns or by openpyxl."""

from __future__ import annotations

import pytest

from ita_tools.files import WORKBOOK, preflight_package
from ita_tools.workbook import sheet_contents as module
from ita_tools.workbook.sheet_contents import sheet_contents
from tests.sources import ROOT


class DescribeSheetContents:
    @pytest.mark.parametrize("ending", ["xlsx", "xlsm"])
    def it_reads_by_patterns_what_openpyxl_reads(self, ending, monkeypatch):
        data = (ROOT / "workbook_templates" / f"ita-2568-example.{ending}").read_bytes()
        expected = module._by_openpyxl(data)
        monkeypatch.setattr(module, "_by_openpyxl", None)
        contents = sheet_contents(data, preflight_package(data, "a.xlsx", WORKBOOK), "a.xlsx")
        assert contents == expected
        assert sum(len(each.formulas) for each in contents.values()) > 400
