"""A workbook that was built is compared with what it was built from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ita_tools.assessment import Assessment, ItemAnswer
from ita_tools.errors import WorkbookUnreadable
from ita_tools.rubric import load_edition
from ita_tools.workbook.build_book import build_book
from ita_tools.workbook.read_back import confirm_readable
from tests.workbook.books import demo

EDITION = load_edition(2568)


class DescribeConfirmReadable:
    def it_accepts_a_workbook_of_its_assessment(self) -> None:
        confirm_readable(build_book(EDITION, demo()), demo())

    def it_names_what_another_workbook_holds_differently(self) -> None:
        other = replace(demo(), note="อื่น")
        with pytest.raises(WorkbookUnreadable, match=r"\(note\)"):
            confirm_readable(build_book(EDITION, demo()), other)

    def it_names_a_field_that_the_workbook_has_no_cell_for(self) -> None:
        items = {"IIT": {"i1": ItemAnswer(url="https://example.go.th")}}
        with pytest.raises(WorkbookUnreadable, match=r"ไม่มีช่องสำหรับ items\.IIT\.i1\.url"):
            build_book(EDITION, Assessment(2568, items=items))

    def it_refuses_what_is_no_workbook(self) -> None:
        with pytest.raises(WorkbookUnreadable):
            confirm_readable(b"PK", demo())

    @pytest.mark.parametrize("note", [" ก", "ก \n", "\xa0ก"])
    def it_does_not_mind_blanks_around_a_text(self, note: str) -> None:
        confirm_readable(build_book(EDITION, Assessment(2568, note="ก")), Assessment(2568, note=note))
