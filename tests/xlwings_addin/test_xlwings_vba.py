import re

import pytest

from ita_tools.errors import ProgramMissing
from xlwings_addin.xlwings_vba import PROCEDURES, standalone_source, xlwings_folder, xlwings_version


def it_keeps_notice_declarations_and_the_procedures_it_needs():
    source = standalone_source()
    assert "Copyright (C) 2014-present, Zoomer Analytics LLC." in source
    assert "THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS" in source
    assert f'"xlwings64-{xlwings_version()}.dll"' in source
    procedures = re.findall(r"^(?:Public |Private )?(?:Function|Sub) (\w+)", source, re.MULTILINE)
    assert procedures == list(PROCEDURES)


def it_takes_no_setting_from_the_active_workbook():
    source = standalone_source()
    for word in ("ActiveWorkbook", "RunPython(", "runpython_embedded_code", "FullName", "cmd.exe"):
        assert word not in source


def it_is_plain_ascii_without_an_attribute_line():
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
def it_refuses_an_xlwings_it_does_not_know(change, tmp_path):
    name = "xlwings_custom_addin.bas"
    (tmp_path / name).write_text(change((xlwings_folder() / name).read_text("ascii")), "ascii")
    with pytest.raises(ProgramMissing, match="ไม่รู้จัก"):
        standalone_source(tmp_path)


def it_says_that_xlwings_is_missing(monkeypatch, tmp_path):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(ProgramMissing, match="ยังไม่ได้ติดตั้ง xlwings"):
        standalone_source()
