"""Answers of an item in cells: counts or shares, and what is said of arguments that make no sense."""

from __future__ import annotations

import importlib.metadata
from decimal import Decimal
from pathlib import Path

import pytest

from ita_tools.assessment import Assessment, ItemAnswer
from ita_tools.errors import ProgramMissing
from ita_tools.rubric import load_edition
from ita_tools.scoring import score
from xlwings_addin.functions import ITA_EXPLAIN, ITA_ITEM, ITA_TOTAL
from xlwings_addin.xlwings_vba import standalone_source, xlwings_folder, xlwings_version


@pytest.mark.parametrize(
    "shares",
    [
        [99.47, 0.53, 0, 0, 0, 0],
        [33.33, 33.33, 33.34, None, "", 0],
        ["๙๙.๔๗", "๐.๕๓", None, None, None, None],
    ],
)
def it_scores_shares_of_answers_as_the_engine_does(shares: list[object]) -> None:
    edition = load_edition(2568)
    thai = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
    percent = tuple(Decimal(str(each or 0).translate(thai)) for each in shares)
    engine = score(edition, Assessment(2568, items={"IIT": {"i1": ItemAnswer(percent=percent)}})).item(
        "IIT", "i1"
    )
    assert ITA_ITEM(2568, "IIT", "i1", [shares]) == [[float(engine)]]


@pytest.mark.parametrize(
    "row",
    [
        [99.47, 0.53, 0, 0, 0, 0, 1],
        [-1.5, 101.5, 0, 0, 0, 0],
        ["ก", 1.5, 0, 0, 0, 0],
    ],
    ids=["one too many", "below zero", "no number"],
)
def it_scores_no_answers_that_cannot_be(row: list[object]) -> None:
    assert ITA_ITEM(2568, "IIT", "i1", [row]) == [[""]]


def it_says_the_first_of_several_faults_only_where_it_speaks() -> None:
    codes, scores = ["IIT", "OIT"], [101.0, "ก"]
    said = ITA_EXPLAIN(2568, "total", codes, scores)
    assert said
    assert "\n" not in said
    assert ITA_TOTAL(2568, codes, scores) == ""


def it_says_that_xlwings_has_no_version(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(name: str) -> str:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "version", unknown)
    with pytest.raises(ProgramMissing, match="ยังไม่ได้ติดตั้ง xlwings") as caught:
        xlwings_version()
    assert caught.value.remedy


@pytest.mark.parametrize("data", [None, "ก".encode()], ids=["gone", "no ASCII"])
def it_names_the_file_of_an_xlwings_it_cannot_read(data: bytes | None, tmp_path: Path) -> None:
    (name,) = [path.name for path in xlwings_folder().glob("xlwings_custom_addin.bas")]
    if data:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(ProgramMissing, match="ไม่รู้จัก") as caught:
        standalone_source(tmp_path)
    assert caught.value.where == name
