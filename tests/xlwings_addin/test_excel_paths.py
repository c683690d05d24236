from pathlib import Path

import pytest

from ita_tools.errors import ProgramMissing
from xlwings_addin.excel_paths import Machine, startup_folder

HOME = Path("/home/someone")


def machine(system: str, **environment: str) -> Machine:
    return Machine(system=system, home=HOME, environment=environment)


def it_finds_the_folder_that_excel_opens_by_itself():
    assert startup_folder(machine("Windows", APPDATA="/roaming")) == Path("/roaming/Microsoft/Excel/XLSTART")
    assert startup_folder(machine("Windows")) == HOME / "AppData/Roaming/Microsoft/Excel/XLSTART"
    mac = startup_folder(machine("Darwin"))
    assert mac.is_relative_to(HOME / "Library/Group Containers/UBF8T346G9.Office")
    assert mac.name == "Excel"


def it_says_that_there_is_no_excel():
    with pytest.raises(ProgramMissing, match="--folder"):
        startup_folder(machine("Linux"))


def it_describes_this_machine_unless_told():
    here = Machine()
    assert here.python.is_file()
    assert here.bits in (32, 64)
    assert here.home == Path.home()


def it_knows_which_systems_have_scripts_or_a_list_of_addins():
    found = {
        system: (bool(machine(system).scripts_folder), bool(machine(system).addins_folder))
        for system in ("Windows", "Darwin", "Linux")
    }
    assert found == {"Windows": (False, True), "Darwin": (True, False), "Linux": (False, False)}
