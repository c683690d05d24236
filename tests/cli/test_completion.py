"""Completion by Tab: the protocol of each shell, run as the shell runs it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys

import pytest

from ita_tools.cli.completion import SHELLS, completion_script
from tests.cli.running import ita_here
from tests.sources import ROOT


def offers(shell: str, **words: str) -> list[str]:
    environment = {**os.environ, "_ITA_COMPLETE": f"{shell}_complete", **words}
    done = subprocess.run(
        [sys.executable, "-m", "ita_tools"],
        capture_output=True,
        encoding="utf-8",
        check=True,
        cwd=ROOT,
        env=environment,
    )
    return list(filter(None, done.stdout.splitlines()))


def powershell(*typed: str, now: str = "") -> list[str]:
    words = ["ita", *typed, *([now] if now else [])]
    return offers("powershell", COMP_WORDS="\n".join(words), COMP_CWORD=now)


def it_offers_commands_with_their_help_to_powershell():
    found = dict(line.split("\t") for line in powershell(now="ed"))
    assert found == {"edition": "แสดง ตรวจ หรือเริ่มไฟล์หลักเกณฑ์ของปีหนึ่ง", "editions": "แสดงหลักเกณฑ์ของทุกปีที่ใช้ได้"}


def it_offers_what_may_follow_a_finished_word():
    assert [line.split("\t")[0] for line in powershell("edition")] == ["check", "new", "show"]
    assert [line.split("\t")[0] for line in powershell("report", now="--dig")] == ["--digits"]
    assert powershell("report", "--digits", now="ar") == ["arabic\tarabic"]
    # A word that PowerShell holds back while it is typed, as inside quotation marks.
    assert offers("powershell", COMP_WORDS="ita\nreport\n--digits", COMP_CWORD="ar") == ["arabic\tarabic"]


def it_leaves_file_names_to_powershell():
    assert powershell("score") == []


def it_gives_powershell_a_tooltip_for_every_offer():
    for line in [*powershell(), *powershell("report", now="--")]:
        assert re.fullmatch(r"[^\t]+\t[^\t]+", line)


@pytest.mark.parametrize("shell", SHELLS)
def it_prints_the_script_of_every_shell(shell, capsys):
    done = ita_here(capsys, "completion", shell)
    assert done.code == 0
    assert "_ITA_COMPLETE" in done.out
    assert f"{shell}_complete" in done.out


def it_knows_no_other_shell(capsys):
    assert ita_here(capsys, "completion", "cmd").code == 2
    with pytest.raises(KeyError):
        completion_script("cmd")


def it_closes_every_bracket_of_the_powershell_script():
    script = completion_script("powershell")
    assert "%(" not in script
    for left, right in ("{}", "()", "[]"):
        assert script.count(left) == script.count(right)


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash on this system")
def it_is_understood_by_bash(tmp_path):
    script = tmp_path / "complete.sh"
    script.write_text(completion_script("bash"), "utf-8")
    subprocess.run(["bash", "-n", script], check=True)
