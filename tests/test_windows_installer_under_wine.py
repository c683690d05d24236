"""``install.cmd`` and ``uninstall.cmd`` in every branch, by Wine's cmd.exe with stand-ins for programs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from release.windows_bundle import PYTHON_ADDRESS
from tests.wine import Computer, Run, Wine

pytestmark = pytest.mark.wine
DIFFICULT = "ไอที เอ & co (1) ^ !x!"
CRASH = -1073741515
NOT_FOUND = 9009
SETUP = PYTHON_ADDRESS.rpartition("/")[2]
QUIET = "/quiet InstallAllUsers=0 PrependPath=0 Include_launcher=0 Include_test=0 Shortcuts=0"
INSTALLED = r"LOCAL\Programs\Python\Python313\python.exe"
GETTING = "เครื่องนี้ยังไม่มี Python ที่ใช้ได้ กำลังติดตั้งให้ ใช้เวลา 1-3 นาที"
NONE = [
    "ติดตั้ง Python ให้ไม่สำเร็จ",
    "1. เปิด https://www.python.org/downloads/windows/ แล้วดาวน์โหลด Python 3.13 (64-bit)",
    "2. เปิดไฟล์ที่ได้ กด Install Now",
    "3. เปิด ติดตั้ง.cmd อีกครั้ง",
    "ถ้าเครื่องของหน่วยงานไม่ให้ติดตั้งโปรแกรม ให้ส่งข้อความนี้แก่ผู้ดูแลเครื่อง",
]


@pytest.fixture(scope="module")
def wine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wine]:
    started = Wine(tmp_path_factory.mktemp("wine"))
    yield started
    started.stop()


@pytest.fixture
def computer(wine: Wine, tmp_path: Path) -> Computer:
    """A computer without Python, winget and curl; what is installed later runs."""
    return Computer(wine, tmp_path, DIFFICULT)


def tried(*programs: str) -> list[str]:
    return [f"{each} -I which_python.py" for each in programs]


def installed(program: str) -> str:
    return f"{program} -I install.py"


def with_setup(computer: Computer, *, right: bool = True, code: int = 0) -> None:
    """Bundle a setup of Python whose hash is right or wrong, and which ends with a code."""
    data = computer.wine.standin.read_bytes()
    computer.put(f"files/python/{SETUP}", data)
    computer.put("files/python/sha256.txt", hashlib.sha256(data).hexdigest().encode() + b"\r\n")
    computer.temp = computer.programs  # the output of certutil goes through a file that Wine does not quote
    found = hashlib.sha256(data if right else data + b"!").hexdigest()
    computer.does("certutil.exe -hashfile", 0, says=found.upper())
    computer.does(SETUP, code, makes="" if code else computer.python_of_setup)
    computer.does(r"Python313\python.exe", 0)


class DescribePythonThatIsThere:
    @pytest.mark.parametrize("folder", ["ita-windows", DIFFICULT])
    def it_takes_the_newest_of_the_launcher_and_repairs_at_the_second_run(
        self, wine: Wine, tmp_path: Path, folder: str
    ) -> None:
        computer = Computer(wine, tmp_path, folder)
        computer.add(computer.programs / "py.exe")
        computer.does("py.exe -3.13", 0)
        for _ in range(2):
            run = computer.start()
            assert (run.code, run.shown) == (0, "")
            assert run.called == [*tried("py.exe -3.13"), installed("py.exe -3.13")]

    def it_takes_the_older_of_the_launcher(self, computer: Computer) -> None:
        computer.add(computer.programs / "py.exe")
        computer.does("py.exe -3.12", 0)
        run = computer.start()
        assert run.code == 0
        assert run.called == [*tried("py.exe -3.13", "py.exe -3.12"), installed("py.exe -3.12")]

    @pytest.mark.parametrize("number", ["313", "312"])
    @pytest.mark.parametrize("below", [r"LOCAL\Programs\Python", "ProgramFiles"])
    def it_takes_that_of_a_user_or_of_all_users(self, computer: Computer, below: str, number: str) -> None:
        python = rf"{below}\Python{number}\python.exe"
        computer.add(computer.path_of(python))
        computer.does(f"Python{number}", 0)
        run = computer.start()
        assert (run.code, run.called) == (0, [*tried(python), installed(python)])

    def it_takes_that_on_the_path(self, computer: Computer) -> None:
        computer.add(computer.programs / "python.exe")
        computer.does("python.exe", 0)
        assert computer.start().called == [*tried("python.exe"), installed("python.exe")]

    def it_passes_by_one_that_windows_cannot_start(self, computer: Computer) -> None:
        computer.add(computer.python_of_setup)
        computer.does("Python313", CRASH)
        computer.add(computer.programs / "python.exe")
        computer.does("python.exe", 0)
        run = computer.start()
        assert run.called == [*tried(INSTALLED, "python.exe"), installed("python.exe")]

    def it_tells_that_a_step_failed_by_its_exit_code(self, computer: Computer) -> None:
        computer.add(computer.programs / "py.exe")
        computer.does("install.py", 1)
        computer.does("py.exe", 0)
        assert computer.start().code == 1

    def it_waits_for_a_key_so_that_the_window_can_be_read(self, computer: Computer) -> None:
        computer.add(computer.programs / "py.exe")
        computer.does("py.exe", 0)
        assert "Press" in computer.start(unattended=False).shown


TRIES = tried("py.exe -3.13", "py.exe -3.12", "python.exe")
SUCCEEDS = [*tried("py.exe -3.13", "py.exe -3.12", INSTALLED), installed(INSTALLED)]


class DescribeNoPythonOfUse:
    """One that is too old, the Store's or a mere link to the Store is tried and passed by."""

    @pytest.fixture(autouse=True)
    def useless(self, computer: Computer) -> None:
        for name in ("py.exe", "python.exe"):
            computer.add(computer.programs / name)
        computer.does("py.exe", 1)
        computer.does(r"bin\python.exe", NOT_FOUND)

    def it_runs_the_setup_that_came_along_where_its_hash_is_right(self, computer: Computer) -> None:
        with_setup(computer)
        run = computer.start()
        assert (run.code, run.shown) == (0, f"\n{GETTING}\n")
        hashed = f"certutil.exe -hashfile {SETUP} SHA256"
        assert run.called == [*TRIES, hashed, rf"python\{SETUP} {QUIET}", *SUCCEEDS]
        assert computer.start().called == SUCCEEDS  # the second run gets nothing

    def it_refuses_the_setup_that_came_along_where_its_hash_is_wrong(self, computer: Computer) -> None:
        with_setup(computer, right=False)
        run = computer.start()
        assert (run.code, "[sha256 winget=9009 curl=9009]" in run.shown) == (3, True)
        assert not any(QUIET in each for each in run.called)

    def it_goes_on_where_the_setup_that_came_along_fails(self, computer: Computer) -> None:
        with_setup(computer, code=1603)
        run = computer.start()
        assert (run.code, "[setup=1603 winget=9009 curl=9009]" in run.shown) == (3, True)

    def it_lets_winget_install_it(self, computer: Computer) -> None:
        computer.add(computer.programs / "winget.exe")
        computer.does("winget.exe install --id Python.Python.3.13", 0, makes=computer.python_of_setup)
        computer.does("Python313", 0)
        run = computer.start()
        assert run.code == 0
        assert run.called[3].startswith("winget.exe install --id Python.Python.3.13 --exact --scope user ")
        assert run.called[4:] == SUCCEEDS

    def it_downloads_it_and_runs_it_where_its_signer_is_right(self, computer: Computer) -> None:
        run = self.download(computer, signer=0)
        assert run.code == 0
        fetched, signed, *after = run.called[len([*TRIES, "winget", *TRIES]) :]
        assert f"--output ita-python-setup.exe {PYTHON_ADDRESS}" in fetched
        assert "Get-AuthenticodeSignature" in signed
        assert after == [rf"TEMP\ita-python-setup.exe {QUIET}", *SUCCEEDS]
        assert list(computer.temp.iterdir()) == []

    def it_deletes_what_it_downloaded_where_its_signer_is_wrong(self, computer: Computer) -> None:
        run = self.download(computer, signer=1)
        assert (run.code, "[winget=-1978335212 curl=0 signer=1]" in run.shown) == (3, True)
        assert "Get-AuthenticodeSignature" in run.called[-1]
        assert list(computer.temp.iterdir()) == []

    def it_says_what_to_do_where_there_is_no_network(self, computer: Computer) -> None:
        computer.add(computer.programs / "curl.exe")
        computer.does("curl.exe", 6)
        run = computer.start()
        assert run.code == 3
        assert run.shown.splitlines() == ["", GETTING, "", *NONE, "[winget=9009 curl=6]"]

    def it_gets_none_to_uninstall(self, computer: Computer) -> None:
        run = computer.start("ถอนการติดตั้ง.cmd")
        assert (run.code, run.called) == (3, TRIES)
        assert "ถอนการติดตั้งไม่ได้ เพราะไม่พบ Python" in run.shown

    def download(self, computer: Computer, *, signer: int) -> Run:
        """Start where winget fails and curl gets a setup, and the signer is right (0) or wrong (1)."""
        for name in ("winget.exe", "curl.exe"):
            computer.add(computer.programs / name)
        computer.does("winget.exe", -1978335212)
        computer.does("curl.exe --fail", 0, makes="ita-python-setup.exe")
        computer.does("powershell.exe", signer)
        computer.does(r"\ita-python-setup.exe", 0, makes=computer.python_of_setup)
        computer.does("Python313", 0)
        return computer.start()


class DescribeUninstalling:
    def it_hands_over_to_the_same_python(self, computer: Computer) -> None:
        computer.add(computer.programs / "py.exe")
        computer.does("install.py --uninstall", 1)
        computer.does("py.exe", 0)
        run = computer.start("ถอนการติดตั้ง.cmd")
        assert (run.code, run.shown) == (1, "")
        assert run.called == [*tried("py.exe -3.13"), f"{installed('py.exe -3.13')} --uninstall"]


class DescribeUnopenedZip:
    @pytest.mark.parametrize("name", ["ติดตั้ง.cmd", "ถอนการติดตั้ง.cmd"])
    def it_asks_to_extract_first(self, computer: Computer, name: str) -> None:
        for path in sorted(computer.installer.rglob("*"), reverse=True):
            if path.name != name:
                path.rmdir() if path.is_dir() else path.unlink()
        run = computer.start(name)
        assert (run.code, run.called) == (2, [])
        assert "กรุณาแตกไฟล์ก่อน" in run.shown
        assert f"แล้วเปิดไฟล์ {name} ในโฟลเดอร์ที่ได้" in run.shown
