"""The files of a session: apart from each other, bounded, and gone at its end."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ita_tools.app.faults import PRIVATE_FOLDER, without_folders
from ita_tools.app.session import MOST_ENTRIES, Book, Session, StoredFile, StoredPage, remove_leftovers


@pytest.fixture
def session() -> Iterator[Session]:
    session = Session()
    yield session
    session.close()


def stored(session: Session, name: str = "ita.xlsx") -> Path:
    path = session.path_for(name)
    path.write_text("x")
    return path


class DescribeSession:
    @pytest.mark.parametrize(
        ("name", "expected"),
        [
            ("ita-2568.xlsx", "ita-2568.xlsx"),
            ("../../etc/passwd", "passwd"),
            (r"C:\Users\a\..\ita.xlsm", "ita.xlsm"),
            ("..", "ไม่มีชื่อ"),
            ("", "ไม่มีชื่อ"),
            ("a/b\x00c.xlsx", "bc.xlsx"),
            ("CON.xlsx", "_CON.xlsx"),
            ("x" * 5000 + ".xlsx", "x" * 60 + ".xlsx"),
            ("งบ %TEMP% & ผล.xlsx", "งบ -TEMP- & ผล.xlsx"),
        ],
    )
    def it_gives_every_file_a_private_folder_whatever_its_name(
        self, session: Session, name: str, expected: str
    ) -> None:
        one, other = session.path_for(name), session.path_for(name)
        assert (one.name, other.name) == (expected, expected)
        assert one.parent != other.parent
        assert one.parent.parent == session.folder
        if os.name == "posix":
            assert one.parent.stat().st_mode & 0o077 == 0
            assert session.folder.stat().st_mode & 0o077 == 0

    def it_forgets_what_was_used_longest_ago_and_removes_its_file(self, session: Session) -> None:
        paths = [stored(session) for _ in range(3)]
        keys = [session.add(StoredFile(path)) for path in paths]
        assert session.get(keys[0]) is not None
        for _ in range(MOST_ENTRIES - 2):
            session.add(StoredPage("made.html", {}))
        assert [session.get(key) is None for key in keys] == [False, True, False]
        assert [path.exists() for path in paths] == [True, False, True]

    def it_keeps_a_file_that_another_entry_shows(self, session: Session) -> None:
        path = stored(session)
        one, other = session.add(StoredFile(path)), session.add(Book(path, {}))
        session.drop(one)
        assert path.exists()
        session.drop(other)
        assert not path.parent.exists()

    def it_leaves_nothing_behind(self, session: Session) -> None:
        session.add(Book(stored(session), {}))
        session.clear()
        assert list(session.folder.iterdir()) == []
        assert session.books() == {}
        stored(session)
        session.close()
        assert not session.folder.exists()

    def it_hides_its_folder_in_messages(self, session: Session) -> None:
        path = stored(session, "ผล 1.xlsx")
        assert without_folders(f"{path}: {path.resolve()}") == "ผล 1.xlsx: ผล 1.xlsx"


class DescribeLeftovers:
    def it_removes_old_folders_of_sessions_that_were_killed(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
        old, new, other = (tmp_path / name for name in (f"{PRIVATE_FOLDER}a", f"{PRIVATE_FOLDER}b", "other"))
        for folder in (old, new, other):
            folder.mkdir()
        for folder in (old, other):
            os.utime(folder, (time.time() - 3 * 24 * 3600,) * 2)
        remove_leftovers()
        assert [each.exists() for each in (old, new, other)] == [False, True, True]
