"""What is wrong with a file is said by whoever opens it."""

from __future__ import annotations

import os

import pytest

from ita_tools.cli.path_types import FILE
from tests.cli.running import ita_here

CLOSED = [["score"], ["report", "-o", "a.docx"], ["rollup", "-o", "a.xlsx"], ["edition", "check"]]


@pytest.mark.parametrize("command", CLOSED, ids=" ".join)
def it_says_that_a_file_is_closed_to_this_user(command, capsys, tmp_path, monkeypatch):
    path = tmp_path / "closed.yaml"
    path.write_text("edition: 2568\n")
    path.chmod(0)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(os, "access", lambda *_given, **_options: False)  # root may read everything

    def refuse(*_given, **_options):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("pathlib.Path.open", refuse)
    done = ita_here(capsys, *command, path)
    assert done.code == 2
    assert "ไม่มีสิทธิ์เปิดอ่านไฟล์" in done.err


def it_is_shown_as_a_file():
    assert FILE.name == "ไฟล์"
