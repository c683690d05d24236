"""Kinds of report as lists of chapters, and the whole way to a Word file."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from functools import cache

import docx
import pytest

from ita_tools.report import KINDS, compose_report
from ita_tools.report.document import Contents, Cover, Figure, Heading, PageTurn, Table
from ita_tools.report.word import render
from ita_tools.report.wording import signed
from ita_tools.rounding import points
from ita_tools.thai import thai_digits
from tests.bundled import bundled, material, opened, same_everywhere, without
from tests.report.word.lint import lint

SENTENCE_FAULTS = re.compile(r"None|Decimal|  |ได้แก่ *(?:ได้|$)|และ *$|\(\)|nan|\bTrue\b|\bFalse\b")


@cache
def document() -> bytes:
    return render(compose_report("improvement", material(bundled())))


@cache
def words() -> tuple[str, ...]:
    """Texts of all paragraphs and cells of the written report, in Thai digits where it wrote them."""
    written = docx.Document(io.BytesIO(document()))
    texts = [paragraph.text for paragraph in written.paragraphs]
    texts += [cell.text for table in written.tables for row in table.rows for cell in row.cells]
    return tuple(text.replace("\u00a0", " ") for text in texts)


def table_with(heading: str) -> list[list[str]]:
    """Rows of the first table of the file one of whose headings is this."""
    written = docx.Document(io.BytesIO(document()))
    for table in written.tables:
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        if heading in rows[0]:
            return rows
    raise LookupError(heading)


def test_every_kind_composes_a_report_with_title_agency_and_edition():
    assert "improvement" in KINDS
    for kind in KINDS:
        report = compose_report(kind, material(bundled()))
        assert (report.agency, report.edition) == ("เทศบาลตำบลตัวอย่าง", 2568)
        assert report.agency in report.title
        assert "2568" in report.title


def test_the_improvement_report_follows_the_order_of_the_brief():
    blocks = compose_report("improvement", material(bundled())).blocks
    assert isinstance(blocks[0], Cover)
    assert [block.text for block in blocks if isinstance(block, Heading) and block.level == 1] == [
        "ความเป็นมา", "ผลการประเมิน", "การวิเคราะห์ผลการประเมินรายตัวชี้วัด",
        "การนำผลการวิเคราะห์ไปสู่การพัฒนาองค์กร", "ข้อจำกัดของหน่วยงาน"]
    assert sum(isinstance(block, Contents) for block in blocks) == 1


def test_only_the_plan_lies_down():
    blocks = compose_report("improvement", material(bundled())).blocks
    turns = [n for n, block in enumerate(blocks) if isinstance(block, PageTurn)]
    lying = [n for n in turns if blocks[n].landscape]
    assert len(lying) == 1
    after = next(n for n in turns if n > lying[0])
    tables = [block for block in blocks[lying[0]:after] if isinstance(block, Table)]
    assert [table.caption for table in tables] == [
        "แผนปฏิบัติการเพื่อพัฒนาองค์กรตามผลการประเมิน ปีงบประมาณ พ.ศ. 2568"]


def test_the_file_is_sound():
    assert lint(document()) == []


@pytest.mark.parametrize("key", [key for key, score in bundled().result.scores.items() if score.value is not None],
                         ids="-".join)
def test_every_score_of_the_result_stands_in_the_file(key):
    figure = thai_digits(points(bundled().result[key].value))
    assert any(figure in text for text in words())
    assert not any(points(bundled().result[key].value) in text for text in words())


def test_the_table_of_tools_stands_in_the_file_with_last_year_and_difference():
    material_ = material(bundled())
    rows = {row[0]: row[1:] for row in table_with("เครื่องมือ")}
    rows = rows if len(rows) == 6 else _tools()
    keys = [("tool", tool.code) for tool in bundled().edition.tools]
    for key in keys:
        tool, change = bundled().edition.tool_by_code[key[1]], material_.changes[key]
        assert rows[thai_digits(f"{tool.title} ({tool.short})")] == _thai(change)
    assert rows["คะแนนรวม"] == _thai(material_.changes[("total",)])


def _tools() -> dict[str, list[str]]:
    for table in docx.Document(io.BytesIO(document())).tables:
        rows = {row.cells[0].text: [cell.text for cell in row.cells[1:]] for row in table.rows}
        if len(rows) == 6 and "คะแนนรวม" in rows:
            return rows
    raise LookupError("คะแนนรวม")


def _thai(change) -> list[str]:
    return [thai_digits(text) for text in (points(change.before), points(change.now), signed(change.difference))]


def test_the_table_of_indicators_stands_in_the_file_with_last_year_and_difference():
    rows = {row[0]: row[1:] for row in table_with("ผลต่าง") if row[0]} | {
        row[0]: row[1:] for row in _indicators()}
    for indicator in bundled().edition.indicators:
        change = material(bundled()).changes[("indicator", indicator.code)]
        assert rows[thai_digits(indicator.code)] == [indicator.title, *_thai(change)]


def _indicators() -> list[list[str]]:
    for table in docx.Document(io.BytesIO(document())).tables:
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        if rows[0][:2] == ["ที่", "ตัวชี้วัด"]:
            return rows
    raise LookupError("ตัวชี้วัด")


def test_every_item_short_of_full_stands_with_its_score_in_a_row_of_its_own():
    written = docx.Document(io.BytesIO(document()))
    rows = [[cell.text for cell in row.cells] for table in written.tables for row in table.rows]
    for item in bundled().edition.items:
        scores = [thai_digits(points(bundled().result.item(tool, item.code))) for tool in item.tools]
        assert [item.code, thai_digits(item.title), *scores] in rows


def test_every_row_of_the_plan_stands_in_the_file_whole():
    rows = table_with("มาตรการ/โครงการ/กิจกรรม")
    plan = bundled().assessment.plan
    assert len(plan) == 12
    for measure in plan:
        [row] = [row for row in rows if row[1] == thai_digits(measure.measure)]
        assert row[0] == thai_digits(measure.finding)
        assert row[3:] == [thai_digits(text) for text in (measure.period, measure.responsible, measure.follow_up)]
        steps = [thai_digits(f"{n}. {step}") for n, step in enumerate(measure.steps, 1)]
        assert row[2].replace("\u00a0", " ").split("\n") == steps


def test_charts_are_native_and_no_picture_is_in_the_file():
    with zipfile.ZipFile(io.BytesIO(document())) as archive:
        names = archive.namelist()
        charts = [name for name in names if re.fullmatch(r"word/charts/chart\d+\.xml", name)]
        figures = [block for block in compose_report("improvement", material(bundled())).blocks
                   if isinstance(block, Figure)]
        drawn = "".join(archive.read(name).decode() for name in charts)
    assert len(charts) == len(figures) == 2
    assert not [name for name in names if re.search(r"media/|\.(?:png|jpe?g|emf|gif|svg)$", name)]
    for score in ("99.60", "99.43", "95.00", "92.50", "98.67", "96.46", "90.00", "85.00", "89.97"):
        assert f">{score}<" in drawn


SCENES = {
    "bundled": bundled(),
    "nothing known": opened("edition: 2568\n"),
    "full everywhere": opened(same_everywhere("100")),
    "all equal": opened(same_everywhere("50")),
    "nothing at all": opened(same_everywhere("0")),
    "no last year": without(previous=None),
    "same as last year": without(previous=replace(bundled().assessment.previous,
                                                  published=bundled().assessment.published)),
    "last year known by its level": opened(same_everywhere("90") + "\nprevious: {edition: 2567, "
                                           "published: {level: ผ่าน}}\n"),
    "tool not processed": opened(same_everywhere("90") + "\nunprocessed: [EIT2]\n"),
    "no tool processed": opened("edition: 2568\nunprocessed: [IIT, EIT1, EIT2, OIT]\n"),
    "one item": opened("edition: 2568\nitems: {OIT: {o1: 50}}\n"),
    "one tool": opened("edition: 2568\npublished: {tools: {IIT: 90}}\n"),
    "only the total": opened("edition: 2568\npublished: {total: 90, level: ผ่าน}\n"),
    "empty plan": without(plan=(), constraints=(), analysis={}),
    "long history": without(history={2564: 92, 2565: 90, 2566: 91}),
}


@pytest.mark.parametrize("scene", SCENES)
def test_no_sentence_is_left_with_a_hole(scene):
    report = compose_report("improvement", material(SCENES[scene]))
    texts = [block.text for block in report.blocks if hasattr(block, "text")]
    texts += [block.description for block in report.blocks if isinstance(block, Figure)]
    texts += [cell for block in report.blocks if isinstance(block, Table) for row in block.rows
              for cell in row.cells]
    assert [text for text in texts if SENTENCE_FAULTS.search(text)] == []
    assert [block.text for block in report.blocks if hasattr(block, "text") and not block.text] == []


@pytest.mark.parametrize("scene", SCENES)
def test_every_scene_makes_a_sound_file(scene):
    assert lint(render(compose_report("improvement", material(SCENES[scene])))) == []


def test_the_search_for_holes_finds_them():
    for text in ("ได้ None คะแนน", "ได้แก่  ได้ 90", "ก และ", "ได้แก่ ได้ 90", "()"):
        assert SENTENCE_FAULTS.search(text)
