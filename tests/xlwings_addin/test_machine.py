"""Folders of Excel on each system."""

from __future__ import annotations

from pathlib import Path

import pytest

from ita_tools.errors import ProgramMissing
from xlwings_addin.machine import Machine, startup_folder

HOME = Path("/home/someone")


def machine(system: str, **environment: str) -> Machine:
    return Machine(system=system, home=HOME, environment=environment)


class DescribeStartupFolder:
    def it_is_the_folder_that_excel_opens_at_start(self):
        assert startup_folder(machine("Windows", APPDATA="/roaming")) == Path(
            "/roaming/Microsoft/Excel/XLSTART"
        )
        assert startup_folder(machine("Windows")) == HOME / "AppData/Roaming/Microsoft/Excel/XLSTART"
        mac = startup_folder(machine("Darwin"))
        assert mac.is_relative_to(HOME / "Library/Group Containers/UBF8T346G9.Office")
        assert mac.name == "Excel"

    def it_is_an_error_where_there_is_no_excel(self):
        with pytest.raises(ProgramMissing, match="--folder"):
            startup_folder(machine("Linux"))


class DescribeMachine:
    def it_describes_this_machine_by_default(self):
        here = Machine()
        assert here.python.is_file()
        assert here.bits in (32, 64)
        assert here.home == Path.home()

    def it_has_script_and_addin_folders_by_system(self):
        folders = {
            system: (bool(machine(system).scripts_folder), bool(machine(system).addins_folder))
            for system in ("Windows", "Darwin", "Linux")
        }
        assert folders == {"Windows": (False, True), "Darwin": (True, False), "Linux": (False, False)}
