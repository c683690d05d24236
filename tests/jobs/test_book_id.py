"""The random id of a main book: when it is made, where it stands, and which parts go with it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ita_tools.assessment import Agency, Assessment, ItemAnswer, assessment_text
from ita_tools.assessment.flatten import apply_patch
from ita_tools.errors import ItaError, OutputBlocked
from ita_tools.jobs.export import export_file
from ita_tools.jobs.load import load_file
from ita_tools.jobs.merge import merge_books
from ita_tools.jobs.new import new_book
from ita_tools.jobs.split import split_book
from ita_tools.sharing.split_assessment import split
from ita_tools.workbook.build_book import build_book
from tests.sharing.scenarios import EDITION
from tests.workbook.editing import type_into

NOTE = ("items", "OIT", "o1", "note")
NAMED = Assessment(2568, agency=Agency("เทศบาลตำบลบ้านใหม่"), divisions={"o1": "กองคลัง", "o2": "กองช่าง"})
UNNAMED = replace(NAMED, agency=Agency())


def saved(path: Path, assessment: Assessment) -> Path:
    if path.suffix in (".yaml", ".json"):
        path.write_text(assessment_text(assessment, json=path.suffix == ".json"), "utf-8")
    else:
        path.write_bytes(build_book(EDITION, assessment, macros=path.suffix == ".xlsm"))
    return path


def part_of(main: Path, note: str = "ของคลัง") -> Path:
    """A part of a main book that comes back with a note."""
    path = split_book(main, main.parent / f"ส่ง-{main.stem}", overwrite=True)[0].path
    type_into(path, {("items.OIT.o1", "note"): note})
    return path


def note_of(path: Path) -> str:
    return load_file(path).assessment.entry("OIT", "o1").note


class DescribeTheIdOfAMainBook:
    @pytest.mark.parametrize("suffix", [".xlsx", ".xlsm", ".yaml", ".json"])
    def it_is_written_into_the_file_at_the_first_split(self, suffix: str, tmp_path: Path) -> None:
        main, backups = saved(tmp_path / f"หลัก{suffix}", NAMED), []
        before = main.read_bytes()
        split_book(main, tmp_path / "ส่ง", on_backup=backups.append)
        book = load_file(main).assessment
        assert replace(book, book="") == NAMED
        assert backups == [tmp_path / f"หลัก (ก่อนหน้า){suffix}"]
        assert backups[0].read_bytes() == before
        assert {load_file(path).assessment.origin.base for path in (tmp_path / "ส่ง").iterdir()} == {book.book}
        after = main.read_bytes()
        split_book(main, tmp_path / "อีกครั้ง", on_backup=backups.append)
        assert (main.read_bytes(), len(backups)) == (after, 1)

    def it_leaves_the_comments_of_a_text_file(self, tmp_path: Path) -> None:
        main = tmp_path / "หลัก.yaml"
        main.write_bytes(b"# \xe0\xb8\x81\r\nedition: 2568  # year\r\ndivisions: {o1: a}")
        split_book(main, tmp_path / "ส่ง")
        book = load_file(main).assessment.book
        assert main.read_text("utf-8").splitlines() == [
            "# ก",
            "edition: 2568  # year",
            f"book: {book}",
            "divisions: {o1: a}",
        ]

    @pytest.mark.parametrize(
        "text", ["{edition: 2568, divisions: {o1: ก}}", "divisions: {o1: ก}\nedition: 2568"]
    )
    def it_is_written_into_a_text_file_of_any_layout(self, text: str, tmp_path: Path) -> None:
        main = tmp_path / "หลัก.yaml"
        main.write_text(text, "utf-8")
        split_book(main, tmp_path / "ส่ง")
        assert load_file(main).assessment.book
        assert load_file(main).assessment.divisions == {"o1": "ก"}

    def it_is_written_or_nothing_is_split(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        main = saved(tmp_path / "หลัก.xlsx", NAMED)

        def blocked(*_arguments: object) -> None:
            raise OutputBlocked("ทดสอบ", where="", remedy="")

        monkeypatch.setattr("ita_tools.jobs.split.replace_with_backup", blocked)
        with pytest.raises(OutputBlocked):
            split_book(main, tmp_path / "ส่ง")
        assert list((tmp_path / "ส่ง").iterdir()) == []

    def it_is_not_in_a_new_book(self, tmp_path: Path) -> None:
        for name in ("ก.xlsx", "ข.xlsx"):
            new_book(tmp_path / name, 2568)
        assert (tmp_path / "ก.xlsx").read_bytes() == (tmp_path / "ข.xlsx").read_bytes()
        assert load_file(tmp_path / "ก.xlsx").assessment.book == ""

    def it_stays_in_export_merged_book_and_copy_but_not_in_that_of_next_year(self, tmp_path: Path) -> None:
        main = saved(tmp_path / "หลัก.xlsx", NAMED)
        part, book = part_of(main), load_file(main).assessment.book
        export_file(main, tmp_path / "a.yaml")
        merge_books(tmp_path / "a.yaml", [part], tmp_path / "b.xlsx")
        new_book(tmp_path / "c.xlsx", source=tmp_path / "b.xlsx")
        assert {load_file(tmp_path / name).assessment.book for name in ("a.yaml", "b.xlsx", "c.xlsx")} == {
            book
        }
        new_book(tmp_path / "d.xlsx", 2569, tmp_path / "c.xlsx")
        assert load_file(tmp_path / "d.xlsx").assessment.book == ""


def fresh(other: Path, main: Path) -> None:
    """The book of another agency that was never split."""


def itself_split(other: Path, main: Path) -> None:
    split_book(other, other.parent / "ของอีกแห่ง")


def copied_before(other: Path, main: Path) -> None:
    """A copy of the same book from before its first split."""
    other.write_bytes((main.parent / f"หลัก (ก่อนหน้า){main.suffix}").read_bytes())


def merged_with_its_own(other: Path, main: Path) -> None:
    merge_books(other, [part_of(other, "ของอีกแห่ง")], other.parent / f"รวม{other.suffix}")
    other.write_bytes((other.parent / f"รวม{other.suffix}").read_bytes())


class DescribePartsOfAnotherBook:
    @pytest.mark.parametrize("assessment", [UNNAMED, NAMED], ids=["unnamed", "same name"])
    @pytest.mark.parametrize("other", [fresh, itself_split, copied_before, merged_with_its_own])
    def it_refuses_them(
        self, other: Callable[[Path, Path], None], assessment: Assessment, tmp_path: Path
    ) -> None:
        main, second = (saved(tmp_path / f"{name}.yaml", assessment) for name in ("หลัก", "อื่น"))
        part = part_of(main)
        other(second, main)
        before = note_of(second)
        with pytest.raises(ItaError, match="ไม่ได้แบ่งมาจากสมุดงานหลักนี้"):
            merge_books(second, [part], tmp_path / "ผล.yaml")
        own = part_of(second, "ของตน")
        outcome = merge_books(second, [part, own], tmp_path / "ผล.yaml")
        assert (outcome.taken, len(outcome.left_out)) == (1, 1)
        assert note_of(tmp_path / "ผล.yaml") == "ของตน"
        assert before in ("", "ของอีกแห่ง")


class DescribeTheAgencyAsAWitness:
    def it_may_be_corrected_in_the_main_book(self, tmp_path: Path) -> None:
        main = saved(tmp_path / "หลัก.yaml", NAMED)
        part = part_of(main)
        renamed = replace(load_file(main).assessment, agency=Agency("เทศบาลตำบลบ้านใหม่พัฒนา", province="น่าน"))
        saved(main, renamed)
        outcome = merge_books(main, [part], tmp_path / "ผล.yaml")
        assert (outcome.is_clean, note_of(tmp_path / "ผล.yaml")) == (True, "ของคลัง")
        assert outcome.merged.assessment.agency == renamed.agency
        assert any("โปรดตรวจว่าเป็นหน่วยงานเดียวกัน" in note for note in outcome.merged.notes)

    @pytest.mark.parametrize("name", ["เทศบาลตำบลบ้านเก่า", "อบต.บ้านใหม่", "x"])
    def it_leaves_all_values_open_if_the_part_names_another_one(self, name: str, tmp_path: Path) -> None:
        main = saved(tmp_path / "หลัก.yaml", NAMED)
        part = load_file(part_of(main)).assessment
        back = saved(tmp_path / "กลับ.yaml", replace(part, agency=replace(part.agency, name=name)))
        outcome = merge_books(main, [back], tmp_path / "ผล.yaml").merged
        assert {(each.path, each.given) for each in outcome.conflicts} == {
            ("agency.name", name),
            (".".join(NOTE), "ของคลัง"),
        }
        assert note_of(tmp_path / "ผล.yaml") == ""

    def it_identifies_the_parts_of_the_version_without_ids(self, tmp_path: Path) -> None:
        old = next(each.assessment for each in split(EDITION, NAMED) if each.division == "กองคลัง")
        back = saved(tmp_path / "กลับ.yaml", apply_patch(old, {NOTE: "ของคลัง"}))
        main = saved(tmp_path / "หลัก.yaml", replace(NAMED, book="b-1"))
        assert merge_books(main, [back], tmp_path / "ผล.yaml").is_clean
        assert note_of(tmp_path / "ผล.yaml") == "ของคลัง"
        saved(main, replace(NAMED, book="b-1", agency=Agency("เทศบาลตำบลอื่น")))
        with pytest.raises(ItaError, match="แก้ชื่อหน่วยงาน"):
            merge_books(main, [back], tmp_path / "ผล.yaml")


class DescribeScoresInTheParts:
    def it_locks_those_of_the_main_book_and_no_others(self, tmp_path: Path) -> None:
        main = saved(
            tmp_path / "หลัก.yaml",
            replace(NAMED, divisions={"o1": "ก", "o2": "ก"}, items={"OIT": {"o1": ItemAnswer(100)}}),
        )
        from openpyxl import load_workbook

        from ita_tools.workbook.division_book.work_sheet import WORK
        from tests.workbook.editing import cell

        book = load_workbook(split_book(main, tmp_path / "ส่ง")[0].path)
        locked = {
            (row, key): cell(book, WORK, f"items.OIT.{row}", key).protection.locked
            for row in ("o1", "o2")
            for key in ("score", "note")
        }
        assert locked == {
            ("o1", "score"): True,
            ("o1", "note"): False,
            ("o2", "score"): False,
            ("o2", "note"): False,
        }

    def it_lists_what_a_merge_took_as_data(self, tmp_path: Path) -> None:
        main = saved(tmp_path / "หลัก.yaml", NAMED)
        outcome = merge_books(main, [part_of(main)], tmp_path / "ผล.xlsx")
        (taken,) = json.loads(json.dumps(outcome.data()))["taken"]
        assert (taken["division"], taken["field"]) == ("กองคลัง", ".".join(NOTE))
        assert (taken["before"], taken["after"]) == ("", "ของคลัง")
        logged = [each for each in load_file(tmp_path / "ผล.xlsx").assessment.trail if each.path]
        assert [(each.path, each.before, each.after) for each in logged] == [(".".join(NOTE), "", "ของคลัง")]
