"""Workbook and worksheet of XlsxWriter with what they lack: the font of the theme, AutoFit row height.

Formulas are written as they are given, and empty results of them as texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO, StringIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from ita_tools.workbook.cell_formats import FONT, FONT_SIZE

__all__ = ["AutofitWorksheet", "PlainFormulaWorksheet", "themed_workbook"]

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


class PlainFormulaWorksheet(Worksheet):  # type: ignore[misc]
    """A worksheet for formulas with functions of Excel 2010 only.

    XlsxWriter looks into every formula for some forty newer functions, which need a prefix in the file: two
    fifths of the time it takes to build a workbook. A test holds our functions apart from those.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("=")


class AutofitWorksheet(PlainFormulaWorksheet):
    """A worksheet whose rows in ``growing`` fit their height to text typed later; others keep their height.

    XlsxWriter marks every height that it writes as fixed (``customHeight``): of a long text typed into such
    a row only the first lines are seen. It has no option for this, so the attribute is removed from the row.
    """

    def __init__(self) -> None:
        super().__init__()
        self.growing: set[int] = set()

    def _xml_start_tag_unencoded(self, tag: str, attributes: Sequence[tuple[str, object]] = ()) -> None:
        if tag == "row" and int(str(dict(attributes)["r"])) - 1 in self.growing:
            attributes = [each for each in attributes if each[0] != "customHeight"]
        super()._xml_start_tag_unencoded(tag, attributes)

    def _xml_formula_element(
        self, formula: str, result: object, attributes: Sequence[tuple[str, object]] = ()
    ) -> None:
        """Write a formula; XlsxWriter gives an empty text no type, and readers take it for a zero."""
        if result == "" and "t" not in dict(attributes):
            attributes = [*attributes, ("t", "str")]
        super()._xml_formula_element(formula, result, attributes)
