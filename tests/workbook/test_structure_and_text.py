"""A text that looks like a key, a marker or an error value stays a text, wherever it is typed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ita_tools.assessment import Assessment, Constraint, ItemAnswer, Measure, Step
from ita_tools.workbook.read_book import read_book
from tests.workbook.books import save
from tests.workbook.editing import cell, edit

LOOKS = ("#end", "#ita items.OIT", "#ita plan[]", "#REF!", "#N/A", "=header", "items.OIT.o9", "#ita")
BEFORE = ("", "\ufeff", "\u200b", " ", "\xa0")


@pytest.mark.parametrize("text", LOOKS)
class DescribeTextsThatLookLikeStructure:
    def it_reads_them_back_from_every_kind_of_field(self, tmp_path: Path, text: str) -> None:
        written = Assessment(
            2568,
            note=text,
            items={"OIT": {"o1": ItemAnswer(note=text)}},
            plan=(
                Measure("1", measure=text, finding=text, steps=(Step(text), Step("ต่อไป"))),
                Measure("2", measure="อบรม"),
            ),
            constraints=(Constraint(constraint=text, remedy=text),),
        )
        found = read_book(save(written, tmp_path / "a.xlsx")).assessment
        assert replace(found, plan=tuple(replace(row, key="") for row in found.plan)) == replace(
            written, constraints=found.constraints
        )
        assert [(row.constraint, row.remedy) for row in found.constraints] == [(text, text)]

    def it_reads_them_as_texts_when_they_are_pasted(self, tmp_path: Path, text: str) -> None:
        pasted = {f"o{2 * number}": before + text for number, before in enumerate(BEFORE, 1)}
        kept = {f"o{number}": ItemAnswer(note="คงไว้") for number in range(1, 2 * len(BEFORE) + 2, 2)}
        items = {"OIT": {**kept, **dict.fromkeys(pasted, ItemAnswer(note="เดิม"))}}
        book = save(Assessment(2568, items=items), tmp_path / "a.xlsx")

        def paste(opened):  # type: ignore[no-untyped-def]
            for code, written in pasted.items():
                note = cell(opened, "OIT", f"items.OIT.{code}", "note")
                note.value, note.data_type = written, "s"

        found = read_book(edit(book, paste)).assessment.items["OIT"]
        assert {code: found[code].note for code in pasted} == dict.fromkeys(pasted, text)
        assert {code: answer for code, answer in found.items() if code not in pasted} == kept


def it_makes_no_table_of_texts_in_a_list(tmp_path: Path) -> None:
    rows = (
        Measure("1", finding="#ita items.OIT", measure="score", period="=a"),
        Measure("1", finding="items.OIT.o9", measure="100", period="=b"),
        Measure("1", finding="#end", measure="อบรม"),
    )
    found = read_book(save(Assessment(2568, plan=rows), tmp_path / "a.xlsx")).assessment
    assert [(row.finding, row.measure) for row in found.plan] == [(row.finding, row.measure) for row in rows]
    assert not found.items
