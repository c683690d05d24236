"""Help of every command in Thai, the global options, lazy commands and paths that click does not check."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import click
import pytest

from ita_tools.cli.commands import ita
from ita_tools.cli.localized_commands import FILE, RootGroup
from tests.cli.running import ita_here, subcommands

LEFT_IN_ENGLISH = re.compile(
    r"Usage|Options|Commands|Arguments|OPTIONS|FILE|PATH|INTEGER|TEXT|required|Show|message"
)
COMMANDS = subcommands(ita)
LAZY = ("addin_commands", "rollup_command", "sharing_commands", "edition_commands", "target_command")


def unwrapped(out: str) -> str:
    """Join the lines that click wrapped."""
    return re.sub(r"\n {9,}", " ", out)


class DescribeHelp:
    @pytest.mark.parametrize("command", ["", *COMMANDS])
    @pytest.mark.parametrize("option", ["--help", "-h"])
    def it_explains_every_command_in_thai(self, command, option, capsys):
        done = ita_here(capsys, *filter(None, [command, option]))
        assert (done.code, done.err) == (0, "")
        assert done.out.startswith(f"วิธีใช้: ita {command}".rstrip())
        assert not LEFT_IN_ENGLISH.search(done.out)

    def it_is_shown_where_no_command_is_given(self, capsys):
        assert ita_here(capsys) == ita_here(capsys, "--help")

    def it_marks_the_required_options(self, capsys):
        out = unwrapped(ita_here(capsys, "report", "--help").out)
        assert [line.split()[0] for line in out.splitlines() if "(ต้องระบุ)" in line] == ["-o"]
        assert "--kind" in out
        assert "--debug" not in out

    def it_lists_every_command_with_the_whole_first_line_of_its_help(self, capsys):
        out = unwrapped(ita_here(capsys, "--help").out)
        for name, command in COMMANDS.items():
            assert re.search(rf"^  {name} +{re.escape(command.help.splitlines()[0])}$", out, re.MULTILINE)


class DescribeGlobalOptions:
    @pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
    def it_gives_debug_to_every_command_once(self, command):
        assert sum("--debug" in each.opts for each in command.params) == 1


class DescribeRootGroup:
    def it_imports_a_lazy_command_once(self):
        group = RootGroup("ita", lazy_subcommands={"rollup": "ita_tools.cli.rollup_command"})
        context = click.Context(group)
        command = group.get_command(context, "rollup")
        assert command.name == "rollup"
        assert group.get_command(context, "rollup") is command

    def it_lists_a_lazy_command_without_importing_it(self):
        group = RootGroup("ita", lazy_subcommands={"missing": "ita_tools.cli.no_such_module"})
        context = click.Context(group)
        assert group.list_commands(context) == ["missing"]
        with pytest.raises(ModuleNotFoundError):
            group.get_command(context, "missing")

    def it_lists_lazy_and_other_commands_in_one_order(self):
        group = RootGroup("ita", lazy_subcommands={"b": "nowhere"})
        group.add_command(click.Command("c"))
        group.add_command(click.Command("a"))
        context = click.Context(group)
        assert group.list_commands(context) == ["a", "b", "c"]
        assert group.get_command(context, "d") is None

    def it_names_every_command_as_it_is_called(self):
        assert all(command.name == name for name, command in COMMANDS.items())

    def it_imports_no_lazy_command_at_start(self):
        script = (
            "import sys; import ita_tools.cli; "
            f"print([name for name in {LAZY} if 'ita_tools.cli.' + name in sys.modules])"
        )
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        assert done.stdout.strip() == "[]"


class DescribeFile:
    def it_is_shown_as_a_thai_metavar(self):
        assert FILE.name == "ไฟล์"

    @pytest.mark.parametrize(
        "command",
        [["score"], ["report", "-o", "a.docx"], ["rollup", "-o", "a.xlsx"], ["edition", "check"]],
        ids=" ".join,
    )
    def it_leaves_a_file_without_read_permission_to_the_job(self, command, capsys, tmp_path, monkeypatch):
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
