"""The workbook of one division: only its own rows to fill, the rest to read."""

from ita_tools.workbook.division_book.build_division_book import build_division_book

__all__ = ["build_division_book"]
