"""The files and pages of a session: in random private folders, bounded, and gone when the session ends."""

from __future__ import annotations

import contextlib
import re
import secrets
import shutil
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ita_tools.app.faults import PRIVATE_FOLDER
from ita_tools.files.filenames import safe_name

__all__ = ["MOST_ENTRIES", "Book", "Entry", "Session", "StoredFile", "StoredPage", "remove_leftovers"]

MOST_ENTRIES = 300
"""Files, books and pages that a session holds; the one that was used longest ago goes first."""
_LEFTOVER_SECONDS = 2 * 24 * 3600
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,5}\Z")
_FOLDERS = re.compile(r"[\\/]")


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file to download."""

    path: Path

    @property
    def name(self) -> str:
        """Name of the file."""
        return self.path.name


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook or assessment file that is open on the page, with the summary that is shown.

    ``made`` tells that the page made the file, so that the user has no copy of it.
    """

    path: Path
    summary: Mapping[str, Any]
    made: bool = False

    @property
    def name(self) -> str:
        """Name of the file."""
        return self.path.name


@dataclass(frozen=True, slots=True)
class StoredPage:
    """A page of an outcome: its template and what it shows; ``source`` is the file it was made from."""

    template: str
    data: Mapping[str, Any]
    book: str = ""
    files: tuple[Path, ...] = ()


Entry = StoredFile | Book | StoredPage


@dataclass
class Session:
    """The entries of a session by random id, and the folder with their files."""

    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix=PRIVATE_FOLDER)))
    _entries: dict[str, Entry] = field(default_factory=dict)

    def new_folder(self) -> Path:
        """Make a folder with a random name that no other upload or result shares."""
        folder = self.folder / secrets.token_urlsafe(16)
        folder.mkdir(mode=0o700)
        return folder

    def path_for(self, name: str) -> Path:
        """Return a path for a file of that name in a folder of its own; folders in the name are left out."""
        last = _FOLDERS.split(name)[-1]
        suffix = _SUFFIX.search(last)
        stem = last[: suffix.start()] if suffix else last
        return self.new_folder() / (safe_name(stem) + (suffix[0] if suffix else ""))

    def add(self, entry: Entry) -> str:
        """Hold an entry and return its random id."""
        key = secrets.token_urlsafe(16)
        self._entries[key] = entry
        while len(self._entries) > MOST_ENTRIES:
            self.drop(next(iter(self._entries)))
        return key

    def get(self, key: str) -> Entry | None:
        """Return an entry and count it as used."""
        entry = self._entries.pop(key, None)
        if entry is not None:
            self._entries[key] = entry
        return entry

    def books(self) -> dict[str, Book]:
        """Return the open books by id, the one used last first."""
        held = reversed(self._entries.items())
        return {key: entry for key, entry in held if isinstance(entry, Book)}

    def drop(self, key: str) -> None:
        """Forget an entry and remove its files, unless another entry shows them."""
        entry = self._entries.pop(key, None)
        if entry is None:
            return
        shown = {path for other in self._entries.values() for path in _paths(other)}
        for path in _paths(entry):
            if path not in shown and self.folder in path.parents:
                shutil.rmtree(path.parent, ignore_errors=True)

    def clear(self) -> None:
        """Forget all entries and remove their files."""
        self._entries.clear()
        with contextlib.suppress(OSError):
            for each in self.folder.iterdir():
                shutil.rmtree(each, ignore_errors=True)

    def close(self) -> None:
        """Remove the folder of the session."""
        self._entries.clear()
        shutil.rmtree(self.folder, ignore_errors=True)


def _paths(entry: Entry) -> tuple[Path, ...]:
    return entry.files if isinstance(entry, StoredPage) else (entry.path,)


def remove_leftovers() -> None:
    """Remove the folders of sessions that were killed two days ago or earlier."""
    oldest = time.time() - _LEFTOVER_SECONDS
    with contextlib.suppress(OSError):
        for folder in Path(tempfile.gettempdir()).glob(f"{PRIVATE_FOLDER}*"):
            if folder.is_dir() and not folder.is_symlink() and folder.stat().st_mtime < oldest:
                shutil.rmtree(folder, ignore_errors=True)
