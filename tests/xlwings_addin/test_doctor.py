"""``ita addin doctor``: one check after another on a machine that lacks something."""

from __future__ import annotations

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
from xlwings_addin.install import SCRIPT_FILE, install
from xlwings_addin.machine import Machine, read_policy, start_python, startup_folder


@pytest.fixture
def machine(tmp_path, monkeypatch) -> Machine:
    """Return a Windows machine that passes every check."""
    monkeypatch.setattr(installing, "installed_parts", lambda: parts(version()))
    monkeypatch.setattr("xlwings_addin.doctor._is_compiled", lambda: True)
    find = importlib.util.find_spec
    monkeypatch.setattr("importlib.util.find_spec", lambda name: name == "win32com" or find(name))
    python = tmp_path / "python" / "Scripts" / "python.exe"
    python.parent.mkdir(parents=True)
    for name in ("Scripts/python.exe", *libraries()):
        (tmp_path / "python" / name).write_bytes(b"")
    made = Machine(
        system="Windows",
        python=python,
        bits=64,
        home=tmp_path,
        environment={},
        start=lambda command: "",
        policy=lambda key, name: None,
    )
    install(machine=made)
    return made


def libraries() -> list[str]:
    return [f"xlwings{bits}-{importlib.metadata.version('xlwings')}.dll" for bits in (64, 32)]


def missing(machine: Machine, folder: Path | None = None) -> list[str]:
    return [each.message for each in examine(folder, machine) if each.ok is False]


def _unbound(addin_parts):
    from xlwings_addin.addin import build_addin

    return build_addin(addin_parts)


class DescribeDoctor:
    def it_passes_a_machine_in_order(self, machine):
        findings = examine(machine=machine)
        assert {each.ok for each in findings} == {True}
        assert not any(each.remedy for each in findings)

    def it_changes_nothing(self, machine, tmp_path):
        before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
        examine(machine=machine)
        assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before

    def it_marks_what_cannot_be_checked_without_excel(self, tmp_path):
        linux = Machine(system="Linux", home=tmp_path, environment={})
        findings = examine(machine=linux)
        assert [each.ok for each in findings if "xlwings" not in each.message] == [None, True, None]
        assert all(each.remedy for each in findings if each.ok is None)


class DescribePythonCheck:
    def it_fails_a_path_with_thai_letters_on_windows(self, machine, tmp_path):
        thai = Machine(
            system="Windows", python=tmp_path / "สมชาย" / "python.exe", home=tmp_path, environment={}
        )
        assert any("ไม่ใช่ภาษาอังกฤษ" in message for message in missing(thai))

    def it_fails_a_python_from_microsoft_store(self, machine):
        store = replace(
            machine, base=Path("C:/Program Files/WindowsApps/PythonSoftwareFoundation.Python.3.12")
        )
        [message] = missing(store)
        assert "Microsoft Store" in message

    def it_fails_an_interpreter_that_was_moved(self, machine):
        machine.python.unlink()
        [message] = missing(machine)
        assert str(machine.python) in message

    def it_names_another_interpreter_that_the_addin_starts(self, machine):
        other = Machine(system="Windows", python=Path(sys.executable), home=machine.home, environment={})
        assert any("อีกชุดหนึ่ง" in each.message for each in examine(machine=other) if each.ok)


class DescribeXlwingsCheck:
    def it_fails_a_dll_of_another_version(self, machine):
        (machine.python.parent.parent / libraries()[1]).rename(
            machine.python.parent.parent / "xlwings32-0.1.dll"
        )
        [message] = missing(machine)
        assert libraries()[1] in message
        assert libraries()[0] not in message

    def it_fails_missing_xlwings_or_pywin32(self, machine, monkeypatch):
        monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
        assert missing(machine) == ["ยังไม่ได้ติดตั้ง pywin32"]

        def absent(name: str) -> str:
            raise importlib.metadata.PackageNotFoundError(name)

        monkeypatch.setattr("importlib.metadata.version", absent)
        assert "ยังไม่ได้ติดตั้ง xlwings" in missing(machine)


