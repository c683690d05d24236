"""``ita split|merge|progress|diff``: exit codes, tables and JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from ita_tools.assessment import assessment_from, assessment_text
from ita_tools.assessment.paths import patched
from tests.cli.running import ita_here
from tests.sharing.test_merge import BASE, URL


@pytest.fixture
def main(tmp_path: Path) -> Path:
    path = tmp_path / "main.yaml"
    path.write_text(assessment_text(BASE), "utf-8")
    return path


def changed(path: Path, out: Path, text: str) -> Path:
    """An assessment file with another web address."""
    book = assessment_from(path.read_text("utf-8"), path.name).assessment
    out.write_text(assessment_text(patched(book, {URL: text})), "utf-8")
    return out


def it_splits_merges_and_asks_until_nothing_is_left_to_decide(main, tmp_path, capsys) -> None:
    done = ita_here(capsys, "split", main, "-o", tmp_path / "parts", "--due", "30/6/2569")
    assert (done.code, "ita-2568-คลัง.xlsx" in done.out) == (0, True)
    part = tmp_path / "parts" / "ita-2568-คลัง.xlsx"
    back, out = tmp_path / "back.yaml", tmp_path / "out.yaml"
    assert ita_here(capsys, "export", part, "-o", back).code == 0
    returned = changed(back, tmp_path / "returned.yaml", "ของคลัง")
    assert ita_here(capsys, "merge", main, returned, "-o", out).code == 0
    now = changed(main, tmp_path / "now.yaml", "ของหลัก")
    asked = ita_here(capsys, "merge", now, returned, "-o", out)
    assert asked.code == 1
    assert "ของหลัก | ของคลัง" in asked.out
    book = assessment_from(out.read_text("utf-8"), out.name).assessment
    chosen = replace(book, conflicts=tuple(replace(each, choice="ใช้ค่าที่ส่งมา") for each in book.conflicts))
    (tmp_path / "chosen.yaml").write_text(assessment_text(chosen), "utf-8")
    assert ita_here(capsys, "merge", tmp_path / "chosen.yaml", "-o", tmp_path / "end.yaml").code == 0
    assert "ของคลัง" in (tmp_path / "end.yaml").read_text("utf-8")


def it_says_1_where_files_differ_and_0_where_not(main, tmp_path, capsys) -> None:
    other = changed(main, tmp_path / "other.yaml", "ใหม่")
    assert ita_here(capsys, "diff", main, main).code == 0
    found = ita_here(capsys, "diff", main, other, "--json")
    assert found.code == 1
    assert json.loads(found.out)["differences"] == [
        {"path": "items.OIT.o1.url", "what": "OIT o1 URL", "before": "เดิม", "after": "ใหม่"}]


def it_shows_progress_as_json(main, capsys) -> None:
    done = ita_here(capsys, "progress", main, "--json")
    assert done.code == 0
    assert [each["division"] for each in json.loads(done.out)["divisions"]] == ["คลัง", "ปลัด"]


@pytest.mark.parametrize("arguments", [
    ["split", "none.xlsx", "-o", "x"], ["merge", "none.xlsx", "-o", "x.xlsx"], ["progress", "none.xlsx"],
    ["diff", "none.xlsx", "other.xlsx"]])
def it_says_2_where_a_file_is_missing(arguments, capsys) -> None:
    done = ita_here(capsys, *arguments)
    assert (done.code, done.out) == (2, "")


@pytest.mark.parametrize("due", ["พรุ่งนี้", "31/2/2569", "2026-13-01", "1/1/1"])
def it_refuses_a_day_that_is_none(due, main, tmp_path, capsys) -> None:
    done = ita_here(capsys, "split", main, "-o", tmp_path / "parts", "--due", due)
    assert (done.code, (tmp_path / "parts").exists()) == (2, due == "")
