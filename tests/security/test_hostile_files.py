"""Hostile files run no code, read no other file and write nothing but the output."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.security.hostile import BOOKS, LETTERHEADS, SECRET, TEXTS, TRACE
from tests.security.watching import watched
from tests.sources import ROOT

_WORD = "ความลับที่ไม่มีในไฟล์ใด"
_READ = {
    "open template.yaml",
    "open formula.yaml",
    "open formulas.xlsx",
    "open macros.xlsm",
    "letterhead template.docx",
    "letterhead fields.docx",
    "letterhead fetching.docx",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inbox")
    (folder / SECRET).write_text(_WORD, "utf-8")
    return folder


@pytest.fixture(scope="module")
def outcomes(folder: Path) -> dict[str, list[str]]:
    code, printed, notes = watched(["-m", "tests.security.opening", folder], folder)
    assert code == 0, printed
    assert notes == ""
    return json.loads(printed)


def _texts(path: Path) -> list[bytes]:
    """Return the parts of a written file, those of packages inside it too."""
    return list(_parts(path.read_bytes()))


def _parts(data: bytes) -> list[bytes]:
    if not data.startswith(b"PK"):
        return [data]
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return [part for name in package.namelist() for part in _parts(package.read(name))]


class DescribeHostileFiles:
    """They run nothing, read nothing else and write nothing elsewhere."""

    def it_tries_every_hostile_file(self, outcomes: dict[str, list[str]]) -> None:
        tried = {name.partition(" ")[2] for name in outcomes}
        assert {*TEXTS, *BOOKS, *LETTERHEADS} <= tried
        refused = {name for name, (kind, *_) in outcomes.items() if kind.startswith("ITA-E")}
        assert {name for name, (kind, *_) in outcomes.items() if kind == "read"} >= _READ
        assert {
            "open tag.yaml",
            "edition tag.yaml",
            "open entity.xlsx",
            "open climbing.xlsx",
            "letterhead pickled.docx",
        } <= refused

    def it_runs_no_program_and_opens_no_connection(
        self, outcomes: dict[str, list[str]], folder: Path
    ) -> None:
        assert {name: noted for name, (_, *noted) in outcomes.items() if noted} == {}
        assert not (folder / TRACE).exists()
        assert not (folder.parent / TRACE).exists()

    def it_writes_no_secret_and_no_link_that_would_fetch_one(
        self, outcomes: dict[str, list[str]], folder: Path
    ) -> None:
        made = [path for path in (folder / "out").rglob("*") if path.is_file()]
        assert len(made) > 10
        assert outcomes
        for path in made:
            for part in _texts(path):
                assert _WORD.encode() not in part, path.name
                for word in (b"DDEAUTO", b"INCLUDETEXT", b"127.0.0.1", b"WEBSERVICE"):
                    assert word not in part, (path.name, word)

    @pytest.mark.parametrize(
        "order",
        [
            "exec('1')",
            "eval('1')",
            "compile('1', '<text>', 'eval')",
            "os.system('true')",
            "pickle.loads(ORDER)",
            "subprocess.run(['true'])",
            "socket.socket()",
        ],
    )
    def it_notices_what_it_looks_for(self, order: str) -> None:
        code = (
            "import os, pickle, socket, subprocess, sys\nfrom tests.security import opening\n"
            "ORDER = pickle.dumps(len)\nsys.addaudithook(opening._note)\n"
            f"opening._outcome(lambda: {order})\nsys.exit(42 if opening._noted else 0)"
        )
        assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 42
