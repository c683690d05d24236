"""Takes pictures of the sheets of a workbook as they stand in a window of LibreOffice Calc on a laptop.

It needs LibreOffice with its window (not the headless build), ``python3-uno``, Xvfb, openbox and ImageMagick.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

__all__ = ["SCREEN", "take_screens"]

SCREEN = (1366, 768)
"""Width and height of the window in pixels."""
_SYSTEM_PYTHON = "/usr/bin/python3"
"""The interpreter that has the module ``uno``."""
_DISPLAYS = range(70, 200)
_FIRST_PORT = 2000
_SECONDS = 300
_DRIVER = """
import subprocess, sys, time, uno
port, width, height, folder, *names = sys.argv[1:]
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
address = f"uno:socket,host=127.0.0.1,port={port};urp;StarOffice.ComponentContext"
for _ in range(120):
    try:
        context = resolver.resolve(address)
        break
    except Exception:
        time.sleep(1)
desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
book = None
while not hasattr(book, "Sheets"):
    time.sleep(1)
    book = desktop.getCurrentComponent()
view = book.CurrentController
view.Frame.ContainerWindow.setPosSize(0, 0, int(width), int(height), 15)
for name in names:
    view.setActiveSheet(book.Sheets.getByName(name))
    time.sleep(2)
    subprocess.run(["import", "-window", "root", f"{folder}/{name}.png"], check=True)
book.setModified(False)
book.close(True)
desktop.terminate()
"""


def take_screens(book: Path, sheets: Sequence[str], folder: Path) -> dict[str, Path]:
    """Return a picture of the window for each of some sheets, by name."""
    number = next(n for n in _DISPLAYS if not Path(tempfile.gettempdir(), ".X11-unix", f"X{n}").exists())
    port = str(_FIRST_PORT + number)
    environment = dict(os.environ, DISPLAY=f":{number}", SAL_USE_VCLPLUGIN="gen")
    width, height = map(str, SCREEN)
    with ExitStack() as stack:
        profile = stack.enter_context(tempfile.TemporaryDirectory())
        office = (
            *("soffice", f"-env:UserInstallation={Path(profile).as_uri()}", "--norestore", "--nologo"),
            *("--nofirststartwizard", f"--accept=socket,host=127.0.0.1,port={port};urp", "--calc", str(book)),
        )
        screen = ("Xvfb", f":{number}", "-screen", "0", f"{width}x{height}x24")
        for command in (screen, ("openbox",), office):
            stack.enter_context(_running(command, environment))
            time.sleep(1)
        driver = (_SYSTEM_PYTHON, "-c", _DRIVER, port, width, height, str(folder), *sheets)
        subprocess.run(driver, env=environment, timeout=_SECONDS, check=True)  # noqa: S603
    return {name: folder / f"{name}.png" for name in sheets}


@contextmanager
def _running(command: Sequence[str], environment: dict[str, str]) -> Iterator[None]:
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)  # noqa: S603
    try:
        yield
    finally:
        process.terminate()
        process.wait()
