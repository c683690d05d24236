"""Sheet คำแนะนำ of a division."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ita_tools.assessment import Agency, Assessment, BookOrigin
from ita_tools.sharing.assignments import Assignment
from ita_tools.sharing.split_assessment import DivisionPart
from ita_tools.workbook.division_book.division_guide import division_guide_sheet
from ita_tools.workbook.sheet_model import Block, Column, Input, Label, Line, Link, Row, Sheet
from tests.sharing.scenarios import EDITION

PART = DivisionPart(Assignment("กองคลัง"), Assessment(2568, agency=Agency("เทศบาลตำบลตัวอย่าง")))


def sheet(name: str, marker: str, *rows: Row, hidden: bool = False) -> Sheet:
    return Sheet(name, name, (), (Block(marker, (Column("score"),), rows),), hidden=hidden)


def row(key: str, *, locked: bool = False) -> Row:
    return Row(key, {"score": Input("score", locked=locked)})


def texts(origin: BookOrigin) -> list[str]:
    part = replace(PART, assessment=replace(PART.assessment, origin=origin))
    return [each.text for each in division_guide_sheet(EDITION, part, ()).parts if isinstance(each, Line)]


def tasks(*sheets: Sheet) -> dict[str, tuple[object, object]]:
    block = next(
        each for each in division_guide_sheet(EDITION, PART, sheets).parts if isinstance(each, Block)
    )
    return {
        each.cells["=link"].sheet: (each.cells["=text"].value, each.cells["=count"].value)
        for each in block.rows
    }


class DescribeDivisionGuide:
    """Sheet คำแนะนำ of a division."""

    def it_names_the_division_and_the_agency(self) -> None:
        assert "กองคลัง" in division_guide_sheet(EDITION, PART, ()).title
        assert texts(BookOrigin())[0] == f"{EDITION.title} เทศบาลตำบลตัวอย่าง"

    @pytest.mark.parametrize(
        ("origin", "due", "sent"),
        [
            (BookOrigin(), False, False),
            (BookOrigin(due="30 มิถุนายน 2568"), True, False),
            (BookOrigin(when="1 มิถุนายน 2568"), False, True),
        ],
    )
    def it_states_the_due_date_and_the_date_of_sending(
        self, origin: BookOrigin, due: bool, sent: bool
    ) -> None:
        said = " ".join(texts(origin))
        assert ("ภายในวันที่ 30 มิถุนายน 2568" in said) == due
        assert ("ส่งให้เมื่อ 1 มิถุนายน 2568" in said) == sent

    def it_counts_the_rows_to_fill_in(self) -> None:
        found = tasks(
            sheet("OIT", "items.OIT", row("items.OIT.o1"), row("items.OIT.o2", locked=True), row("")),
            sheet(
                "IIT",
                "items.IIT",
                row("items.IIT.i1"),
                row("items.IIT.i1.counts[6]"),
                row("items.IIT.i1.parts.a"),
            ),
        )
        assert {name: count for name, (_, count) in found.items()} == {"OIT": 1, "IIT": 1}
        assert all("ที่รับผิดชอบ" in words for words, _ in found.values())

    def it_marks_sheets_without_inputs_as_read_only(self) -> None:
        found = tasks(
            sheet("OIT", "items.OIT", row("items.OIT.o1", locked=True)),
            sheet("สรุปผล", "published"),
            sheet("แผน", "plan[]", row("a")),
        )
        assert found["OIT"] == found["สรุปผล"] == ("ใช้ประกอบการกรอก ไม่ต้องแก้ไข", None)
        assert found["แผน"] == ("กรอกมาตรการ ขั้นตอน ระยะเวลา และผู้รับผิดชอบ เพิ่มแถวได้", None)

    def it_has_no_link_to_a_hidden_sheet(self) -> None:
        assert tasks(sheet("ซ่อน", "origin", hidden=True), sheet("เห็น", "published")).keys() == {"เห็น"}

    def it_explains_the_colours(self) -> None:
        block = [each for each in division_guide_sheet(EDITION, PART, ()).parts if isinstance(each, Block)][1]
        samples = [each.cells["=verdict"] for each in block.rows]
        assert samples == [Label("ช่องกรอก", "sample"), Label("ช่องอ่าน", "strong"), Label("✗ สีแดง", "strong")]
        assert not any(isinstance(cell, Link) for each in block.rows for cell in each.cells.values())
