"""Files beside the workbook, else in Documents, never over an older one."""

from __future__ import annotations

from pathlib import Path

import pytest

from ita_tools.errors import OutputBlocked
from ita_tools.files import write_atomic
from xlwings_addin import session
from xlwings_addin.session import OutputLocation, describe_fallback, documents_folder, show_file


@pytest.fixture
def documents(tmp_path):
    folder = tmp_path / "Documents"
    folder.mkdir()
    return folder


def put(documents, beside, work):
    return OutputLocation(lambda: documents, lambda _: None).write(beside, "ก.txt", work)


def ok(path: Path) -> None:
    write_atomic(path, b"x")


class DescribeOutputLocation:
    def it_writes_beside_the_workbook(self, tmp_path, documents):
        assert put(documents, tmp_path, ok) == tmp_path / "ก.txt"

    def it_writes_into_documents_where_the_workbook_has_no_folder(self, documents):
        assert put(documents, None, ok) == documents / "ก.txt"

    def it_writes_into_documents_where_the_folder_is_read_only(self, tmp_path, documents):
        def refuse(path: Path) -> None:
            if path.parent == tmp_path:
                raise OutputBlocked("ไม่มีสิทธิ์เขียนในโฟลเดอร์นี้")
            ok(path)

        path = put(documents, tmp_path, refuse)
        assert path == documents / "ก.txt"
        assert str(documents) in describe_fallback(path)
        assert [each for each in tmp_path.iterdir() if each.is_file()] == []

    def it_raises_where_no_folder_is_writable(self, tmp_path, documents):
        def refuse(_: Path) -> None:
            raise OutputBlocked("พื้นที่เก็บข้อมูลเต็ม")

        with pytest.raises(OutputBlocked):
            put(documents, tmp_path, refuse)

    def it_never_overwrites_an_older_file(self, tmp_path, documents):
        made = [put(documents, tmp_path, ok).name for _ in range(3)]
        assert made == ["ก.txt", "ก (2).txt", "ก (3).txt"]


class DescribeDocumentsFolder:
    def it_is_documents_or_the_home_folder(self, tmp_path, monkeypatch):
        monkeypatch.setattr(Path, "home", lambda: tmp_path)
        assert documents_folder() == tmp_path
        (tmp_path / "Documents").mkdir()
        assert documents_folder() == tmp_path / "Documents"


class DescribeShowFile:
    @pytest.mark.parametrize(
        ("platform", "started"), [("darwin", [["/usr/bin/open", Path("a")]]), ("linux", [])]
    )
    def it_opens_files_with_the_command_of_the_system(self, platform, started, monkeypatch):
        commands = []
        monkeypatch.setattr(session.sys, "platform", platform)
        monkeypatch.setattr(session.subprocess, "run", lambda command, check: commands.append(command))
        show_file(Path("a"))
        assert commands == started
