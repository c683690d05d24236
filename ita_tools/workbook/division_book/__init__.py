"""The workbook of one division: its own rows are unlocked, all others are locked."""

from ita_tools.workbook.division_book.build_division_book import (
    build_division_book,
    build_division_books,
    division_sheets,
)

__all__ = ["build_division_book", "build_division_books", "division_sheets"]
