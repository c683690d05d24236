"""The VBA that is taken from the installed xlwings."""

from __future__ import annotations

import importlib.metadata
import re
from pathlib import Path

import pytest

from ita_tools.errors import ProgramMissing
from xlwings_addin.xlwings_vba import PROCEDURES, standalone_source, xlwings_folder, xlwings_version


class DescribeStandaloneSource:
    def it_keeps_notice_declarations_and_procedures(self):
        source = standalone_source()
        assert "Copyright (C) 2014-present, Zoomer Analytics LLC." in source
        assert "THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS" in source
        assert f'"xlwings64-{xlwings_version()}.dll"' in source
        procedures = re.findall(r"^(?:Public |Private )?(?:Function|Sub) (\w+)", source, re.MULTILINE)
        assert procedures == list(PROCEDURES)

    def it_takes_no_setting_from_the_active_workbook(self):
        source = standalone_source()
        for word in ("ActiveWorkbook", "RunPython(", "runpython_embedded_code", "FullName", "cmd.exe"):
            assert word not in source

    def it_is_plain_ascii_without_an_attribute_line(self):
        assert standalone_source().isascii()
        assert "Attribute VB_Name" not in standalone_source()

    @pytest.mark.parametrize(
        "change",
        [
            lambda text: text.replace("Function XLPy(", "Function PyXL("),
            lambda text: text.replace("BSD 3-clause", "another"),
            lambda text: text.replace("Public Const PROJECT_NAME", "Const NAME"),
            lambda text: "",
        ],
    )
    def it_refuses_an_unknown_xlwings(self, change, tmp_path):
        name = "xlwings_custom_addin.bas"
        (tmp_path / name).write_text(change((xlwings_folder() / name).read_text("ascii")), "ascii")
        with pytest.raises(ProgramMissing, match="ไม่รู้จัก"):
            standalone_source(tmp_path)

    def it_reports_missing_xlwings(self, monkeypatch, tmp_path):
        monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
        with pytest.raises(ProgramMissing, match="ยังไม่ได้ติดตั้ง xlwings"):
            standalone_source()

    @pytest.mark.parametrize("data", [None, "ก".encode()], ids=["gone", "no ASCII"])
    def it_names_the_file_of_an_xlwings_it_cannot_read(self, data: bytes | None, tmp_path: Path) -> None:
        (name,) = [path.name for path in xlwings_folder().glob("xlwings_custom_addin.bas")]
        if data:
            (tmp_path / name).write_bytes(data)
        with pytest.raises(ProgramMissing, match="ไม่รู้จัก") as caught:
            standalone_source(tmp_path)
        assert caught.value.where == name


class DescribeXlwingsVersion:
    def it_is_reported_missing_without_the_package(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def unknown(name: str) -> str:
            raise importlib.metadata.PackageNotFoundError(name)

        monkeypatch.setattr(importlib.metadata, "version", unknown)
        with pytest.raises(ProgramMissing, match="ยังไม่ได้ติดตั้ง xlwings") as caught:
            xlwings_version()
        assert caught.value.remedy
