"""Workbooks are valid Open XML."""

from __future__ import annotations

from pathlib import Path

import pytest

from ita_tools.rubric import load_edition
from ita_tools.sharing.split_assessment import split
from ita_tools.workbook.build_book import build_book
from ita_tools.workbook.division_book import build_division_book
from tests.validator import complaints
from tests.workbook.books import EDITION, demo
from tests.workbook.divided_book import main_book
from xlwings_addin.addin import build_addin, installed_parts


class DescribeWorkbooks:
    @pytest.mark.validator
    def it_makes_valid_workbooks_parts_and_add_ins(self, tmp_path: Path) -> None:
        book = main_book()
        part = split(EDITION, book)[0]
        files = {
            "demo.xlsx": build_book(load_edition(2568), demo()),
            "demo.xlsm": build_book(load_edition(2568), demo(), macros=True),
            "part.xlsx": build_division_book(EDITION, book, part),
            "ita.xlam": build_addin(installed_parts()),
        }
        assert complaints(files, tmp_path) == {}
