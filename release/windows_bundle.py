"""Builds ``dist/ita-windows.zip``: our wheel, all wheels for 64-bit Windows, the installer and its guide.

pip reads the conditions of a requirement for the machine it runs on, so what Windows alone needs is found
here, from the metadata of the wheels. Run: ``python -m release.windows_bundle [INSTALLER.exe]``
(``make windows-bundle``); an installer of Python that is named goes into the zip with its SHA-256.
"""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from email.parser import HeaderParser
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from release.dist import build

__all__ = ["BUNDLE", "PYTHONS", "entries", "missing", "write_bundle"]

ROOT = Path(__file__).resolve().parent.parent
BUNDLE = "ita-windows.zip"
PYTHONS = ("3.12", "3.13")
EXTRAS = ("app", "excel", "pdf")
PYTHON_ADDRESS = "https://www.python.org/ftp/python/3.13.9/python-3.13.9-amd64.exe"
"""What the installer fetches where no Python comes with it and winget has none; it checks the signer."""
_SOURCES = ROOT / "release" / "windows"
_TOP = {"install.cmd": "ติดตั้ง.cmd", "uninstall.cmd": "ถอนการติดตั้ง.cmd", "อ่านก่อน.txt": "อ่านก่อน.txt"}
_INSIDE = ("install.py", "which_python.py")
_DATE = (1980, 1, 1, 0, 0, 0)


def missing(wheels: Iterable[Path], python: str, extras: Sequence[str] = EXTRAS) -> list[str]:
    """Return the requirements of wheels that no wheel meets on Windows with that Python."""
    metadata = dict(map(_metadata, wheels))
    wanted: dict[str, str] = {}
    seen: set[tuple[str, str]] = set()
    queue = [("ita-tools", extra) for extra in ("", *extras)]
    while queue:
        name, extra = queue.pop()
        if (name, extra) in seen:
            continue
        seen.add((name, extra))
        for required in map(Requirement, metadata.get(name, ())):
            if required.marker and not required.marker.evaluate(_environment(python, extra)):
                continue
            below = canonicalize_name(required.name)
            queue += [(below, each) for each in ("", *required.extras)]
            if below not in metadata:
                wanted.setdefault(below, f"{required.name}{required.specifier}")
    return sorted(wanted.values())


def _metadata(wheel: Path) -> tuple[str, list[str]]:
    with zipfile.ZipFile(wheel) as archive:
        [name] = [each for each in archive.namelist() if each.endswith(".dist-info/METADATA")]
        headers = HeaderParser().parsestr(archive.read(name).decode("utf-8"))
    return canonicalize_name(headers["Name"]), headers.get_all("Requires-Dist", [])


def _environment(python: str, extra: str) -> dict[str, str]:
    return {
        "os_name": "nt",
        "sys_platform": "win32",
        "platform_system": "Windows",
        "platform_machine": "AMD64",
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
        "python_version": python,
        "python_full_version": f"{python}.0",
        "extra": extra,
    }


def _download(folder: Path, own: Path, python: str) -> None:
    """Fetch the wheels that our own needs on Windows, until none is missing."""
    wanted = missing([own], python)
    while wanted:
        subprocess.run(  # noqa: S603 - pip, with names from our own metadata
            [
                *(
                    sys.executable,
                    "-m",
                    "pip",
                    "download",
                    "--quiet",
                    "--disable-pip-version-check",
                    "--no-deps",
                ),
                *("--only-binary=:all:", "--platform", "win_amd64", "--implementation", "cp"),
                *("--python-version", python, "--constraint", str(ROOT / "constraints.txt")),
                *("--dest", str(folder), *wanted),
            ],
            check=True,
        )
        wanted = missing([own, *_usable(folder, python)], python)


def _usable(folder: Path, python: str) -> Iterator[Path]:
    """Yield the wheels that fit a Python: those of no other version."""
    others = [f"-cp{each.replace('.', '')}-cp" for each in PYTHONS if each != python]
    yield from (each for each in sorted(folder.glob("*.whl")) if not any(tag in each.name for tag in others))


def entries(wheels: Iterable[Path], python: Path | None = None) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each file of the zip, in order."""
    for source, name in _TOP.items():
        yield name, _windows_lines(_SOURCES / source)
    for source in _INSIDE:
        yield f"files/{source}", _windows_lines(_SOURCES / source)
    yield "files/python/address.txt", f"{PYTHON_ADDRESS}\r\n".encode()
    if python is not None:
        data = python.read_bytes()
        yield "files/python/sha256.txt", f"{hashlib.sha256(data).hexdigest()}\r\n".encode()
        yield f"files/python/{python.name}", data
    for wheel in sorted(wheels):
        yield f"files/wheels/{wheel.name}", wheel.read_bytes()


def _windows_lines(path: Path) -> bytes:
    """Return a text with the ends of line that cmd.exe and Notepad expect."""
    return path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def write_bundle(out: Path, contents: Iterable[tuple[str, bytes]]) -> None:
    """Write the zip; the same contents give the same bytes."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in contents:
            kind = zipfile.ZIP_STORED if name.endswith((".whl", ".exe")) else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, _DATE), content, compress_type=kind)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(data.getvalue())


def main(arguments: Sequence[str]) -> None:
    """Build the bundle in ``dist/``."""
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        own = build(scratch / "dist")[1]
        for python in PYTHONS:
            _download(scratch / "wheels", own, python)
        wheels = [own, *(scratch / "wheels").glob("*.whl")]
        installer = Path(arguments[0]) if arguments else None
        write_bundle(ROOT / "dist" / BUNDLE, entries(wheels, installer))
    print(ROOT / "dist" / BUNDLE)


if __name__ == "__main__":
    main(sys.argv[1:])
