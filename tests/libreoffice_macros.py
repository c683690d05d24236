"""LibreOffice with macros on: converting files never runs them, so this drives it through UNO.

Run as a program by a Python that has LibreOffice's ``uno`` module, it opens one workbook and prints what it
saw; :func:`open_with_macros` does that for a test.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Seen", "open_with_macros"]

_PYTHONS = ("/usr/bin/python3", "python3", "/Applications/LibreOffice.app/Contents/Resources/python")
_SECONDS = 120
_ALWAYS_RUN = 4  # com.sun.star.document.MacroExecMode.ALWAYS_EXECUTE_NO_WARN


@dataclass(frozen=True)
class Seen:
    """What LibreOffice made of a workbook: its modules by library, and the shown texts by sheet."""

    modules: dict[str, list[str]]
    rows: dict[str, list[list[str]]]


def open_with_macros(path: Path) -> Seen:
    """Open a workbook with its macros allowed, recalculate everything, and read every sheet."""
    from tests.programs import path_of

    command = [_python_with_uno(), __file__, path_of("libreoffice"), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS * 2, check=False)
    if done.returncode:
        raise RuntimeError(f"LibreOffice did not open {path.name}: {done.stderr[-2000:]}")
    return Seen(**json.loads(done.stdout))


def _python_with_uno() -> str:
    for name in _PYTHONS:
        found = shutil.which(name)
        tried = found and subprocess.run([found, "-c", "import uno"], capture_output=True, check=False)
        if tried and tried.returncode == 0:
            return found
    from tests.programs import missing

    return missing("LibreOffice's Python module is needed: apt install python3-uno")


def _main(soffice: str, path: str) -> None:
    with tempfile.TemporaryDirectory(prefix="ita-macros-") as folder:
        pipe = Path(folder).name
        office = subprocess.Popen(
            [
                soffice,
                f"-env:UserInstallation={Path(folder).as_uri()}",
                "--headless",
                "--norestore",
                f"--accept=pipe,name={pipe};urp;",
            ],
            stdout=sys.stderr,
            start_new_session=True,
        )
        try:
            desktop = _desktop(pipe)
            print(json.dumps(_seen(desktop, Path(path).resolve().as_uri())))
            desktop.terminate()
            office.wait(_SECONDS)
        finally:
            with contextlib.suppress(ProcessLookupError):  # only after a failure is anything left
                os.killpg(office.pid, signal.SIGKILL)


def _desktop(pipe: str) -> object:
    import uno
    from com.sun.star.connection import NoConnectException

    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    end = time.monotonic() + _SECONDS
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except NoConnectException:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


def _seen(desktop: object, url: str) -> dict[str, object]:
    import uno

    how = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    how.Name, how.Value = "MacroExecutionMode", uno.Any("short", _ALWAYS_RUN)
    hidden = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    hidden.Name, hidden.Value = "Hidden", True
    book = desktop.loadComponentFromURL(url, "_blank", 0, (hidden, how))
    book.calculateAll()
    libraries = book.BasicLibraries
    modules = {name: list(libraries.getByName(name).ElementNames) for name in libraries.ElementNames}
    rows = {sheet.Name: _rows(sheet) for sheet in book.Sheets}
    book.close(True)
    return {"modules": modules, "rows": rows}


def _rows(sheet: object) -> list[list[str]]:
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    end = cursor.RangeAddress
    values = sheet.getCellRangeByPosition(0, 0, end.EndColumn, end.EndRow).getDataArray()
    # Texts come in one call; numbers and errors are asked for singly, as only so they say how they are shown.
    return [
        [
            value if isinstance(value, str) else sheet.getCellByPosition(column, row).String
            for column, value in enumerate(line)
        ]
        for row, line in enumerate(values)
    ]


if __name__ == "__main__":
    _main(*sys.argv[1:])
