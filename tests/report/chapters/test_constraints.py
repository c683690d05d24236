"""Constraints of the agency."""

from __future__ import annotations

from ita_tools.report.chapters.constraints import constraints
from tests.bundled import bundled, without
from tests.report.blocks import blocks_of, cells_of, headings_of, tables_of


def it_shows_every_constraint_with_impact_and_remedy():
    blocks = blocks_of(constraints, bundled())
    assert headings_of(blocks) == ["ข้อจำกัดของหน่วยงาน"]
    assert cells_of(tables_of(blocks)[0]) == [
        [each.constraint, each.impact, each.remedy] for each in bundled().assessment.constraints
    ]


def it_is_left_out_where_there_is_none():
    assert blocks_of(constraints, without(constraints=())) == []
