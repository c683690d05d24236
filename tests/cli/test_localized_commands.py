"""Help is Thai throughout: none of click's own English is left."""

from __future__ import annotations

import re

import pytest

from ita_tools.cli.commands import ita
from tests.cli.running import ita_here

LEFT_IN_ENGLISH = re.compile(
    r"Usage|Options|Commands|Arguments|OPTIONS|FILE|PATH|INTEGER|TEXT|required|Show|message"
)


@pytest.mark.parametrize("command", ["", *ita.commands])
@pytest.mark.parametrize("option", ["--help", "-h"])
def it_explains_every_command_in_thai(command, option, capsys):
    done = ita_here(capsys, *filter(None, [command, option]))
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"วิธีใช้: ita {command}".rstrip())
    assert not LEFT_IN_ENGLISH.search(done.out)


def unwrapped(out: str) -> str:
    """Put the lines that click wrapped together again."""
    return re.sub(r"\n {9,}", " ", out)


def it_shows_help_where_nothing_is_asked(capsys):
    assert ita_here(capsys) == ita_here(capsys, "--help")


def it_says_which_options_must_be_given(capsys):
    out = unwrapped(ita_here(capsys, "report", "--help").out)
    assert [line.split()[0] for line in out.splitlines() if "(ต้องระบุ)" in line] == ["-o"]
    assert "--kind" in out
    assert "--debug" not in out


@pytest.mark.parametrize("command", ita.commands.values(), ids=ita.commands)
def it_lets_debug_stand_after_every_command(command):
    assert sum("--debug" in each.opts for each in command.params) == 1


def it_lists_every_command_with_its_whole_first_line(capsys):
    out = unwrapped(ita_here(capsys, "--help").out)
    for name, command in ita.commands.items():
        assert re.search(rf"^  {name} +{re.escape(command.help.splitlines()[0])}$", out, re.MULTILINE)
