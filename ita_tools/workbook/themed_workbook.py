"""An empty XlsxWriter workbook whose theme has the font of the cells."""

from __future__ import annotations

from io import BytesIO, StringIO

from xlsxwriter import Workbook

from ita_tools.workbook.cell_formats import FONT

__all__ = ["themed_workbook"]

_NO_FONT, _OUR_FONT = '<a:cs typeface=""/>', f'<a:cs typeface="{FONT}"/>'


def themed_workbook(stream: BytesIO) -> Workbook:
    """Return a workbook that is written to a stream when it is closed.

    XlsxWriter sets the font of a chart for Latin letters and digits only. Thai is a complex script (``cs``),
    whose font comes from the theme: another one, half as large again as the digits. So the theme gets our
    font. The font of the Normal style, whose digits are the unit of column widths, is not taken from the
    theme: columns would have other widths in a Thai Excel.
    """
    book = Workbook(stream, {"in_memory": True, "default_format_properties": {"font_scheme": "none"}})
    book.use_custom_theme(StringIO(book.theme_xml.replace(_NO_FONT, _OUR_FONT)))
    return book
