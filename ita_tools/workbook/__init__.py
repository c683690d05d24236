"""Assessment <-> Excel: one declaration, a builder that writes it and a reader that needs only its marks."""

from ita_tools.workbook.build import build_book

__all__ = ["build_book"]
