from __future__ import annotations

from ita_tools.assessment import Constraint
from ita_tools.report.chapters.constraints import constraints
from tests.bundled import bundled, without
from tests.report.blocks import blocks_of, cells_of, headings_of, sentences_of, tables_of


class DescribeConstraints:
    def it_shows_every_constraint_with_impact_and_remedy(self):
        blocks = blocks_of(constraints, bundled())
        assert headings_of(blocks) == ["ข้อจำกัดของหน่วยงาน"]
        assert cells_of(tables_of(blocks)[0]) == [
            [each.constraint, each.impact, each.remedy] for each in bundled().assessment.constraints
        ]

    def it_is_text_where_nothing_else_was_filled(self):
        blocks = blocks_of(constraints, without(constraints=(Constraint("ก\nข"), Constraint("ค"))))
        assert sentences_of(blocks) == ["ก", "ข", "ค"]
        assert tables_of(blocks) == []

    def it_leaves_out_a_column_that_nobody_filled(self):
        [table] = tables_of(blocks_of(constraints, without(constraints=(Constraint("ก", "", "ค"),))))
        assert [column.title for column in table.columns] == ["ข้อจำกัด", "แนวทางแก้ไข"]

    def it_is_left_out_without_constraints(self):
        assert blocks_of(constraints, without(constraints=())) == []
