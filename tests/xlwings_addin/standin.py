"""Parts of an add-in without the functions and macros of this installation."""

from __future__ import annotations

from types import ModuleType

from xlwings_addin.addin import AddinParts
from xlwings_addin.ribbon import BUTTONS
from xlwings_addin.vba_sources import standalone_source

__all__ = ["PYTHON", "functions", "parts"]

PYTHON = r"C:\Users\สมชาย\Python 3.11\python.exe"


def ITA_TOTAL(edition: object, codes: object, scores: object) -> object:
    return None


def ITA_THAI(value: object, style: object = None) -> object:
    return None


def functions() -> ModuleType:
    module = ModuleType("standin.functions")
    module.__all__ = ["Cells", "ITA_TOTAL", "ITA_THAI"]
    module.ITA_TOTAL, module.ITA_THAI = ITA_TOTAL, ITA_THAI
    return module


def parts(number: str = "1.2.3") -> AddinParts:
    return AddinParts(functions(), BUTTONS, standalone_source(), {"ita-tools": number, "xlwings": "0.0"})
