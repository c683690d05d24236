"""Fonts of Thai text in charts, and of the style that column widths depend on."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from ita_tools.assessment import Assessment
from ita_tools.rubric import load_edition
from ita_tools.workbook.build_book import build_book
from ita_tools.workbook.cell_formats import FONT
from tests.workbook.rollup.sample import sample

_THEME = "xl/theme/theme1.xml"


books = pytest.mark.parametrize(
    "data", [build_book(load_edition(2568), Assessment(2568)), sample()], ids=["book", "roll-up"]
)


class DescribeThemedWorkbook:
    """Fonts of charts, and of the style that column widths depend on."""

    @books
    def it_has_the_font_of_the_cells_for_thai_in_charts(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            theme = package.read(_THEME).decode()
            charts = [package.read(name).decode() for name in package.namelist() if "/charts/" in name]
        assert charts
        assert all(set(re.findall(r'<a:latin typeface="([^"]*)"', chart)) == {FONT} for chart in charts)
        assert re.findall(r'<a:cs typeface="([^"]*)"/>', theme) == [FONT, FONT]

    @books
    def it_takes_no_font_of_cells_from_the_theme(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            styles = package.read("xl/styles.xml").decode()
        assert "Calibri" not in styles
        assert "<scheme" not in styles
