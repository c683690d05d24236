"""An empty XlsxWriter workbook whose theme has the font of the cells."""

from __future__ import annotations

from io import BytesIO, StringIO

from xlsxwriter import Workbook

from ita_tools.workbook.cell_formats import FONT, FONT_SIZE

__all__ = ["themed_workbook"]

_NO_FONT, _OUR_FONT = '<a:cs typeface=""/>', f'<a:cs typeface="{FONT}"/>'

_NORMAL = {"font_name": FONT, "font_size": FONT_SIZE, "font_family": 0, "font_scheme": "none"}


def themed_workbook(stream: BytesIO) -> Workbook:
    """Return a workbook that is written to a stream when it is closed.

    XlsxWriter sets the font of a chart for Latin letters and digits only. Thai is a complex script (``cs``),
    whose font comes from the theme: another one, half as large again as the digits. So the theme gets our
    font. The font of the Normal style, whose digits are the unit of column widths, is the body text, and not
    taken from the theme: its digits are 7 pixels wide, the unit that XlsxWriter reckons with.
    """
    book = Workbook(stream, {"in_memory": True, "default_format_properties": _NORMAL})
    book.use_custom_theme(StringIO(book.theme_xml.replace(_NO_FONT, _OUR_FONT)))
    return book
