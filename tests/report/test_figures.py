"""Every figure in a report comes from the result, its changes, the rubric or the answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ita_tools.analysis.answer_distribution import answer_distributions, group_shares
from ita_tools.analysis.changes import item_changes
from ita_tools.analysis.extremes import FULL, points_lost
from ita_tools.analysis.issues import perception_gaps
from ita_tools.assessment.report_fields import Texts
from ita_tools.report import REPORT_TYPES, ReportContext, compose_report
from ita_tools.report.docx import render
from ita_tools.report.model.document import Figure, Table
from ita_tools.rounding import points
from ita_tools.rubric import load_edition
from ita_tools.scoring import gaps, score
from tests.bundled import bundled, report_context, without
from tests.campaigns import examples
from tests.report.docx.lint import lint
from tests.report.reading import read_back
from tests.report.scenes import YEARS, scene
from tests.strategies import assessments

FIGURE = re.compile(r"(?<![\d.])\d+\.\d\d(?![\d.])")
SCORE_HEADS = ("คะแนน", "IIT", "EIT", "EIT ส่วนที่ 1", "EIT ส่วนที่ 2", "OIT")


def without_own_text(source: ReportContext) -> ReportContext:
    """The context without the texts of the officer, who may write any figure."""
    assessment = replace(
        source.assessment, analysis={}, plan=(), constraints=(), note="", texts=Texts(), recommendations=()
    )
    return ReportContext.of(assessment, source.result)


def _rules(source: ReportContext) -> Iterator[Decimal | None]:
    edition = source.edition
    yield from (FULL, edition.target.score)
    for band in edition.bands:
        yield from (band.total_min, band.every_tool_min)


def _compared(source: ReportContext) -> Iterator[Decimal | None]:
    result, target = source.result, source.edition.target.score
    every = [*source.changes.values(), *item_changes(source.assessment, result).values()]
    for change in every:
        yield from (change.before, change.difference)
    yield from (each.difference for each in perception_gaps(result))
    yield from points_lost(result).values()
    if result.total is not None:
        yield result.total - target
        for gap in gaps(source.edition, result.total, [result.tool(t.code) for t in source.edition.tools]):
            yield from (gap.total, *(lack for _, lack in gap.tools))


def _answers(source: ReportContext) -> Iterator[Decimal | None]:
    for item in source.edition.items:
        for tool in item.tools:
            yield from (
                share for each in answer_distributions(source.assessment, tool, item) for share in each.shares
            )
    for people in source.assessment.respondents.values():
        for groups in people.groups.values():
            yield from group_shares(groups).values()


def possible_figures(source: ReportContext) -> set[str]:
    """All figures a report may contain."""
    values: list[Decimal | None] = [
        *_rules(source),
        *_compared(source),
        *_answers(source),
        *(each.total for each in source.assessment.history.values()),
        source.assessment.standing.mean,
    ]
    for each in source.result.scores.values():
        values += [each.value, each.low, each.high]
    return {points(abs(value)) for value in values if value is not None}


def figures_in(texts: Iterable[str]) -> set[str]:
    return {figure for text in texts for figure in FIGURE.findall(text)}


def figures_of_report(kind: str, source: ReportContext) -> set[str]:
    content = read_back(render(compose_report(kind, source)))
    cells = [cell for table in content.tables for row in table for cell in row]
    # A heading begins with its own number, and so does its line in the contents.
    headings = [re.sub(r"^[\d.]+ ", "", heading) for heading in content.headings]
    texts = [text for text in content.texts if text.rstrip("\t") not in content.headings]
    return figures_in([*headings, *texts, *cells])


def scores_beside_items(tables: list[list[list[str]]]) -> Iterator[tuple[str, str, str]]:
    """Yield column title, item code and score of every table with a column for a tool."""
    for heads, *rows in tables:
        if heads[0] == "ข้อ":
            for row in rows:
                pairs = zip(heads, row, strict=True)
                yield from ((head, row[0], cell) for head, cell in pairs if head in SCORE_HEADS)


def charted(blocks, kind: str) -> list[list[Decimal | None]]:
    return [
        list(series.values)
        for block in blocks
        if isinstance(block, Figure)
        and block.chart.kind == kind
        and block.caption.startswith("คะแนนรายตัวชี้วัด")
        for series in block.chart.series
        if series.role == "now"
    ]


def scores_shown(source: ReportContext, kind: str) -> Iterator[tuple[str, ...]]:
    """Yield the cell of each score of the result: column title, first cell of the row, score."""
    edition, result = source.edition, source.result
    year = f"พ.ศ. {edition.year}"
    if kind == "memo":
        return
    names = [(("tool", tool.code), f"{tool.title} ({tool.short})") for tool in edition.tools]
    if kind == "summary":
        yield from _scores_of_summary(source, names)
        return
    if any(
        result[key].basis == "unprocessed"
        or source.changes[key].now is not None
        or source.changes[key].before is not None
        for key, _ in names
    ):
        for key, name in names:
            unprocessed = result[key].basis == "unprocessed"
            yield year, name, "ไม่ประมวลผล" if unprocessed else points(result[key].value)
        yield year, "คะแนนรวม", points(result.total)
    if any(result.indicator(each.code) is not None for each in edition.indicators):
        for each in edition.indicators:
            yield year, each.code, points(result.indicator(each.code))
    if all(result.subindicator(each.code) is None for each in edition.subindicators):
        return
    for part in edition.subindicators:
        yield "คะแนน", f"{part.code} {part.title}", points(result.subindicator(part.code))


def _scores_of_summary(source: ReportContext, names: list) -> Iterator[tuple[str, ...]]:
    indicators = [
        (("indicator", each.code), f"ตัวชี้วัดที่ {each.code} {each.title}") for each in source.edition.indicators
    ]
    for key, name in (*names, *indicators, (("total",), "คะแนนรวม")):
        if source.changes[key].now is not None:
            yield f"พ.ศ. {source.edition.year}", name, points(source.changes[key].now)


def parts_shown(source: ReportContext) -> list[str]:
    """The means at the end of the items of each indicator: its score, or that of each tool that has one."""
    means = []
    for each in source.edition.indicators:
        cells = [
            (tool, item.code) for item in source.edition.items_of_indicator(each.code) for tool in each.tools
        ]
        answers = [source.assessment.entry(*cell) for cell in cells]
        if any(source.result.item(*cell) is not None for cell in cells) or any(
            answer.defect or answer.remedy for answer in answers
        ):
            shared = [source.result.part(tool, each.code) for tool in each.tools]
            means += shared if len(each.tools) > 1 else [source.result.indicator(each.code)]
    return [points(mean) for mean in means if mean is not None]


def means_in(tables: list[list[list[str]]]) -> list[str]:
    rows = [row[2:] for table in tables for row in table if row[1:2] == ["คะแนนเฉลี่ย"]]
    return [cell for row in rows for cell in row if cell not in {"", "-"}]


def missing_scores(source: ReportContext, kind: str, tables: list[list[list[str]]]) -> list[tuple[str, ...]]:
    """The scores of the result that no table has in the right row and column."""
    cells = {
        (head, row[0], cell)
        for heads, *rows in tables
        for row in rows
        for head, cell in zip(heads, row, strict=True)
    }
    return [wanted for wanted in scores_shown(source, kind) if wanted not in cells]


class DescribeFigureInReport:
    @pytest.mark.parametrize("kind", REPORT_TYPES)
    @pytest.mark.parametrize(
        "source",
        [
            report_context(bundled()),
            report_context(without(previous=None)),
            scene("full", 2564),
            scene("full", 2566),
            scene("full", 2568),
            scene("all 100", 2567),
            scene("sparse", 2569),
        ],
        ids=range(7),
    )
    def it_comes_from_result_rubric_or_answers(self, kind, source):
        source = without_own_text(source)
        checks = figures_in(
            row.cells[1]
            for block in compose_report(kind, source).blocks
            if isinstance(block, Table) and block.caption.startswith("ข้อสังเกต")
            for row in block.rows
        )
        assert figures_of_report(kind, source) - possible_figures(source) - checks == set()

    def it_is_found_if_it_has_no_origin(self):
        assert figures_in(["ได้ 96.05 คะแนน"]) - possible_figures(report_context(bundled())) == {"96.05"}
        assert "96.04" in possible_figures(report_context(bundled()))


class DescribeScoreInReport:
    def it_is_found_missing_if_a_table_has_another(self):
        source = report_context(bundled())
        tables = read_back(render(compose_report("improvement", source))).tables
        assert missing_scores(source, "improvement", tables) == []
        assert len(list(scores_shown(source, "improvement"))) == 4 + 1 + 10 + 7
        assert parts_shown(source)[5:11] == ["100.00", "96.67", "98.38", "95.33", "99.91", "93.00"]
        spoilt = [
            [[cell.replace("92.86", "92.68").replace("95.00", "59.00") for cell in row] for row in table]
            for table in tables
        ]
        assert {wanted[2] for wanted in missing_scores(source, "improvement", spoilt)} == {"92.86", "95.00"}

    @settings(max_examples=examples(6), deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def it_is_that_of_the_result_for_any_assessment(self, data):
        edition = load_edition(data.draw(st.sampled_from(YEARS)))
        assessment = data.draw(assessments(edition))
        result = score(edition, assessment)
        kind = data.draw(st.sampled_from(list(REPORT_TYPES)))
        source = ReportContext.of(assessment, result)
        result = source.result  # with the figures that the announced ones force
        report = compose_report(kind, source)
        word_file = render(report)
        assert lint(word_file) == []
        content = read_back(word_file)
        assert missing_scores(source, kind, content.tables) == []
        tools = {tool.short: tool.code for tool in edition.tools}
        for head, item, cell in scores_beside_items(content.tables):
            if head in tools and item in edition.item_by_code:
                assert cell == points(result.item(tools[head], item))
        if kind == "improvement":
            assert means_in(content.tables) == parts_shown(source)
        for values in charted(report.blocks, "bar"):
            assert values == [result.indicator(each.code) for each in edition.indicators]
        if result.total is not None:
            cells = {cell for table in content.tables for row in table for cell in row}
            assert points(result.total) in cells or any(
                points(result.total) in text for text in content.texts
            )
