"""Files after a command: modes by the umask, and no temporary files however it ends."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ita_tools.jobs.diff import compare_files
from ita_tools.jobs.export import export_file
from ita_tools.jobs.merge import merge_books
from ita_tools.jobs.new import new_book
from ita_tools.jobs.report import write_report
from ita_tools.jobs.rollup import find_files, roll_up
from ita_tools.jobs.split import split_book
from tests.bundled import bundled
from tests.sources import ROOT
from tests.workbook.books import save


@pytest.fixture
def umask() -> Iterator[None]:
    before = os.umask(0o027)
    yield
    os.umask(before)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office folder, beside a folder for temporary files that must be empty in the end."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    monkeypatch.setenv("TMPDIR", str(scratch))
    return tmp_path


def everything(folder: Path) -> None:
    """Let every job that writes write."""
    main = save(bundled().assessment, folder / "main.xlsx")
    new_book(folder / "new.xlsm", source=main)
    export_file(main, folder / "main.yaml")
    write_report(bundled(), folder / "report.docx")
    write_report(bundled(), folder / "report.html")
    write_report(bundled(), folder / "data.json")
    parts = split_book(main, folder / "parts", suggest=True, overwrite=True)
    merge_books(main, [parts[0].path], folder / "merged.xlsx")
    compare_files(main, parts[0].path, folder / "differences.xlsx")
    roll_up(find_files([main], folder / "rollup.xlsx"), folder / "rollup.xlsx", jobs=1)


def modes(folder: Path) -> dict[str, int]:
    return {
        path.name: stat.S_IMODE(path.stat().st_mode)
        for path in folder.rglob("*")
        if path.is_file() and path.name != "main.xlsx"
    }


def temporary(folder: Path) -> list[str]:
    """Names of all that is temporary: our neighbours of outputs, and whatever lies in the scratch folder."""
    return [
        path.name
        for path in folder.rglob("*")
        if path.name.startswith(".ita-") or path.parent.name == "scratch"
    ]


_WAITING = """
import os, sys, time
from ita_tools.cli import main
def wait(_):
    print("writing", flush=True)
    time.sleep(60)
os.fsync = wait
main(sys.argv[1:])
"""


class DescribeFilesOnDisk:
    """Modes of files, and no temporary ones, however a command ends."""

    @pytest.mark.usefixtures("umask")
    @pytest.mark.posix
    def it_respects_the_umask_and_the_mode_of_a_file_that_is_there(self, folder: Path) -> None:
        everything(folder)
        first = modes(folder)
        assert len(first) > 8
        assert set(first.values()) == {0o640}
        for name, path in {path.name: path for path in folder.rglob("*") if path.is_file()}.items():
            path.chmod(0o600 if name in first else 0o640)
        everything(folder)
        assert set(modes(folder).values()) == {0o600}
        assert temporary(folder) == []

    def it_leaves_nothing_temporary_after_a_failure(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        everything(folder)
        before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

        def fail(*_: object) -> None:
            raise OSError(28, "full")

        monkeypatch.setattr(os, "fsync", fail)
        main = folder / "main.xlsx"
        works = (
            lambda: new_book(folder / "new.xlsm", source=main),
            lambda: write_report(bundled(), folder / "report.docx"),
            lambda: split_book(main, folder / "parts", suggest=True, overwrite=True),
            lambda: roll_up(find_files([main], folder / "rollup.xlsx"), folder / "rollup.xlsx", jobs=1),
        )
        for work in works:
            with pytest.raises(Exception, match="พื้นที่เก็บข้อมูลเต็ม"):
                work()
        assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before

    @pytest.mark.parametrize(
        "command",
        [
            "new --edition 2568 -o out.xlsx",
            "report main.xlsx -o out.docx",
            "demo -o .",
            "merge main.xlsx -o out.xlsx",
            "export main.xlsx -o out.yaml",
        ],
    )
    @pytest.mark.posix
    def it_leaves_nothing_temporary_after_an_interrupt(self, command: str, folder: Path) -> None:
        save(bundled().assessment, folder / "main.xlsx")
        with subprocess.Popen(
            [sys.executable, "-c", _WAITING, *command.split()],
            cwd=folder,
            encoding="utf-8",
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        ) as process:
            assert process.stdout.readline() == "writing\n"
            assert temporary(folder) != []
            process.send_signal(signal.SIGINT)
            _, said = process.communicate(timeout=30)
        assert process.returncode != 0
        assert "Traceback" not in said
        assert sorted(path.name for path in folder.iterdir()) == ["main.xlsx", "scratch"]
        assert temporary(folder) == []
