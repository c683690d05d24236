"""Background: requirement, tools with weights, levels and target, all from the rubric."""

from __future__ import annotations

from dataclasses import replace

from ita_tools.report.chapters.background import background
from ita_tools.report.material import Material
from ita_tools.rounding import points
from tests.bundled import bundled, material
from tests.report.blocks import blocks_of, cells_of, headings_of, sentences_of, tables_of

BLOCKS = blocks_of(background, bundled())
EDITION = bundled().edition


def it_has_its_headings_in_order():
    assert headings_of(BLOCKS) == ["ความเป็นมา", "เครื่องมือและวิธีคิดคะแนน", "ระดับผลการประเมินและค่าเป้าหมาย"]


def it_quotes_every_demand_on_the_report():
    sentences = sentences_of(BLOCKS)
    assert set(EDITION.report.demands) <= set(sentences)
    fields = next(text for text in sentences if text.startswith("มาตรการแต่ละรายการ"))
    for number, name in enumerate(EDITION.report.fields, 1):
        assert f"({number}) {name}" in fields
    assert any(f"ข้อ {EDITION.report.item} {EDITION.report.title}" in text for text in sentences)


def it_lists_tools_with_indicators_and_weights_of_100_together():
    rows = cells_of(tables_of(BLOCKS)[0])
    assert [row[1:] for row in rows] == [["1, 2, 3, 4, 5", "30"], ["6, 7, 8", "15"], ["6, 7, 8", "15"],
                                         ["9, 10", "40"]]
    assert sum(int(row[2]) for row in rows) == 100


def it_lists_levels_from_the_best_down():
    assert cells_of(tables_of(BLOCKS)[1]) == [
        [band.name, points(band.total_min), points(band.every_tool_min)] for band in EDITION.bands]


def it_names_the_target():
    assert any("85.00 คะแนนขึ้นไป" in text for text in sentences_of(BLOCKS))


def it_does_without_a_requirement():
    case = material(bundled())
    loose = replace(case.result, edition=replace(EDITION, report=None))
    sentences = sentences_of(background(Material(case.assessment, loose, case.changes)))
    assert not any("ต้องเผยแพร่" in text for text in sentences)
    assert len(sentences) == 3
