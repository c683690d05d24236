"""Every figure of a report comes from the Result, its changes, the rubric or the answers: read back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ita_tools.analysis.answers import group_shares, spreads
from ita_tools.analysis.changes import item_changes
from ita_tools.analysis.extremes import FULL
from ita_tools.analysis.issues import perceptions
from ita_tools.analysis.pull import losses
from ita_tools.report import KINDS, Material, compose_report
from ita_tools.report.document import Figure, Table
from ita_tools.report.word import render
from ita_tools.rounding import points
from ita_tools.rubric import load_edition
from ita_tools.scoring import gaps, score
from tests.bundled import bundled, material, without
from tests.report.reading import read_back
from tests.report.scenes import YEARS, scene
from tests.report.word.lint import lint
from tests.strategies import assessments

FIGURE = re.compile(r"(?<![\d.])\d+\.\d\d(?![\d.])")
SCORE_HEADS = ("คะแนน", "IIT", "EIT", "EIT ส่วนที่ 1", "EIT ส่วนที่ 2", "OIT")


def silent(source: Material) -> Material:
    """The same material without the words of the officer, who may write any figure."""
    told = replace(source.assessment, analysis={}, plan=(), constraints=(), note="")
    return Material.of(told, source.result)


def _rules(source: Material) -> Iterator[Decimal | None]:
    edition = source.edition
    yield from (FULL, edition.target.score)
    for band in edition.bands:
        yield from (band.total_min, band.every_tool_min)


def _compared(source: Material) -> Iterator[Decimal | None]:
    result, target = source.result, source.edition.target.score
    every = [*source.changes.values(), *item_changes(source.assessment, result).values()]
    for change in every:
        yield from (change.before, change.difference)
    yield from (each.difference for each in perceptions(result))
    yield from losses(result).values()
    if result.total is not None:
        yield result.total - target
        for gap in gaps(source.edition, result.total, [result.tool(t.code) for t in source.edition.tools]):
            yield from (gap.total, *(lack for _, lack in gap.tools))


def _answers(source: Material) -> Iterator[Decimal | None]:
    for item in source.edition.items:
        for tool in item.tools:
            yield from (share for each in spreads(source.assessment, tool, item) for share in each.shares)
    for people in source.assessment.respondents.values():
        for groups in people.groups.values():
            yield from group_shares(groups).values()


def known(source: Material) -> set[str]:
    """All figures a report may show."""
    values: list[Decimal | None] = [*_rules(source), *_compared(source), *_answers(source),
                                    *source.assessment.history.values()]
    for each in source.result.scores.values():
        values += [each.value, each.low, each.high]
    return {points(abs(value)) for value in values if value is not None}


def said(texts: Iterable[str]) -> set[str]:
    return {figure for text in texts for figure in FIGURE.findall(text)}


def read(kind: str, source: Material) -> set[str]:
    written = read_back(render(compose_report(kind, source)))
    cells = [cell for table in written.tables for row in table for cell in row]
    # A heading begins with its own number, and so does its line in the contents.
    headings = [re.sub(r"^[\d.]+ ", "", heading) for heading in written.headings]
    texts = [text for text in written.texts if text.rstrip("\t") not in written.headings]
    return said([*headings, *texts, *cells])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("source", [
    material(bundled()), material(without(previous=None)), scene("full", 2564), scene("full", 2566),
    scene("full", 2568), scene("all 100", 2567), scene("sparse", 2569)], ids=range(7))
def test_no_figure_is_in_the_file_that_nothing_accounts_for(kind, source):
    told = silent(source)
    checks = said(row.cells[1] for block in compose_report(kind, told).blocks if isinstance(block, Table)
                  and block.caption.startswith("ข้อสังเกต") for row in block.rows)
    assert read(kind, told) - known(told) - checks == set()


def test_a_figure_of_no_origin_is_found():
    assert said(["ได้ 96.05 คะแนน"]) - known(material(bundled())) == {"96.05"}
    assert "96.04" in known(material(bundled()))


def scores_beside_items(blocks) -> Iterator[tuple[str, str, str]]:
    """Yield table head, item code and printed score wherever a table has a column of a tool."""
    for block in blocks:
        if isinstance(block, Table):
            heads = [column.title for column in block.columns]
            for row in block.rows:
                if row.kind == "body" and heads[0] == "ข้อ" and len(row.cells) == len(heads):
                    pairs = zip(heads, row.cells, strict=True)
                    yield from ((head, row.cells[0], cell) for head, cell in pairs if head in SCORE_HEADS)


def charted(blocks, kind: str) -> list[list[Decimal | None]]:
    return [list(series.values) for block in blocks if isinstance(block, Figure) and block.chart.kind == kind
            and block.caption.startswith("คะแนนรายตัวชี้วัด") for series in block.chart.series
            if series.role == "now"]


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_any_assessment_gives_a_sound_report_whose_scores_are_those_of_the_result(data):
    edition = load_edition(data.draw(st.sampled_from(YEARS)))
    assessment = data.draw(assessments(edition))
    result = score(edition, assessment)
    kind = data.draw(st.sampled_from(list(KINDS)))
    report = compose_report(kind, Material.of(assessment, result))
    content = render(report)
    assert lint(content) == []
    tools = {tool.short: tool.code for tool in edition.tools}
    for head, item, cell in scores_beside_items(report.blocks):
        if head in tools and item in edition.item_by_code:
            assert cell == points(result.item(tools[head], item))
    for values in charted(report.blocks, "bar"):
        assert values == [result.indicator(each.code) for each in edition.indicators]
    if result.total is not None:
        written = read_back(content)
        cells = {cell for table in written.tables for row in table for cell in row}
        assert points(result.total) in cells or any(points(result.total) in text for text in written.texts)
