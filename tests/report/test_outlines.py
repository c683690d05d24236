"""The outlines of five published reports, walked table by table with their own figures."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from ita_tools.assessment import parse_assessment
from ita_tools.jobs.load import score_loaded
from ita_tools.report import compose_report
from ita_tools.report.docx import render
from tests.bundled import report_context
from tests.report.reading import Written, read_back

CASES = Path(__file__).parents[1] / "cases"
OUTLINES = sorted((CASES / "reports").glob("*.yaml"))


def generated(outline: dict) -> Written:
    scores = yaml.safe_load((CASES / "scores" / f"{outline['result']}.yaml").read_text("utf-8"))["input"]
    text = yaml.safe_dump({**scores, **outline["adds"]}, allow_unicode=True)
    case = score_loaded(parse_assessment(text, "case.yaml"))
    return read_back(render(compose_report(outline["kind"], report_context(case))))


def holds(row: list[str], expected: list[str]) -> bool:
    """Say whether the expected cells stand in a row in this order; text may have more around it."""
    cells = iter(row)
    return all(any(_same(cell, wanted) for cell in cells) for wanted in expected)


def _same(cell: str, wanted: str) -> bool:
    figure = wanted.lstrip("+-").replace(".", "").isdigit()
    return cell == wanted if figure else wanted in cell


def headed(table: list[list[str]], columns: list[str]) -> bool:
    return bool(table) and holds(table[0], columns)


def missing(outline: dict, written: Written) -> list[object]:
    """List what of an outline the file does not hold; headings must come in the order of the outline."""
    lacking, at = [], 0
    for each in outline["outline"]:
        if "heading" in each:
            places = [n for n in range(at, len(written.headings)) if each["heading"] in written.headings[n]]
            at = places[0] if places else at
            lacking += [] if places else [each]
        elif "figure" in each:
            captions = [text for text in written.texts if text.startswith("ภาพที่")]
            lacking += [] if any(each["figure"] in text for text in captions) else [each]
        elif "text" in each:
            lacking += [] if any(each["text"] in text for text in written.texts) else [each]
        else:
            rows = [row for table in written.tables if headed(table, each["columns"]) for row in table[1:]]
            lacking += [row for row in each["rows"] if not any(holds(found, row) for found in rows)]
    return lacking


@pytest.mark.parametrize("path", OUTLINES, ids=lambda path: path.stem)
def test_the_report_holds_everything_of_the_original(path):
    outline = yaml.safe_load(path.read_text("utf-8"))
    assert missing(outline, generated(outline)) == []


def test_all_five_reports_are_walked():
    assert {yaml.safe_load(path.read_text("utf-8"))["source"] for path in OUTLINES} == {
        f"S00{number}" for number in range(5)
    }


def test_the_walk_finds_what_is_missing():
    written = Written(["ก", "ข"], [], [[["ที่", "คะแนน"], ["1", "98.67"]]], [])
    for each in (
        {"heading": "ค"},
        {"figure": "ภาพ"},
        {"columns": ["ที่", "คะแนน"], "rows": [["1", "98.76"]]},
        {"columns": ["ที่", "ผลต่าง"], "rows": [["1"]]},
        {"text": "สาเหตุ"},
    ):
        assert missing({"outline": [each]}, written)
    assert missing({"outline": [{"heading": "ข"}, {"heading": "ก"}]}, written) == [{"heading": "ก"}]
    there = [{"heading": "ก"}, {"columns": ["คะแนน"], "rows": [["98.67"]]}]
    assert missing({"outline": there}, written) == []