class DescribeAddinCheck:
    def it_fails_a_missing_addin(self, machine):
        (startup_folder(machine) / "ita.xlam").unlink()
        [message] = missing(machine)
        assert message.startswith("ยังไม่มีส่วนเสริม")

    def it_fails_a_foreign_file_of_that_name(self, machine):
        (startup_folder(machine) / "ita.xlam").write_bytes(b"another")
        [message] = missing(machine)
        assert "ไม่ใช่ส่วนเสริมของชุดเครื่องมือนี้" in message

    def it_fails_an_addin_of_another_version(self, machine, monkeypatch):
        monkeypatch.setattr(installing, "installed_parts", lambda: parts("0.0.1"))
        install(machine=machine)
        [finding] = [each for each in examine(machine=machine) if not each.ok]
        assert "0.0.1" in finding.message
        assert version() in finding.remedy

    def it_fails_an_addin_without_interpreter(self, machine, monkeypatch):
        monkeypatch.setattr(installing, "build_addin", lambda addin_parts, python: _unbound(addin_parts))
        install(machine=machine)
        assert missing(machine) == ["ส่วนเสริมยังไม่ทราบตำแหน่งของ Python"]

    def it_fails_an_addin_blocked_by_windows(self, machine):
        (startup_folder(machine) / "ita.xlam:Zone.Identifier").write_text("[ZoneTransfer]\nZoneId=3\n")
        [finding] = [each for each in examine(machine=machine) if not each.ok]
        assert "ปิดกั้น" in finding.message
        assert "เลิกบล็อก" in finding.remedy

    def it_fails_a_second_copy_in_the_addins_folder(self, machine):
        machine.addins_folder.mkdir(parents=True)
        (machine.addins_folder / "ita.xlam").write_bytes(b"")
        [message] = missing(machine)
        assert str(machine.addins_folder) in message

    def it_fails_a_missing_script_for_excel_for_mac(self, tmp_path, monkeypatch):
        monkeypatch.setattr(installing, "installed_parts", lambda: parts(version()))
        mac = Machine(system="Darwin", python=Path(sys.executable), home=tmp_path, environment={})
        install(machine=mac)
        assert missing(mac) == []
        (mac.scripts_folder / SCRIPT_FILE).unlink()
        [message] = missing(mac)
        assert message.startswith(f"ยังไม่มี {SCRIPT_FILE}")

    def it_leaves_open_whether_another_folder_is_trusted(self, machine, tmp_path):
        install(tmp_path / "own", machine)
        assert [each.ok for each in examine(tmp_path / "own", machine)][-1] is None


class DescribeStartCheck:
    def it_starts_the_recorded_python_as_excel_does(self, machine):
        started = []
        examine(machine=replace(machine, start=lambda command: started.append(command) or ""))
        [[program, *options]] = started
        assert program == str(machine.python)
        assert options[0] == "-P"
        assert {"win32com.client", "xlwings_addin.macros"} <= set(
            options[-1].removeprefix("import ").split(", ")
        )

    def it_names_what_keeps_python_from_starting(self, machine):
        dead = replace(machine, start=lambda command: "No Python at 'C:\\Python'")
        [message] = missing(dead)
        assert "No Python at" in message

    def it_tells_where_the_program_is_not_compiled(self, machine, monkeypatch):
        monkeypatch.setattr("xlwings_addin.doctor._is_compiled", lambda: False)
        [finding] = [each for each in examine(machine=machine) if each.ok is not True]
        assert (finding.ok, "ล่วงหน้า" in finding.message) == (None, True)

    def it_really_starts_a_program(self):
        assert start_python([sys.executable, "-c", "pass"]) == ""
        assert "No module named 'missing'" in start_python([sys.executable, "-c", "import missing"])
        assert start_python([sys.executable, "-c", "raise SystemExit(7)"]) == "รหัสจบ 7"
        assert start_python(["no such program"]) != ""


class DescribeRules:
    @pytest.mark.parametrize(
        ("name", "value", "words"),
        [
            ("D4F940AB-401B-4EFC-AADC-AD5F3C50688A", "1", "ASR"),
            ("D4F940AB-401B-4EFC-AADC-AD5F3C50688A", "6", "ASR"),
            ("VBAWarnings", 4, "ปิดแมโคร"),
            ("AllLocationsDisabled", 1, "ตำแหน่งที่เชื่อถือได้"),
        ],
    )
    def it_names_a_rule_of_the_office_and_the_way_around_it(self, machine, name, value, words):
        ruled = replace(machine, policy=lambda key, asked: value if asked == name else None)
        [finding] = [each for each in examine(machine=ruled) if each.ok is False]
        assert words in finding.message
        assert "ส่งไปที่" in finding.remedy

    def it_reads_no_registry_where_there_is_none(self, monkeypatch):
        monkeypatch.setattr("sys.platform", "linux")
        assert read_policy("Software", "x") is None

    def it_calls_the_buttons_on_a_mac_unsupported(self, tmp_path):
        mac = Machine(system="Darwin", home=tmp_path, environment={}, start=lambda command: "")
        [finding] = [each for each in examine(machine=mac) if "macOS" in each.message]
        assert (finding.ok, "ita app" in finding.remedy) == (None, True)
