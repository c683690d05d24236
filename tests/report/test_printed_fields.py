"""The field table says truly which kinds of report print a text of the assessment."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from functools import cache
from html import unescape

import pytest
import yaml

from ita_tools.analysis.unprinted import unprinted_texts
from ita_tools.assessment import Assessment, assessment_data, parse_assessment
from ita_tools.assessment.field_table import TableEntry, field_table
from ita_tools.assessment.fields import EITHER, NOBODY, REVIEWER
from ita_tools.assessment.flatten import flatten
from ita_tools.report import ReportContext
from ita_tools.report.docx import render
from ita_tools.report.html import render_html
from ita_tools.report.model.document import Report
from ita_tools.report.report_types import REPORT_TYPES, compose_report
from ita_tools.rubric import load_edition
from ita_tools.scoring import score
from tests.bundled import bundled
from tests.report.scenes import YEARS, scene

KEYS = {"tool": ["OIT"], "part": ["1"], "path": ["x"]}
CODES = {"items": ["o1"], "analysis": ["1", "issue-1", "OIT"]}
ORGANISING = ("division_list", "divisions", "book", "report.letterhead", "agency.type")
TEXTS = [
    entry
    for entry in field_table()
    if entry.field.kind in ("text", "long", "date", "link", "lines", "phone")
    and not entry.path.startswith(("trail", "origin", "conflicts"))
    and entry.field.editor != NOBODY
]


def write(data: dict, parts: list[str], mark: str, top: str) -> None:
    """Write a mark where a field may stand: below every key, and in the last row of a list."""
    name, *rest = parts
    if name[0] == "{":
        key = name.strip("{}")
        names = CODES.get(top, ["1"]) if key == "code" else KEYS[key]
    else:
        names = [name.removesuffix("[]")]
    for each in names:
        if name == "{code}":
            mark = f"{mark.partition('@')[0].rstrip('>')}@{each}>"
        if not rest:
            data[each] = [mark] if name.endswith("[]") else mark
        elif name.endswith("[]"):
            write(data.setdefault(each, [{}])[-1], rest, mark, top)
        else:
            if not isinstance(data.get(each), dict):
                data[each] = {"score": data[each]} if each in data else {}
            write(data[each], rest, mark, top)


def marks_of(entry: TableEntry) -> set[str]:
    codes = CODES.get(entry.path.split(".")[0], ["1"]) if "{code}" in entry.path else []
    return {f"{entry.path}@{code}" for code in codes} or {entry.path}


def plain(value: object) -> object:
    """Return data with figures as text, as a YAML file holds them."""
    if isinstance(value, dict):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    return value if isinstance(value, str | int | bool | None) else float(str(value))


@cache
def marked(year: int = bundled().edition.year) -> Assessment:
    """Return a full case with its own path as the text of every field: the bundled one in its year."""
    full = bundled().assessment if year == bundled().edition.year else scene("full", year).assessment
    data = plain(assessment_data(full))
    for name in ("plan", "constraints", "recommendations", "signers"):
        data.setdefault(name, []).append({})
    for entry in TEXTS:
        if not entry.path.startswith("plan[].steps[]"):
            write(data, entry.path.split("."), f"<{entry.path}>", entry.path.split(".")[0].removesuffix("[]"))
    data["recommendations"][-1]["tool"] = "OIT"
    row = data["plan"][-1]
    row["steps"] = ["ก"]
    # The division stands in for who is responsible only where nobody else is named.
    data["plan"].append({"measure": "อบรม", "division": row.pop("division")})
    names = ("step", "period", "responsible", "follow_up")
    data["plan"].append({"measure": "อบรม", "steps": [{name: f"<plan[].steps[].{name}>" for name in names}]})
    return parse_assessment(yaml.safe_dump(data, allow_unicode=True), "marked.yaml").assessment


@cache
def context_of(year: int) -> ReportContext:
    """Return the context without suggestions, which take time and print no further field."""
    return ReportContext.of(marked(year), score(load_edition(year), marked(year)), (), suggestions=False)


@cache
def report_of(kind: str, year: int = bundled().edition.year) -> Report:
    return compose_report(kind, context_of(year))


@cache
def printed(kind: str, year: int = bundled().edition.year) -> set[str]:
    """Return the paths of the fields that a kind of report prints."""
    return set(re.findall(r"<([^<>]+)>", repr(report_of(kind, year))))


def text_of_word(report: Report) -> str:
    with zipfile.ZipFile(io.BytesIO(render(report, digits="arabic"))) as archive:
        return unescape(re.sub("<[^>]*>", "", archive.read("word/document.xml").decode()))


def text_of_page(report: Report) -> str:
    return unescape(re.sub("<[^>]*>", "", render_html(report, "arabic")))


class DescribePrintedFields:
    @pytest.mark.parametrize("entry", TEXTS, ids=lambda entry: entry.path)
    def it_is_printed_by_the_kinds_of_report_that_the_table_names(self, entry: TableEntry):
        marks = marks_of(entry)
        assert {kind for kind in REPORT_TYPES if marks <= printed(kind)} == set(entry.field.printed)
        assert {kind for kind in REPORT_TYPES if marks & printed(kind)} == set(entry.field.printed)

    @pytest.mark.parametrize("year", YEARS)
    def it_is_printed_by_the_same_kinds_in_every_edition(self, year: int):
        paths = {mark for entry in TEXTS for mark in marks_of(entry)}
        for kind in REPORT_TYPES:
            assert printed(kind, year) & paths == printed(kind) & paths, kind

    @pytest.mark.parametrize("text_of", [text_of_word, text_of_page])
    @pytest.mark.parametrize("kind", REPORT_TYPES)
    def it_is_in_the_file_of_every_format(self, kind: str, text_of: Callable[[Report], str]):
        paths = {mark for entry in TEXTS for mark in marks_of(entry)}
        in_file = set(re.findall(r"<([^<>]+)>", text_of(report_of(kind))))
        assert in_file & paths == printed(kind) & paths

    @pytest.mark.parametrize("kind", REPORT_TYPES)
    def it_is_told_of_where_a_kind_does_not_print_it(self, kind):
        told = {each.label for each in unprinted_texts(flatten(marked()), kind)}
        for entry in TEXTS:
            organises = entry.path.startswith(ORGANISING) or entry.field.editor in (EITHER, REVIEWER)
            if not organises:
                assert (entry.field.list_label in told) or kind in entry.field.printed, entry.path

    def it_looks_at_texts_of_every_part(self):
        assert len(TEXTS) > 40
        assert {
            "agency.name",
            "plan[].steps[].period",
            "analysis.{code}.cause@1",
            "texts.foreword",
        } <= printed("improvement") & printed("measures")
