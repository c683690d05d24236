"""Reports contain everything that five published reports with the same figures contain."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from ita_tools.assessment import parse_assessment
from ita_tools.jobs.load import score_loaded
from ita_tools.report import compose_report
from ita_tools.report.docx import render
from tests.bundled import report_context
from tests.report.reading import ReportContent, read_back

CASES = Path(__file__).parents[1] / "cases"
OUTLINES = sorted((CASES / "reports").glob("*.yaml"))


def generated(outline: dict) -> ReportContent:
    scores = yaml.safe_load((CASES / "scores" / f"{outline['result']}.yaml").read_text("utf-8"))["input"]
    text = yaml.safe_dump({**scores, **outline["adds"]}, allow_unicode=True)
    case = score_loaded(parse_assessment(text, "case.yaml"))
    return read_back(render(compose_report(outline["kind"], report_context(case))))


def holds(row: list[str], expected: list[str]) -> bool:
    """Whether a row contains the expected cells in this order; a text may be part of a longer one."""
    cells = iter(row)
    return all(any(_same(cell, wanted) for cell in cells) for wanted in expected)


def _same(cell: str, wanted: str) -> bool:
    figure = wanted.lstrip("+-").replace(".", "").isdigit()
    return cell == wanted if figure else wanted in cell


def headed(table: list[list[str]], columns: list[str]) -> bool:
    return bool(table) and holds(table[0], columns)


def missing(outline: dict, content: ReportContent) -> list[object]:
    """The entries of an outline that a report lacks; headings must come in the order of the outline."""
    lacking, at = [], 0
    for each in outline["outline"]:
        if "heading" in each:
            positions = [
                n for n in range(at, len(content.headings)) if each["heading"] in content.headings[n]
            ]
            at = positions[0] if positions else at
            lacking += [] if positions else [each]
        elif "figure" in each:
            captions = [text for text in content.texts if text.startswith("ภาพที่")]
            lacking += [] if any(each["figure"] in text for text in captions) else [each]
        elif "text" in each:
            cells = [cell for table in content.tables for row in table for cell in row]
            lacking += [] if any(each["text"] in text for text in [*content.texts, *cells]) else [each]
        else:
            rows = [row for table in content.tables if headed(table, each["columns"]) for row in table[1:]]
            lacking += [row for row in each["rows"] if not any(holds(candidate, row) for candidate in rows)]
    return lacking


class DescribeReport:
    @pytest.mark.parametrize("path", OUTLINES, ids=lambda path: path.stem)
    def it_contains_everything_of_the_published_report(self, path):
        outline = yaml.safe_load(path.read_text("utf-8"))
        assert missing(outline, generated(outline)) == []


class DescribePublishedReports:
    def it_includes_all_five_reports(self):
        assert {yaml.safe_load(path.read_text("utf-8"))["source"] for path in OUTLINES} == {
            f"S00{number}" for number in range(5)
        }


class DescribeMissing:
    def it_finds_what_is_missing(self):
        content = ReportContent(["ก", "ข"], [], [[["ที่", "คะแนน"], ["1", "98.67"]]], [])
        for each in (
            {"heading": "ค"},
            {"figure": "ภาพ"},
            {"columns": ["ที่", "คะแนน"], "rows": [["1", "98.76"]]},
            {"columns": ["ที่", "ผลต่าง"], "rows": [["1"]]},
            {"text": "สาเหตุ"},
        ):
            assert missing({"outline": [each]}, content)
        assert missing({"outline": [{"heading": "ข"}, {"heading": "ก"}]}, content) == [{"heading": "ก"}]
        there = [{"heading": "ก"}, {"columns": ["คะแนน"], "rows": [["98.67"]]}]
        assert missing({"outline": there}, content) == []
