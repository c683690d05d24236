"""Usage errors: one Thai line with the remedy, exit code 2."""

from __future__ import annotations

import re

import click
import pytest

from ita_tools.cli.usage_errors import format_usage_error
from tests.cli.running import ita_here

ENGLISH = re.compile(r"(?i)no such|missing|require|argument|unexpected|invalid|got|not one of")
MISUSES = {
    "unknown command": (["nosuch"], "ไม่มีคำสั่ง nosuch", "คำสั่งที่ใช้ได้คือ "),
    "misspelt command": (["scroe", "a.yaml"], "ไม่มีคำสั่ง scroe", "หมายถึง score หรือไม่"),
    "unknown option": (["score", "a.yaml", "--colour"], "ไม่มีตัวเลือก --colour", "ita score --help"),
    "misspelt option": (["score", "a.yaml", "--jsn"], "ไม่มีตัวเลือก --jsn", "หมายถึง --json หรือไม่"),
    "unknown option of all": (["--nosuch"], "ไม่มีตัวเลือก --nosuch", "ita --help"),
    "missing argument": (["score"], "ยังไม่ได้ระบุ ไฟล์", "ita score --help"),
    "missing option": (["report", "a.yaml"], "ยังไม่ได้ระบุ -o", "ita report --help"),
    "missing value": (["new", "-o"], "ค่าของตัวเลือก -o ขาดหรือเกิน", "ita new --help"),
    "value nobody takes": (["score", "a.yaml", "--json=1"], "ค่าของตัวเลือก --json ขาดหรือเกิน", "--help"),
    "bad kind": (["report", "a.yaml", "-o", "a.docx", "--kind", "x"], "ค่าของ --kind ใช้ไม่ได้", "improvement"),
    "bad digits": (
        ["report", "a.yaml", "-o", "a.docx", "--digits", "x"],
        "ค่าของ --digits ใช้ไม่ได้",
        "thai, arabic",
    ),
    "year in words": (["new", "--edition", "ปีนี้", "-o", "a.xlsx"], "ค่าของ --edition ใช้ไม่ได้", "ita new --help"),
    "unknown shell": (["completion", "tcsh"], "ค่าของ {powershell|bash|zsh|fish} ใช้ไม่ได้", "fish"),
    "no command of the group": (["addin"], "ยังไม่ได้ระบุคำสั่งต่อจาก ita addin", "build doctor install uninstall"),
    "one file too many": (["score", "a.yaml", "b.yaml"], "ไม่ได้ใช้ b.yaml ในคำสั่งนี้", "ita score --help"),
}


class DescribeUsageError:
    @pytest.mark.parametrize("name", MISUSES)
    def it_is_one_thai_line(self, name, capsys, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        arguments, message, remedy = MISUSES[name]
        done = ita_here(capsys, *arguments)
        assert (done.code, done.out, len(done.faults)) == (2, "", 1)
        assert done.err.startswith(f"{message} — ")
        assert remedy in done.err.split(" — ")[1]
        assert done.err.endswith("[ITA-E100]\n")
        assert not ENGLISH.search(done.err)
        assert list(tmp_path.iterdir()) == []

    def it_keeps_the_message_of_an_unknown_error(self):
        line = format_usage_error(click.ClickException("something new"))
        assert line == "คำสั่งไม่ถูกต้อง (something new) — ดูวิธีใช้ด้วย ita --help [ITA-E100]"
