"""Runs macros on a workbook in a folder, and records what was shown."""

from __future__ import annotations

from pathlib import Path

from ita_tools.assessment import Assessment
from ita_tools.jobs.new import book_bytes
from tests.workbook.editing import type_into
from tests.xlwings_addin.replay import applied, replayed
from xlwings_addin import macros
from xlwings_addin.session import OutputLocation

__all__ = ["STATUS", "Workbench"]

STATUS = "ita_status"
"""Defined name of the cell that holds the status line."""


class Workbench:
    """Runs macros on a workbook; ``shown`` are the opened files, ``statuses`` the texts of the last run."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.documents = folder, folder / "Documents"
        self.documents.mkdir()
        self.shown: list[Path] = []
        self.statuses: list[str] = []
        self.actions: list[dict] = []

    def book(self, assessment: Assessment, name: str = "book.xlsm") -> Path:
        path = self.folder / name
        path.write_bytes(book_bytes(assessment, name))
        return path

    def press(self, name: str, path: Path) -> str:
        """Run a macro on a file; return the last text of the status cell."""
        with replayed(path) as book:
            getattr(macros, name)(book, OutputLocation(lambda: self.documents, self.shown.append))
            actions = book.json()["actions"]
        self.actions = actions
        texts = [action["values"][0][0] for action in actions if action["func"] == "setValues"]
        ids = [text for text in texts if str(text).startswith("b-")]
        if ids:  # the user saves the book, as the status asks for
            type_into(path, {("book", "."): ids[0]})
        self.statuses = [text for text in texts if text not in ids]
        after = applied(path, actions)
        ((sheet, address),) = after.defined_names[STATUS].destinations
        return after[sheet][address].value

    def files(self) -> list[str]:
        return sorted(path.name for path in self.documents.iterdir())
