"""The wheel a stranger installs: complete, the same every time, and enough with its declared needs alone."""

from __future__ import annotations

import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from release.dist import build, same_archive
from tests.sources import PACKAGES, ROOT

_HIDDEN = {"__pycache__"}
_SEVERAL = 3


def data_files() -> set[str]:
    """Everything in our packages that is neither Python nor made by running it."""
    return {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and not _HIDDEN & set(path.parts) and path.suffix != ".pyc"
    }


def needs_of(name: str, found: set[str] | None = None) -> set[str]:
    """Names of a distribution's required distributions and of theirs, extras left out."""
    found = set() if found is None else found
    for line in importlib.metadata.requires(name) or []:
        required = Requirement(line)
        if (required.marker is None or required.marker.evaluate()) and required.name not in found:
            found.add(required.name)
            needs_of(required.name, found)
    return found


def lend(distribution: str, site: Path) -> None:
    """Make one installed distribution importable from another environment."""
    for top in {file.parts[0] for file in importlib.metadata.files(distribution)} - {"..", "__pycache__"}:
        source = Path(importlib.metadata.distribution(distribution).locate_file(top))
        if source.exists() and not (site / top).exists():
            link(source, site / top)


def link(source: Path, target: Path) -> None:
    """Link a file or folder; copy it where the user may not link, as on Windows."""
    try:
        target.symlink_to(source)
    except OSError:
        (shutil.copytree if source.is_dir() else shutil.copy)(source, target)


def folder_of(kind: str, home: Path) -> Path:
    """Return the folder of an environment for its ``purelib`` or its ``scripts``."""
    return Path(sysconfig.get_path(kind, "venv", {"base": str(home), "platbase": str(home)}))


def without_our_path() -> dict[str, str]:
    """Return our environment without the path that leads to the sources."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


def clean_environment(**more: str) -> dict[str, str]:
    """Return no more of our environment than a program needs to start on Windows."""
    return {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP") if name in os.environ} | more


@pytest.fixture(scope="module")
def archives(tmp_path_factory) -> list[Path]:
    return build(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def bare_scripts(archives, tmp_path_factory) -> Path:
    """Install the wheel and nothing but what it declares to need; return the folder of its ``ita``."""
    home = tmp_path_factory.mktemp("bare")
    venv.create(home, with_pip=False)
    scripts = folder_of("scripts", home)
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "--python",
            shutil.which("python", path=str(scripts)),
            "install",
            "--quiet",
            "--no-index",
            "--no-deps",
            "--disable-pip-version-check",
            archives[1],
        ],
        check=True,
        env=without_our_path(),
    )
    for needed in needs_of("ita-tools"):
        lend(needed, folder_of("purelib", home))
    return scripts


class DescribePackaging:
    """The sdist and the wheel."""

    def it_builds_the_same_bytes_twice(self, archives, tmp_path):
        again = build(tmp_path)
        assert [path.name for path in again] == [path.name for path in archives]
        assert [path.read_bytes() for path in again] == [path.read_bytes() for path in archives]

    def it_builds_the_same_bytes_on_another_day_by_another_user(self, archives):
        packed = archives[0].read_bytes()
        assert same_archive(packed, 400_000_000) == same_archive(
            same_archive(packed, 500_000_000), 400_000_000
        )
        assert same_archive(packed, 400_000_000) != same_archive(packed, 500_000_000)

    def it_holds_every_module_and_data_file(self, archives):
        names = set(zipfile.ZipFile(archives[1]).namelist())
        assert len([name for name in data_files() if not name.endswith(".py")]) > _SEVERAL
        assert data_files() - names == set()
        described = archives[1].name.rsplit("-", 3)[0] + ".dist-info"
        assert {name.split("/")[0] for name in names} == {*PACKAGES, described}

    def it_is_marked_as_annotated_for_type_checkers(self, archives):
        names = zipfile.ZipFile(archives[1]).namelist()
        assert {f"{package}/py.typed" for package in PACKAGES} <= set(names)
        with tarfile.open(archives[0]) as source:
            inside = {name.partition("/")[2] for name in source.getnames()}
        assert {f"{package}/py.typed" for package in PACKAGES} <= inside

    def it_names_its_extras_and_its_command(self, archives):
        archive = zipfile.ZipFile(archives[1])
        [metadata] = [name for name in archive.namelist() if name.endswith("dist-info/METADATA")]
        text = archive.read(metadata).decode("utf-8")
        extras = set(re.findall(r"^Provides-Extra: (.+)$", text, re.MULTILINE))
        assert {"app", "excel", "scale", "docs", "dev"} <= extras
        assert "# ITA Workbook Toolkit" in text

    def it_does_the_main_job_in_a_bare_environment(self, bare_scripts, tmp_path):
        """The main jobs, without LibreOffice, pandas or xlwings, from another folder."""

        def run(*arguments: str) -> subprocess.CompletedProcess:
            return subprocess.run(
                [shutil.which("ita", path=str(bare_scripts)), *arguments],
                cwd=tmp_path,
                capture_output=True,
                encoding="utf-8",
                check=False,
                env=clean_environment(PATH=str(bare_scripts), HOME=str(tmp_path)),
            )

        outcomes = [
            run("demo"),
            run("new", "--edition", "2569", "-o", "new.xlsx"),
            run("score", "demo.xlsx"),
            run("check", "demo.xlsx"),
            run("export", "demo.xlsx", "-o", "demo.yaml"),
            run("report", "demo.xlsx", "-o", "again.docx"),
            run("split", "demo.xlsx", "-o", "parts"),
        ]
        parts = sorted(path.relative_to(tmp_path) for path in (tmp_path / "parts").iterdir())
        assert len(parts) > 1
        outcomes.append(run("merge", "demo.xlsx", *parts, "-o", "whole.xlsx"))
        assert [(done.returncode, done.stderr) for done in outcomes][:3] == [(0, "")] * 3
        assert outcomes[3].returncode in (0, 1)
        assert [done.returncode for done in outcomes][4:] == [0] * 4
        assert [done.stderr for done in outcomes if "(ก่อนหน้า)" not in done.stderr][4:] == [""] * 3
        assert "96.04" in outcomes[2].stdout
        assert {path.name for path in tmp_path.iterdir()} == {
            "demo.xlsx",
            "demo (ก่อนหน้า).xlsx",
            "demo.docx",
            "new.xlsx",
            "demo.yaml",
            "again.docx",
            "parts",
            "whole.xlsx",
        }

    def it_needs_no_undeclared_package(self, bare_scripts):
        python = shutil.which("python", path=str(bare_scripts))
        names = ("pandas", "xlwings", "pytest")
        code = f"import importlib.util as u; print([n for n in {names} if u.find_spec(n)])"
        done = subprocess.run(
            [python, "-I", "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env=without_our_path(),
        )
        assert done.stdout.strip() == "[]"
