"""Excel workbooks: one declaration of the sheets, a builder that writes it, a reader that finds its keys.

:func:`ita_tools.workbook.build_book.build_book` writes a workbook and
:func:`ita_tools.workbook.read_book.read_book` reads one. Nothing is imported here, so that reading does not
load XlsxWriter.
"""
