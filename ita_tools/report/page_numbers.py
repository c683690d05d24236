"""Page numbers in the lists of a Word report; never estimated."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec

__all__ = [
    "PLACEHOLDER",
    "CountPages",
    "PageNumber",
    "is_word_within_reach",
    "no_page_number",
    "with_page_numbers",
]

PageNumber = Callable[[str], str | None]
"""Returns the page number of a bookmark as its page shows it; ``None`` where it is not known."""

PLACEHOLDER = "00"
"""Page number in a report whose pages are counted; its lists are then as wide and as long as in the end."""

CountPages = Callable[[bytes, Sequence[str]], Mapping[str, str]]
"""Returns the page numbers of bookmarks in a .docx; nothing where they are not to be had."""


def no_page_number(_bookmark: str) -> None:
    """Tell that no page number is known."""


def with_page_numbers(
    write: Callable[[PageNumber], bytes], count: CountPages | None = None
) -> tuple[bytes, bool]:
    """Write a report, and again with page numbers where its pages can be counted.

    Parameters
    ----------
    write
        Writes the .docx with page numbers in its lists.
    count
        Counts its pages; ``None`` leaves the lists without numbers.

    Returns
    -------
    tuple[bytes, bool]
        The report, and whether a line of its lists lacks the page number.
    """
    bookmarks: list[str] = []

    def placeholder(bookmark: str) -> str | None:
        bookmarks.append(bookmark)
        return PLACEHOLDER if count else None

    written = write(placeholder)
    if count is None or not bookmarks:
        return written, bool(bookmarks)
    numbers = count(written, bookmarks)
    return write(numbers.get), any(bookmark not in numbers for bookmark in bookmarks)


def is_word_within_reach() -> bool:
    """Tell whether this is Windows with the package that talks to Word; Word itself may be missing."""
    return sys.platform == "win32" and find_spec("win32com") is not None
