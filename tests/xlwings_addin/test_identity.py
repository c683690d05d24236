"""Telling our add-in from any other file."""

from __future__ import annotations

import io
import zipfile

import pytest

from ita_tools.assessment import Assessment
from ita_tools.rubric import load_edition
from ita_tools.workbook.build_book import build_book
from tests.xlwings_addin.standin import PYTHON, parts
from xlwings_addin.addin import build_addin
from xlwings_addin.addin_sheets import SETTINGS
from xlwings_addin.install import Identity, identify


@pytest.fixture
def addin(tmp_path):
    path = tmp_path / "ita.xlam"
    path.write_bytes(build_addin(parts("9.8.7"), PYTHON))
    return path


def rewritten(path, change) -> None:
    """Change the parts of a package; ``change`` gets the name and bytes of each."""
    stream = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    path.write_bytes(stream.getvalue())


class DescribeIdentify:
    def it_reads_version_and_interpreter_of_our_addin(self, addin):
        assert identify(addin) == Identity("9.8.7", PYTHON)

    def it_reads_an_addin_without_interpreter(self, addin):
        addin.write_bytes(build_addin(parts("9.8.7")))
        assert identify(addin) == Identity("9.8.7", "")

    def it_rejects_our_workbooks(self, tmp_path):
        path = tmp_path / "ita.xlam"
        path.write_bytes(build_book(load_edition(2568), Assessment(2568)))
        assert identify(path) is None

    @pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"another program's file", bytes(10_000)])
    def it_rejects_any_other_file(self, data, tmp_path):
        path = tmp_path / "ita.xlam"
        path.write_bytes(data)
        assert identify(path) is None

    def it_rejects_a_missing_file(self, tmp_path):
        assert identify(tmp_path / "ita.xlam") is None

    def it_reads_no_interpreter_without_settings(self, addin):
        rewritten(addin, lambda name, data: data.replace(SETTINGS.encode(), b"renamed"))
        assert identify(addin) == Identity("9.8.7", "")
