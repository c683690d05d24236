"""Exit codes and messages of errors, and the packages loaded at start.

Usage errors: one Thai line with the remedy, exit code 2.
"""

from __future__ import annotations

import errno
import gc
import json
import os
import re
import subprocess
import sys

import click
import pytest

from ita_tools.cli import main
from ita_tools.cli.main import format_usage_error
from tests.cli.running import ita_here
from tests.sources import ROOT

HEAVY = {"xlsxwriter", "docx", "lxml", "python_calamine", "openpyxl", "yaml", "pandas", "numpy", "matplotlib"}
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


def failing(error: BaseException):
    def fail(*_: object) -> None:
        raise error

    return fail


def loaded_by(*arguments: str) -> tuple[int, set[str]]:
    """Run ``ita`` in a new process; return its exit code, and the packages and our modules it left loaded."""
    script = (
        "import json, sys\nfrom ita_tools.cli import main\n"
        "try:\n    main(sys.argv[1:])\nexcept SystemExit as end:\n    code = end.code\n"
        "names = sorted({part for name in sys.modules for part in (name, name.split('.')[0])})\n"
        "print(json.dumps([code, names]), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
    )
    code, names = json.loads(done.stderr.splitlines()[-1])
    return code, set(names)


class DescribeStart:
    @pytest.mark.parametrize(
        "arguments", [["--help"], ["--help", "--lang", "en"], [], ["score", "--help"], ["nosuch"]]
    )
    def it_loads_no_file_library_for_help(self, arguments):
        _, names = loaded_by(*arguments)
        assert "click" in names
        assert not HEAVY & names

    def it_loads_no_office_library_for_an_assessment_file(self):
        code, names = loaded_by("score", "ita_tools/cases/demo-2568.yaml")
        assert code == 0
        assert "yaml" in names
        assert not (HEAVY - {"yaml"}) & names

    def it_loads_neither_yaml_nor_sheet_declarations_to_score_a_workbook(self):
        code, names = loaded_by("score", "workbook_templates/ita-2568-example.xlsx")
        assert code == 0
        assert "ita_tools.workbook.read_book" in names
        unneeded = {
            f"ita_tools.{each}" for each in ("workbook.sheets", "workbook.sheet_model", "rubric.loader")
        }
        assert not (HEAVY | unneeded) & names

    def it_loads_no_yaml_for_a_report_of_a_workbook(self, tmp_path):
        book, report = "workbook_templates/ita-2568-example.xlsx", str(tmp_path / "report.html")
        code, names = loaded_by("report", book, "-o", report)
        assert code == 0
        assert not HEAVY & names


class DescribeErrors:
    def it_shows_no_traceback_of_a_defect(self, capsys, monkeypatch):
        monkeypatch.setattr("ita_tools.jobs.editions.list_editions", failing(ZeroDivisionError("secret")))
        done = ita_here(capsys, "editions")
        assert (done.code, done.out, len(done.faults)) == (2, "", 1)
        assert done.err.startswith("เกิดข้อผิดพลาดในโปรแกรม (ZeroDivisionError) — ")
        assert "secret" not in done.err

    def it_shows_the_traceback_with_debug(self, capsys, monkeypatch):
        monkeypatch.setattr("ita_tools.jobs.editions.list_editions", failing(ZeroDivisionError("secret")))
        done = ita_here(capsys, "editions", "--debug")
        assert done.code == 2
        assert "ZeroDivisionError: secret" in done.err
        assert done.err.startswith("Traceback")

    def it_prints_a_thai_line_when_interrupted(self, capsys, monkeypatch):
        monkeypatch.setattr("ita_tools.jobs.editions.list_editions", failing(KeyboardInterrupt()))
        done = ita_here(capsys, "editions")
        assert done.code == 2
        assert done.faults[-1] == "หยุดตามคำสั่ง ไม่มีไฟล์ใดเขียนค้างไว้"

    @pytest.mark.parametrize(
        ("error", "words"),
        [
            (KeyboardInterrupt(), "Stopped as told; no file is left half written."),
            (
                ZeroDivisionError("secret"),
                "A fault of the program (ZeroDivisionError) — run it again with --debug",
            ),
        ],
    )
    def it_prints_english_with_lang_en(self, error, words, capsys, monkeypatch):
        monkeypatch.setattr("ita_tools.jobs.editions.list_editions", failing(error))
        assert ita_here(capsys, "editions", "--lang", "en").faults[-1].startswith(words)

    @pytest.mark.parametrize(
        ("error", "words"),
        [
            (
                PermissionError(errno.EACCES, "Permission denied", "ก/ข.xlsx"),
                "ก/ข.xlsx: ไม่มีสิทธิ์เปิดไฟล์หรือโฟลเดอร์นี้ — ขอสิทธิ์",
            ),
            (
                OSError(errno.ENOSPC, "No space left on device"),
                "ระบบไม่ยอมให้อ่านหรือเขียน (No space left on device) — ",
            ),
        ],
    )
    def it_names_what_the_system_refuses(self, error, words, capsys, monkeypatch):
        monkeypatch.setattr("ita_tools.jobs.editions.list_editions", failing(error))
        done = ita_here(capsys, "editions")
        assert (done.code, done.out, len(done.faults)) == (2, "", 1)
        assert done.err.startswith(words)


class DescribeMain:
    def it_reads_its_arguments_from_the_command_line(self, capsys, monkeypatch):
        monkeypatch.setattr(sys, "argv", ["ita", "editions"])
        with pytest.raises(SystemExit) as end:
            main()
        assert end.value.code == 0
        assert "2568" in capsys.readouterr().out

    @pytest.mark.parametrize("encoding", ["cp1252", "ascii", "cp874"])
    def it_runs_on_a_console_without_thai(self, encoding):
        done = subprocess.run(
            [sys.executable, "-m", "ita_tools", "score", "ita_tools/cases/demo-2568.yaml"],
            capture_output=True,
            check=False,
            cwd=ROOT,
            env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONPATH": str(ROOT)},
        )
        assert (done.returncode, done.stderr) == (0, b"")
        assert "ผ่านดี" in done.stdout.decode("utf-8")

    def it_restores_the_garbage_collector(self) -> None:
        usual = gc.get_threshold()
        with pytest.raises(SystemExit):
            main(["editions"])
        assert gc.get_threshold() == usual


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
