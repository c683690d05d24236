import importlib.metadata
import importlib.util
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.xlwings_addin.standin import parts
from xlwings_addin import install as installing
from xlwings_addin.addin import version
from xlwings_addin.doctor import examine
from xlwings_addin.excel_paths import Machine, startup_folder
from xlwings_addin.install import SCRIPT_FILE, install


@pytest.fixture
def machine(tmp_path, monkeypatch) -> Machine:
    """A Windows machine on which everything is in order."""
    monkeypatch.setattr(installing, "installed_parts", lambda: parts(version()))
    find = importlib.util.find_spec
    monkeypatch.setattr("importlib.util.find_spec", lambda name: name == "win32com" or find(name))
    python = tmp_path / "python" / "Scripts" / "python.exe"
    python.parent.mkdir(parents=True)
    for name in ("Scripts/python.exe", *libraries()):
        (tmp_path / "python" / name).write_bytes(b"")
    made = Machine(system="Windows", python=python, bits=64, home=tmp_path, environment={})
    install(machine=made)
    return made


def libraries() -> list[str]:
    return [f"xlwings{bits}-{importlib.metadata.version('xlwings')}.dll" for bits in (64, 32)]


def missing(machine: Machine, folder: Path | None = None) -> list[str]:
    return [each.message for each in examine(folder, machine) if each.ok is False]


def it_finds_everything_in_order(machine):
    found = examine(machine=machine)
    assert {each.ok for each in found} == {True}
    assert not any(each.remedy for each in found)


def it_changes_nothing(machine, tmp_path):
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    examine(machine=machine)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def it_finds_the_library_of_another_version(machine):
    (machine.python.parent.parent / libraries()[1]).rename(machine.python.parent.parent / "xlwings32-0.1.dll")
    [said] = missing(machine)
    assert libraries()[1] in said
    assert libraries()[0] not in said


def it_finds_that_the_addin_is_not_there(machine):
    (startup_folder(machine) / "ita.xlam").unlink()
    [said] = missing(machine)
    assert said.startswith("ยังไม่มีส่วนเสริม")


def it_finds_a_foreign_file_in_its_place(machine):
    (startup_folder(machine) / "ita.xlam").write_bytes(b"another")
    [said] = missing(machine)
    assert "ไม่ใช่ส่วนเสริมของชุดเครื่องมือนี้" in said


def it_finds_an_addin_of_another_version(machine, monkeypatch):
    monkeypatch.setattr(installing, "installed_parts", lambda: parts("0.0.1"))
    install(machine=machine)
    [finding] = [each for each in examine(machine=machine) if not each.ok]
    assert "0.0.1" in finding.message
    assert version() in finding.remedy


def it_finds_that_python_has_moved(machine):
    machine.python.unlink()
    [said] = missing(machine)
    assert str(machine.python) in said


def it_says_that_another_python_is_started(machine):
    other = Machine(system="Windows", python=Path(sys.executable), home=machine.home, environment={})
    assert any("อีกชุดหนึ่ง" in each.message for each in examine(machine=other) if each.ok)


def it_finds_an_addin_that_was_built_for_no_machine(machine, monkeypatch):
    monkeypatch.setattr(installing, "build_addin", lambda given, python: _unbound(given))
    install(machine=machine)
    assert missing(machine) == ["ส่วนเสริมยังไม่ทราบตำแหน่งของ Python"]


def _unbound(given):
    from xlwings_addin.addin import build_addin

    return build_addin(given)


def it_finds_the_mark_of_the_web(machine):
    (startup_folder(machine) / "ita.xlam:Zone.Identifier").write_text("[ZoneTransfer]\nZoneId=3\n")
    [finding] = [each for each in examine(machine=machine) if not each.ok]
    assert "ปิดกั้น" in finding.message
    assert "เลิกบล็อก" in finding.remedy


def it_finds_a_second_copy_that_excel_may_open_instead(machine):
    machine.addins_folder.mkdir(parents=True)
    (machine.addins_folder / "ita.xlam").write_bytes(b"")
    [said] = missing(machine)
    assert str(machine.addins_folder) in said


def it_warns_of_a_path_that_the_library_cannot_read(machine, tmp_path):
    thai = Machine(system="Windows", python=tmp_path / "สมชาย" / "python.exe", home=tmp_path, environment={})
    assert any("ไม่ใช่ภาษาอังกฤษ" in said for said in missing(thai))


def it_finds_that_xlwings_or_pywin32_is_missing(machine, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert missing(machine) == ["ยังไม่ได้ติดตั้ง pywin32"]

    def absent(name: str) -> str:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr("importlib.metadata.version", absent)
    assert "ยังไม่ได้ติดตั้ง xlwings" in missing(machine)


def it_looks_for_the_script_of_excel_for_mac(tmp_path, monkeypatch):
    monkeypatch.setattr(installing, "installed_parts", lambda: parts(version()))
    mac = Machine(system="Darwin", python=Path(sys.executable), home=tmp_path, environment={})
    install(machine=mac)
    assert missing(mac) == []
    (mac.scripts_folder / SCRIPT_FILE).unlink()
    [said] = missing(mac)
    assert said.startswith(f"ยังไม่มี {SCRIPT_FILE}")


def it_says_what_cannot_be_seen_without_excel(tmp_path):
    linux = Machine(system="Linux", home=tmp_path, environment={})
    found = examine(machine=linux)
    assert [each.ok for each in found if "xlwings" not in each.message] == [None, True, None]
    assert all(each.remedy for each in found if each.ok is None)


def it_does_not_know_whether_another_folder_is_trusted(machine, tmp_path):
    install(tmp_path / "own", machine)
    assert [each.ok for each in examine(tmp_path / "own", machine)][-1] is None


def it_finds_a_python_whose_files_excel_never_sees(machine):
    store = replace(machine, base=Path("C:/Program Files/WindowsApps/PythonSoftwareFoundation.Python.3.12"))
    [said] = missing(store)
    assert "Microsoft Store" in said
