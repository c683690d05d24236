"""The installer for Windows: what the zip holds, what Windows needs, and each step with stand-ins."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from release.windows import install as windows_install
from release.windows.install import Installer, InstallerFault, main
from release.windows.which_python import is_usable
from release.windows_bundle import entries, missing, write_bundle
from tests.sources import ROOT

COMMANDS = sorted((ROOT / "release" / "windows").glob("*.cmd"))


def wheel(folder: Path, name: str, *needs: str) -> Path:
    path = folder / f"{name.replace('-', '_')}-1-py3-none-any.whl"
    lines = [f"Name: {name}", *(f"Requires-Dist: {each}" for each in needs)]
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{name}-1.dist-info/METADATA", "\n".join(lines) + "\n\n")
    return path


class DescribeMissing:
    def it_follows_the_conditions_of_windows_not_of_this_machine(self, tmp_path: Path) -> None:
        own = wheel(
            tmp_path, "ita-tools", "click>=8", 'xlwings>=0.37; extra == "excel"', 'pandas; extra == "scale"'
        )
        click = wheel(
            tmp_path, "click", 'colorama; platform_system == "Windows"', 'x; sys_platform == "linux"'
        )
        xlwings = wheel(
            tmp_path, "xlwings", 'pywin32>=224; platform_system == "Windows"', 'old; python_version < "3.13"'
        )
        assert missing([own], "3.13") == ["click>=8", "xlwings>=0.37"]
        assert missing([own, click, xlwings], "3.13") == ["colorama", "pywin32>=224"]
        assert missing([own, click, xlwings], "3.12") == ["colorama", "old", "pywin32>=224"]


class DescribeBundle:
    def it_holds_the_installer_its_parts_and_the_wheels(self, tmp_path: Path) -> None:
        python = tmp_path / "python-3.13.9-amd64.exe"
        python.write_bytes(b"MZ")
        own = wheel(tmp_path, "ita-tools")
        write_bundle(tmp_path / "a.zip", entries([own], python))
        write_bundle(tmp_path / "b.zip", entries([own], python))
        assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
        with zipfile.ZipFile(tmp_path / "a.zip") as archive:
            names = archive.namelist()
            assert names[:3] == ["ติดตั้ง.cmd", "ถอนการติดตั้ง.cmd", "อ่านก่อน.txt"]
            assert f"files/wheels/{own.name}" in names
            hashed = archive.read("files/python/sha256.txt").decode().strip()
            used = re.findall(r"%FILES%\\([\w.\\-]+)", archive.read(names[0]).decode())
        assert re.fullmatch("[0-9a-f]{64}", hashed)
        assert {each.replace("\\", "/") for each in used} - {"python"} <= {
            name.removeprefix("files/") for name in names
        }

    @pytest.mark.parametrize("path", COMMANDS, ids=lambda path: path.name)
    def it_quotes_every_path_and_names_none_inside_brackets_or_to_call(self, path: Path) -> None:
        for line in path.read_text("utf-8").splitlines():
            outside = re.sub(r'"[^"]*"', '""', line)
            assert not re.search(r"%(HERE|FILES|TEMP|LOCALAPPDATA|ProgramFiles|SETUP|~)", outside), line
            assert not re.search(r"call (?!:\w+$)", outside), line
            known = r'^(rem|echo) .*|for (/f )?("" )?%%\w in \('
            assert "(" not in re.sub(known, "", outside), line

    @pytest.mark.parametrize("path", COMMANDS, ids=lambda path: path.name)
    def it_goes_only_to_labels_that_exist(self, path: Path) -> None:
        text = path.read_text("utf-8")
        labels = set(re.findall(r"^:(\w+)", text, re.MULTILINE))
        assert set(re.findall(r"(?:goto|call) :(\w+)", text)) == labels


class DescribeWhichPython:
    @pytest.mark.parametrize(
        ("version", "base", "platform", "usable"),
        [
            ((3, 13, 1), r"C:\Python313", "win-amd64", True),
            ((3, 12, 0), r"C:\ไพทอน & co", "win-amd64", True),
            ((3, 11, 9), r"C:\Python311", "win-amd64", False),
            ((3, 14, 0), r"C:\Python314", "win-amd64", False),
            ((3, 13, 1), r"C:\Python313", "win32", False),
            ((3, 13, 1), r"C:\Python313-arm64", "win-arm64", False),
            ((3, 12, 7), r"C:\msys64\ucrt64", "mingw_x86_64_ucrt", False),
            ((3, 13, 1), r"C:\Program Files\WindowsApps\Python", "win-amd64", False),
        ],
    )
    def it_takes_those_the_wheels_are_for(self, version, base: str, platform: str, usable: bool) -> None:
        assert is_usable(version, base, platform) is usable


class Steps(Installer):
    """Records the programs instead of running them; ``fails`` is a word of the one that fails."""

    def __init__(self, home: Path, fails: str = "no such word") -> None:
        self.lines: list[str] = []
        self.commands: list[str] = []
        self.fails = fails
        super().__init__(home / "wheels", home / "ITA", self.lines.append)

    def _run(self, command) -> int:
        self.commands.append(" ".join(command))
        return int(self.fails in self.commands[-1])


class DescribeInstaller:
    @pytest.mark.parametrize("name", ["home", "สมชาย ใจดี", "a & b (1)"])
    def it_installs_without_the_network_and_checks_with_the_demo(self, tmp_path: Path, name: str) -> None:
        steps = Steps(tmp_path / name)
        steps.install(has_excel=True)
        assert [" -m venv --clear " in steps.commands[0], "--no-index" in steps.commands[1]] == [True, True]
        assert str(tmp_path / name / "wheels") in steps.commands[1]
        ends = [each.partition("ita_tools ")[2].split(" -o")[0] for each in steps.commands[2:]]
        assert ends == ["addin install", "desktop install", "demo"]
        steps.install(has_excel=True)  # repairs

    def it_leaves_excel_alone_where_there_is_none(self, tmp_path: Path) -> None:
        steps = Steps(tmp_path)
        steps.install(has_excel=False)
        assert not any("addin" in each for each in steps.commands)
        assert any("ไม่พบ Excel" in each for each in steps.lines)

    @pytest.mark.parametrize("fails", ["venv", "pip", "addin", "desktop", "demo"])
    def it_stops_at_a_step_that_fails_and_names_the_log(self, tmp_path: Path, fails: str) -> None:
        steps = Steps(tmp_path, fails)
        with pytest.raises(InstallerFault, match=re.escape("install.log")):
            steps.install(has_excel=True)
        assert fails in steps.commands[-1]

    def it_uninstalls_what_it_installed(self, tmp_path: Path) -> None:
        steps = Steps(tmp_path)
        steps.python.parent.mkdir(parents=True)
        steps.python.touch()
        steps.uninstall()
        assert [each.partition("ita_tools ")[2] for each in steps.commands] == [
            "addin uninstall",
            "desktop uninstall",
        ]
        assert not steps.home.exists()
        steps.uninstall()  # nothing to do

    def it_tells_in_thai_how_it_went(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
        monkeypatch.setattr(windows_install.Installer, "_run", lambda self, command: 0)
        assert main([]) == 0
        assert "ติดตั้งเสร็จแล้ว" in capsys.readouterr().out
        monkeypatch.setattr(windows_install.Installer, "_run", lambda self, command: 1)
        assert main([]) == 1
        assert "ติดตั้งไม่สำเร็จ" in capsys.readouterr().out
        assert main(["--uninstall"]) == 0
