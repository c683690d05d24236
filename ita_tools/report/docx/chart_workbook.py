"""The workbook embedded in a chart, opened by *Edit Data* in Word: inline strings, no formulas."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ita_tools.files.zip_writer import write_zip
from ita_tools.report.docx.markup import DECLARATION, escape
from ita_tools.report.docx.paragraph_styles import FONT
from ita_tools.report.model.digits import DigitStyle, format_decimal
from ita_tools.report.model.document import Chart

__all__ = ["SHEET", "chart_workbook", "column_letters"]

SHEET = "Sheet1"
"""Name of its only sheet; the series of the chart refer to it."""

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_FIXED_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_SPREADSHEET}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_SPREADSHEET}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_SPREADSHEET}.styles+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        f'<sheets><sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
    ),
    "xl/styles.xml": (
        f'<styleSheet xmlns="{_MAIN}"><fonts count="1">'
        f'<font><sz val="14"/><name val="{FONT}"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '<xf numFmtId="2" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    ),
}


def column_letters(position: int) -> str:
    """Return the letters of a column; the first is 0.

    >>> column_letters(0), column_letters(27)
    ('A', 'AB')
    """
    letters, rest = "", position + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


def _text_cell(position: int, row: int, text: str) -> str:
    cell = f"{column_letters(position)}{row}"
    return f'<c r="{cell}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def _number_cell(position: int, row: int, value: Decimal | None) -> str:
    text = format_decimal(value)
    return "" if text is None else f'<c r="{column_letters(position)}{row}" s="1"><v>{text}</v></c>'


def _columns(chart: Chart) -> list[tuple[str, list[Decimal | None]]]:
    columns = [(series.name, list(series.values)) for series in chart.series]
    if chart.target is not None:
        name, value = chart.target
        columns.append((name, [value] * len(chart.categories)))
    return columns


def _rows(chart: Chart, digit_style: DigitStyle) -> Iterator[str]:
    columns = _columns(chart)
    names = (_text_cell(n, 1, digit_style.convert(name)) for n, (name, _) in enumerate(columns, start=1))
    yield f'<row r="1">{"".join(names)}</row>'
    for index, category in enumerate(chart.categories):
        row = index + 2
        numbers = (_number_cell(n, row, values[index]) for n, (_, values) in enumerate(columns, start=1))
        yield f'<row r="{row}">{_text_cell(0, row, digit_style.convert(category))}{"".join(numbers)}</row>'


def chart_workbook(chart: Chart, digit_style: DigitStyle) -> bytes:
    """Return the workbook of a chart: categories in column A, names of series in row 1, values below."""
    rows = "".join(_rows(chart, digit_style))
    sheet = (
        f'<worksheet xmlns="{_MAIN}"><cols><col min="1" max="1" width="34" customWidth="1"/></cols>'
        f"<sheetData>{rows}</sheetData></worksheet>"
    )
    entries = {**_FIXED_PARTS, "xl/worksheets/sheet1.xml": sheet}
    return write_zip({name: DECLARATION + content for name, content in entries.items()})
