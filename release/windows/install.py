"""Installs the toolkit from the wheels beside it, for this user alone and without the network.

Run by ``install.cmd`` with a Python of python.org; run again it repairs, with ``--uninstall`` it removes. It
tells in Thai how it went; what the programs printed is in ``install.log`` of the folder it installs into.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

__all__ = ["Installer", "InstallerFault", "main"]

_NEEDED = "ita-tools[app,excel,pdf]"
_ENVIRONMENT, _LOG = "environment", "install.log"
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_LOCKED = "ปิด Excel และหน้า ITA ทุกหน้าต่าง แล้วเปิดตัวติดตั้งอีกครั้ง"

Run = Callable[[Sequence[str]], int]


class InstallerFault(Exception):
    """A step that failed, in Thai, with what to do."""


class Installer:
    """The steps of an installation.

    Parameters
    ----------
    wheels
        Folder of the wheels.
    home
        Folder to install into.
    say
        Shows a Thai line.
    """

    def __init__(self, wheels: Path, home: Path, say: Callable[[str], object] = print) -> None:
        self.wheels, self.home, self.say = wheels, home, say
        self.log = home / _LOG

    @property
    def environment(self) -> Path:
        """Folder of the environment."""
        return self.home / _ENVIRONMENT

    @property
    def python(self) -> Path:
        """The interpreter of the environment."""
        windows = self.environment / "Scripts" / "python.exe"
        return windows if os.name == "nt" else self.environment / "bin" / "python"

    def install(self, *, has_excel: bool) -> None:
        """Make the environment, install, and check with the demo.

        Raises
        ------
        InstallerFault
            A step failed.
        """
        self.home.mkdir(parents=True, exist_ok=True)
        self.log.write_text("", "utf-8")
        self.say("[1/5] เตรียมที่ติดตั้ง")
        self._step([sys.executable, "-m", "venv", "--clear", str(self.environment)], _LOCKED)
        self.say("[2/5] ติดตั้งโปรแกรม ใช้เวลาประมาณหนึ่งนาที")
        # pip compiles to bytecode as it installs, so that the first start is quick.
        options = ["--no-index", "--disable-pip-version-check", "--no-warn-script-location", "--compile"]
        pip = [str(self.python), "-m", "pip", "install", *options, "--find-links", str(self.wheels)]
        self._step([*pip, _NEEDED], "แตกไฟล์ zip ใหม่ให้ครบทุกไฟล์ แล้วเปิดตัวติดตั้งอีกครั้ง")
        self.say("[3/5] ปุ่มใน Excel" if has_excel else "[3/5] ไม่พบ Excel จึงข้ามปุ่มใน Excel")
        if has_excel:
            self._ita("addin", "install", remedy=_LOCKED)
        self.say("[4/5] เมนู Start และ ส่งไปที่")
        self._ita("desktop", "install", remedy="ติดต่อผู้ดูแลเครื่อง")
        self.say("[5/5] ทดลองสร้างสมุดงานและรายงานตัวอย่าง")
        trial = self.home / "demo"
        self._ita("demo", "-o", str(trial), remedy="ติดต่อผู้ดูแลเครื่อง")
        shutil.rmtree(trial, ignore_errors=True)

    def uninstall(self) -> None:
        """Take back what :meth:`install` did; the officer's files stay.

        Raises
        ------
        InstallerFault
            A file is in use.
        """
        if self.python.is_file():
            for command in ("addin", "desktop"):
                self._run([str(self.python), "-P", "-m", "ita_tools", command, "uninstall"])
        try:
            shutil.rmtree(self.home)
        except FileNotFoundError:
            pass
        except OSError as error:
            raise InstallerFault(f"ลบโปรแกรมไม่ได้ เพราะยังใช้งานอยู่ {_LOCKED}") from error

    def _ita(self, *arguments: str, remedy: str) -> None:
        self._step([str(self.python), "-P", "-m", "ita_tools", *arguments], remedy)

    def _step(self, command: Sequence[str], remedy: str) -> None:
        if self._run(command):
            raise InstallerFault(f"ทำขั้นนี้ไม่สำเร็จ {remedy}\nรายละเอียดอยู่ในไฟล์ {self.log}")

    def _run(self, command: Sequence[str]) -> int:
        """Run a program, what it prints into the log; return its exit code."""
        with self.log.open("ab") as log:
            log.write(f"\n> {' '.join(command)}\n".encode())
            log.flush()
            try:
                done = subprocess.run(  # noqa: S603 - our own programs
                    command,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    check=False,
                    creationflags=_NO_WINDOW,
                )
            except OSError as error:
                log.write(f"{error}\n".encode())
                return 1
        return done.returncode


def _has_excel() -> bool:
    """Return whether Windows knows Excel."""
    if sys.platform != "win32":
        return False
    import winreg

    try:
        winreg.CloseKey(winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, r"Excel.Application\CLSID"))
    except OSError:
        return False
    return True


def main(arguments: Sequence[str] | None = None) -> int:
    """Install, repair or uninstall for this user; return 0, or 1 where a step failed."""
    given = sys.argv[1:] if arguments is None else arguments
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    local = os.environ.get("LOCALAPPDATA") or str(Path.home() / ".local" / "share")
    installer = Installer(Path(__file__).resolve().parent / "wheels", Path(local) / "ITA")
    try:
        if "--uninstall" in given:
            installer.uninstall()
            print("ถอนการติดตั้งแล้ว สมุดงานและรายงานของท่านยังอยู่ครบ")
        else:
            installer.install(has_excel=_has_excel())
            print("\nติดตั้งเสร็จแล้ว\n- เปิดโปรแกรม: เมนู Start พิมพ์ ITA")
            print("- สร้างรายงาน: คลิกขวาที่สมุดงาน เลือก ส่งไปที่ > สร้างรายงาน ITA")
            print("- ใน Excel: ปิดแล้วเปิดใหม่ จะเห็นแถบ ITA")
    except (InstallerFault, OSError) as error:
        print(f"\nติดตั้งไม่สำเร็จ\n{error}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
