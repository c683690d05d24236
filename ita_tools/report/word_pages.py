"""Asks Word for the pages of bookmarks; run as a program of its own, because Word may never answer.

``python -m ita_tools.report.word_pages REPORT.docx BOOKMARK...`` prints a JSON object. Windows only.
"""

from __future__ import annotations

import json
import sys
from typing import Any

__all__ = ["main", "pages_of"]

# Constants of Word, which is called without its type library: a damaged cache of that is a common fault.
_ADJUSTED_PAGE_NUMBER = 1
_NO_ALERTS = 0
_MACROS_OFF = 3
_DISCARD_CHANGES = 0


def pages_of(word: Any, path: str, bookmarks: list[str]) -> dict[str, int]:  # noqa: ANN401 - has no type
    """Open a file in Word, and return the page number of each bookmark."""
    word.Visible = False
    word.DisplayAlerts = _NO_ALERTS
    word.AutomationSecurity = _MACROS_OFF
    # FileName, ConfirmConversions, ReadOnly, AddToRecentFiles
    document = word.Documents.Open(path, False, True, False)
    try:
        document.Repaginate()
        document.Bookmarks.ShowHidden = True
        return {
            name: int(document.Bookmarks(name).Range.Information(_ADJUSTED_PAGE_NUMBER)) for name in bookmarks
        }
    finally:
        document.Close(_DISCARD_CHANGES)


def main(arguments: list[str]) -> None:
    """Start a Word, read the pages, and close that Word."""
    import pythoncom  # type: ignore[import-not-found,import-untyped,unused-ignore]
    from win32com.client import dynamic  # type: ignore[import-not-found,import-untyped,unused-ignore]

    server = pythoncom.CoCreateInstance(
        "Word.Application", None, pythoncom.CLSCTX_LOCAL_SERVER, pythoncom.IID_IDispatch
    )
    word = dynamic.Dispatch(server)
    try:
        pages = pages_of(word, arguments[0], arguments[1:])
    finally:
        word.Quit(_DISCARD_CHANGES)
    sys.stdout.write(json.dumps(pages))


if __name__ == "__main__":
    main(sys.argv[1:])
