"""``ita completion``, and completion as the script of each shell runs it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from tests.cli.running import ita_here
from tests.sources import ROOT

SHELLS = ("powershell", "bash", "zsh", "fish")


def complete(shell: str, line: str, word: int) -> str:
    """Run ``ita`` as the script of a shell does when Tab is pressed on one word of ``line``."""
    protocol = {"_ITA_COMPLETE": f"{shell}_complete", "COMP_WORDS": line, "COMP_CWORD": str(word)}
    done = subprocess.run(
        [sys.executable, "-m", "ita_tools"],
        capture_output=True,
        encoding="utf-8",
        check=True,
        cwd=ROOT,
        env={**os.environ, **protocol},
    )
    assert done.stderr == ""
    return done.stdout.rstrip("\n")


def powershell(line: str, word: int) -> list[tuple[str, ...]]:
    """Return kind, value and help of each offer to PowerShell: three lines each."""
    lines = complete("powershell", line, word).splitlines()
    return list(zip(*(lines[start::3] for start in range(3)), strict=True))


class DescribePowerShell:
    def it_is_offered_commands_with_their_thai_help(self):
        assert powershell("ita ed", 1) == [
            ("plain", "edition", "แสดง ตรวจ หรือเริ่มไฟล์หลักเกณฑ์ของปีหนึ่ง"),
            ("plain", "editions", "แสดงหลักเกณฑ์ของทุกปีที่ใช้ได้"),
        ]

    @pytest.mark.parametrize(
        ("line", "word", "offers"),
        [
            ("ita edition", 2, ["check", "new", "show"]),
            ("ita report --dig", 2, ["--digits"]),
            ("ita report --digits ar", 3, ["arabic"]),
        ],
    )
    def it_is_offered_what_may_follow(self, line, word, offers):
        assert [value for _, value, _ in powershell(line, word)] == offers

    def it_shows_no_error_after_an_unknown_command(self):
        assert ("plain", "demo") in [offer[:2] for offer in powershell("ita nosuch", 2)]


class DescribeBash:
    def it_is_offered_the_commands_of_a_group(self):
        assert complete("bash", "ita edition ", 2).splitlines() == ["plain,check", "plain,new", "plain,show"]

    @pytest.mark.skipif(shutil.which("bash") is None, reason="no bash on this system")
    def it_can_parse_its_script(self, tmp_path, capsys):
        script = tmp_path / "complete.sh"
        script.write_text(ita_here(capsys, "completion", "bash").out, "utf-8")
        subprocess.run(["bash", "-n", script], check=True)


class DescribeEveryShell:
    @pytest.mark.parametrize("shell", SHELLS)
    def it_completes_file_names_itself(self, shell):
        assert complete(shell, "ita score ", 2).startswith("file")

    @pytest.mark.parametrize("shell", SHELLS)
    def it_has_a_script(self, shell, capsys):
        done = ita_here(capsys, "completion", shell)
        assert (done.code, done.err) == (0, "")
        assert "_ITA_COMPLETE" in done.out
        assert f"{shell}_complete" in done.out
        assert "%(" not in done.out


class DescribeCompletionCommand:
    def it_refuses_an_unknown_shell(self, capsys):
        assert ita_here(capsys, "completion", "cmd").code == 2
