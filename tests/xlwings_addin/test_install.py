"""Installing and removing the add-in, also where a file of another program has its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from ita_tools.errors import CommandMisused, OutputBlocked, ProgramMissing
from tests.xlwings_addin.standin import parts
from xlwings_addin import install as installing
from xlwings_addin.install import SCRIPT_FILE, identify, install, uninstall, write_addin
from xlwings_addin.machine import Machine, startup_folder

PYTHON = Path("/opt/ไพทอน/bin/python")


@pytest.fixture(autouse=True)
def standin_parts(monkeypatch):
    monkeypatch.setattr(installing, "installed_parts", parts)


@pytest.fixture(params=["Windows", "Darwin"])
def machine(request, tmp_path) -> Machine:
    return Machine(system=request.param, python=PYTHON, home=tmp_path, environment={})


def files_in(folder: Path) -> dict[str, bytes]:
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


class DescribeInstall:
    def it_compiles_the_packages_so_that_a_button_starts_quickly(self, machine, compiled):
        install(machine=machine)
        assert compiled == ["ita_tools", "xlwings_addin"]

    def it_writes_the_addin_into_the_startup_folder(self, machine):
        outcome = install(machine=machine)
        assert outcome.path == startup_folder(machine) / "ita.xlam"
        assert outcome.changed
        assert identify(outcome.path).python == str(PYTHON)

    def it_changes_nothing_the_second_time(self, machine, tmp_path):
        install(machine=machine)
        before = files_in(tmp_path)
        assert not install(machine=machine).changed
        assert files_in(tmp_path) == before

    def it_replaces_our_older_addin(self, machine, monkeypatch):
        path = install(machine=machine).path
        monkeypatch.setattr(installing, "installed_parts", lambda: parts("2.0"))
        assert install(machine=machine).changed
        assert identify(path).version == "2.0"

    def it_writes_a_script_for_mac_that_quotes_every_value(self, tmp_path):
        machine = Machine(system="Darwin", home=tmp_path, environment={})
        install(machine=machine)
        script = (machine.scripts_folder / SCRIPT_FILE).read_text("ascii")
        used = [line for line in script.splitlines() if "set command to" in line]
        for value in ("python", "code", '("--wb=" & bookName)', '("--app=" & excelPath)'):
            assert f"quoted form of {value}" in "\n".join(used)

    def it_reports_a_folder_that_cannot_be_made(self, machine, tmp_path):
        (tmp_path / "file").write_text("")
        with pytest.raises(OutputBlocked, match="--folder"):
            install(tmp_path / "file" / "folder", machine)

    def it_refuses_a_python_from_microsoft_store(self, tmp_path):
        base = Path("C:/Program Files/WindowsApps/PythonSoftwareFoundation.Python.3.12")
        machine = Machine(system="Windows", python=PYTHON, base=base, home=tmp_path, environment={})
        with pytest.raises(ProgramMissing, match="Microsoft Store"):
            install(machine=machine)
        assert files_in(tmp_path) == {}
        assert install(tmp_path / "chosen", machine).changed


class DescribeUninstall:
    def it_removes_every_installed_file(self, machine, tmp_path):
        install(machine=machine)
        assert uninstall(machine=machine).changed
        assert files_in(tmp_path) == {}
        assert not uninstall(machine=machine).changed

    def it_reports_an_addin_that_is_open_in_excel(self, machine, monkeypatch):
        install(machine=machine)

        def open_elsewhere(self: Path) -> None:
            raise PermissionError(13, "in use")

        monkeypatch.setattr(Path, "unlink", open_elsewhere)
        with pytest.raises(OutputBlocked, match="ปิด Excel"):
            uninstall(machine=machine)


class DescribeBoth:
    def it_uses_the_given_folder(self, machine, tmp_path):
        folder = tmp_path / "ส่วนเสริม" / "ใหม่"
        assert install(folder, machine).path == folder / "ita.xlam"
        assert uninstall(folder, machine).changed

    @pytest.mark.parametrize("action", [install, uninstall])
    def it_never_touches_a_foreign_file(self, action, machine, tmp_path):
        path = startup_folder(machine) / "ita.xlam"
        path.parent.mkdir(parents=True)
        path.write_bytes(b"somebody else's")
        with pytest.raises(OutputBlocked, match="ไม่ใช่ของชุดเครื่องมือนี้"):
            action(machine=machine)
        assert files_in(tmp_path) == {path.relative_to(tmp_path).as_posix(): b"somebody else's"}

    @pytest.mark.parametrize("action", [install, uninstall])
    def it_never_touches_a_foreign_script(self, action, tmp_path):
        machine = Machine(system="Darwin", home=tmp_path, environment={})
        machine.scripts_folder.mkdir(parents=True)
        (machine.scripts_folder / SCRIPT_FILE).write_text("display dialog 1")
        with pytest.raises(OutputBlocked, match=SCRIPT_FILE):
            action(machine=machine)
        assert (machine.scripts_folder / SCRIPT_FILE).read_text() == "display dialog 1"
        assert not (startup_folder(machine) / "ita.xlam").exists()

    def it_needs_a_folder_where_there_is_no_excel(self, tmp_path):
        linux = Machine(system="Linux", home=tmp_path, environment={})
        with pytest.raises(ProgramMissing):
            install(machine=linux)
        assert install(tmp_path, linux).changed


class DescribeWriteAddin:
    def it_overwrites_our_addin(self, tmp_path):
        for _ in range(2):
            write_addin(tmp_path / "ita.xlam")
        assert identify(tmp_path / "ita.xlam").python == ""

    @pytest.mark.parametrize(
        ("name", "error"), [("book.xlsx", CommandMisused), ("other.xlam", OutputBlocked)]
    )
    def it_never_overwrites_a_file_of_another_kind(self, name, error, tmp_path):
        (tmp_path / name).write_bytes(b"somebody else's")
        with pytest.raises(error):
            write_addin(tmp_path / name)
        assert (tmp_path / name).read_bytes() == b"somebody else's"
