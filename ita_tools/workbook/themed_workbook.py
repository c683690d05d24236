"""An empty workbook to write into, with the fonts that no cell names: of charts and of column widths."""

from __future__ import annotations

from io import BytesIO, StringIO

from xlsxwriter import Workbook

from ita_tools.workbook.cell_formats import FONT

__all__ = ["themed_workbook"]

_NO_FONT, _OUR_FONT = '<a:cs typeface=""/>', f'<a:cs typeface="{FONT}"/>'


def themed_workbook(stream: BytesIO) -> Workbook:
    """Return a workbook that is written to a stream when it is closed.

    XlsxWriter names a chart's font for Latin letters and digits only. Thai is a complex script (``cs``),
    whose font comes from the theme: another one, half as large again beside the digits. So the theme names
    ours. The font of the standard style, by whose digits Excel measures columns, is not tied to the theme,
    else columns would be wider or narrower where Excel speaks Thai.
    """
    book = Workbook(stream, {"in_memory": True, "default_format_properties": {"font_scheme": "none"}})
    book.use_custom_theme(StringIO(book.theme_xml.replace(_NO_FONT, _OUR_FONT)))
    return book
