"""Entries on a Windows desktop, with stand-ins for its shell."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from ita_tools.app.desktop import Desktop, install_shortcuts, run_powershell, uninstall_shortcuts
from ita_tools.errors import OutputBlocked, ProgramMissing

HOMES = ["home", "สมชาย ใจดี", "A & B %PATH% (1)^!", "it's ‘x’"]


class Shell:
    """Writes what it was told into the file of the link, as PowerShell does."""

    def __init__(self, *, works: bool = True) -> None:
        self.works, self.scripts = works, []

    def __call__(self, script: str, values: Mapping[str, str]) -> bool:
        self.scripts.append(script)
        if self.works:
            Path(values["ITA_LINK"]).write_text(
                "\n".join([values["ITA_TARGET"], values["ITA_ARGUMENTS"]]), "utf-8"
            )
        return self.works


@pytest.fixture(params=HOMES)
def home(request, tmp_path: Path) -> Path:
    folder = tmp_path / request.param
    (folder / "python").mkdir(parents=True)
    for name in ("python.exe", "pythonw.exe"):
        (folder / "python" / name).touch()
    return folder


def desktop(home: Path, shell: Shell, system: str = "Windows") -> Desktop:
    return Desktop(system, home / "python" / "python.exe", {"APPDATA": str(home)}, shell)


class DescribeInstallShortcuts:
    def it_puts_the_page_into_the_start_menu_and_the_report_into_send_to(self, home: Path) -> None:
        shell = Shell()
        page, report = install_shortcuts(desktop(home, shell))
        assert page == home / "Microsoft/Windows/Start Menu/Programs/ITA.lnk"
        assert report == home / "Microsoft/Windows/SendTo/สร้างรายงาน ITA.lnk"
        program = str(home / "python" / "pythonw.exe")
        assert page.read_text("utf-8").splitlines() == [program, "-P -m ita_tools app"]
        assert report.read_text("utf-8").splitlines() == [program, "-P -m ita_tools.app.send_to"]

    def it_puts_no_path_into_the_script(self, home: Path) -> None:
        shell = Shell()
        install_shortcuts(desktop(home, shell))
        assert all(each.isascii() and str(home) not in each for each in shell.scripts)

    def it_writes_command_files_where_the_shell_makes_no_links(self, home: Path) -> None:
        page, report = install_shortcuts(desktop(home, Shell(works=False)))
        assert (page.suffix, report.suffix) == (".cmd", ".cmd")
        program = str(home / "python" / "pythonw.exe").replace("%", "%%")
        assert report.read_text("utf-8").splitlines() == [
            "@echo off",
            "chcp 65001 >nul",
            f'start "" "{program}" -P -m ita_tools.app.send_to %*',
        ]

    def it_replaces_its_own_and_leaves_nothing_else(self, home: Path) -> None:
        install_shortcuts(desktop(home, Shell(works=False)))
        page, _ = install_shortcuts(desktop(home, Shell()))
        assert [each.name for each in page.parent.iterdir()] == ["ITA.lnk"]

    def it_starts_python_itself_where_there_is_no_other(self, home: Path) -> None:
        (home / "python" / "pythonw.exe").unlink()
        page, _ = install_shortcuts(desktop(home, Shell()))
        assert page.read_text("utf-8").startswith(str(home / "python" / "python.exe"))

    def it_is_for_windows_only(self, tmp_path: Path) -> None:
        with pytest.raises(ProgramMissing, match="เฉพาะใน Windows"):
            install_shortcuts(desktop(tmp_path, Shell(), "Linux"))

    def it_reports_a_folder_that_cannot_be_written(self, tmp_path: Path) -> None:
        (tmp_path / "Microsoft").touch()
        with pytest.raises(OutputBlocked):
            install_shortcuts(desktop(tmp_path, Shell()))


class DescribeUninstallShortcuts:
    def it_removes_what_was_installed_and_nothing_else(self, home: Path) -> None:
        page, report = install_shortcuts(desktop(home, Shell()))
        other = page.with_name("Other.lnk")
        other.touch()
        assert uninstall_shortcuts(desktop(home, Shell()))
        assert [page.exists(), report.exists(), other.exists()] == [False, False, True]
        assert not uninstall_shortcuts(desktop(home, Shell()))


class DescribeRunPowershell:
    def it_fails_quietly_where_there_is_none(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv("SYSTEMROOT", str(tmp_path))
        assert run_powershell("exit 0", {}) is False

    @pytest.mark.posix
    def it_gives_the_values_by_the_environment(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        program = tmp_path / "System32/WindowsPowerShell/v1.0/powershell.exe"
        program.parent.mkdir(parents=True)
        program.write_text(f'#!{shutil.which("sh")}\n[ "$ITA_LINK" = "ก & ข" ] && [ "$4" = "code" ]\n')
        program.chmod(0o755)
        monkeypatch.setenv("SYSTEMROOT", str(tmp_path))
        assert run_powershell("code", {"ITA_LINK": "ก & ข"})
        assert not run_powershell("code", {"ITA_LINK": "ก"})
