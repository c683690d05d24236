"""Merging files: what is written, what is left out, and what is never written over."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from ita_tools.assessment import Assessment, ItemAnswer, Measure, assessment_text
from ita_tools.errors import CommandMisused, Faults, FileMissing, ItaError, ItemUnknown, OutputBlocked
from ita_tools.jobs.audit_stamp import MainBook
from ita_tools.jobs.load import load_file
from ita_tools.jobs.merge import merge_books, merge_opened, settle_conflicts
from ita_tools.jobs.split import split_book
from ita_tools.sharing.split_assessment import split
from ita_tools.workbook.build_book import build_book
from tests.sharing.scenarios import EDITION, STAMP

MAIN = Assessment(
    2568, divisions={"o1": "คลัง", "o2": "ปลัด"}, plan=(Measure("1", measure="อบรม", division="คลัง", key="a"),)
)


def text_file(path: Path, assessment: Assessment) -> Path:
    path.write_text(assessment_text(assessment), "utf-8")
    return path


@pytest.fixture
def main(tmp_path: Path) -> Path:
    return text_file(tmp_path / "หลัก.yaml", MAIN)


def returned(folder: Path, division: str, url: str = "") -> Path:
    part = next(each.assessment for each in split(EDITION, MAIN, stamp=STAMP) if each.division == division)
    code = "o1" if division == "คลัง" else "o2"
    filled = replace(part, items={"OIT": {code: ItemAnswer(url=url)}}) if url else part
    return text_file(folder / f"{division}.yaml", filled)


class DescribeMergeBooks:
    @pytest.mark.parametrize("name", ["ผล.xlsx", "ผล.xlsm", "ผล.yaml", "ผล.yml", "ผล.json", "ผล.XLSX"])
    def it_writes_every_format_it_reads(self, main: Path, tmp_path: Path, name: str) -> None:
        done = merge_books(
            main, [returned(tmp_path, "คลัง", "ใหม่"), returned(tmp_path, "ปลัด")], tmp_path / name
        )
        assert (done.taken, done.is_clean) == (2, True)
        merged = load_file(tmp_path / name).assessment
        assert (b"vbaProject.bin" in (tmp_path / name).read_bytes()) == name.endswith(".xlsm")
        assert merged.entry("OIT", "o1").url == "ใหม่"
        assert merged.plan == MAIN.plan
        assert [event.division for event in merged.trail if not event.path] == ["คลัง", "ปลัด"] * 2

    @pytest.mark.parametrize("name", ["ผล.docx", "ผล", "ผล.xls"])
    def it_refuses_an_unknown_output_format(self, main: Path, tmp_path: Path, name: str) -> None:
        with pytest.raises(CommandMisused) as caught:
            merge_books(main, [returned(tmp_path, "คลัง")], tmp_path / name)
        assert ".xlsx .xlsm .yaml" in caught.value.remedy
        assert not (tmp_path / name).exists()

    def it_never_writes_over_an_input_reached_by_another_name(self, main: Path, tmp_path: Path) -> None:
        part, alias = returned(tmp_path, "คลัง"), tmp_path / "ชื่ออื่น.yaml"
        os.link(part, alias)
        before = part.read_bytes()
        for out in (alias, tmp_path / "." / "หลัก.yaml"):
            with pytest.raises(CommandMisused, match="เป็นไฟล์เดียวกับไฟล์ที่จะอ่าน"):
                merge_books(main, [part], out)
        assert part.read_bytes() == before

    def it_skips_the_main_book_among_the_returned_files(self, main: Path, tmp_path: Path) -> None:
        done = merge_books(main, [main, returned(tmp_path, "คลัง", "ใหม่")], tmp_path / "ผล.yaml")
        assert (done.taken, done.left_out) == (1, ())

    def it_is_not_clean_if_a_file_was_left_out(self, main: Path, tmp_path: Path) -> None:
        other = text_file(tmp_path / "อื่น.yaml", Assessment(2567))
        done = merge_books(main, [other, returned(tmp_path, "คลัง")], tmp_path / "ผล.yaml")
        ((name, reason),) = done.left_out
        assert name.startswith("อื่น.yaml (")
        assert "ปี 2567" in reason
        assert (done.taken, done.is_clean) == (1, False)
        trail = load_file(tmp_path / "ผล.yaml").assessment.trail
        assert any(event.source == name and reason in event.what for event in trail)

    def it_is_not_clean_while_a_conflict_waits_for_a_choice(self, main: Path, tmp_path: Path) -> None:
        part = returned(tmp_path, "คลัง", "ของคลัง")
        text_file(main, replace(MAIN, items={"OIT": {"o1": ItemAnswer(url="ของหลัก")}}))
        done = merge_books(main, [part], tmp_path / "ผล.yaml")
        assert (done.taken, done.left_out, done.is_clean) == (1, (), False)
        (conflict,) = load_file(tmp_path / "ผล.yaml").assessment.conflicts
        assert (conflict.kept, conflict.given) == ("ของหลัก", "ของคลัง")

    def it_reports_every_file_if_none_can_be_used(self, main: Path, tmp_path: Path) -> None:
        other = text_file(tmp_path / "อื่น.yaml", Assessment(2567))
        with pytest.raises(ItaError) as caught:
            merge_books(main, [other, tmp_path / "ไม่มี.xlsx"], tmp_path / "ผล.yaml")
        missing, other = (str(each) for each in caught.value.faults)
        assert other.startswith("อื่น.yaml (")
        assert missing == f"{tmp_path / 'ไม่มี.xlsx'}: ไม่พบไฟล์ — ตรวจชื่อไฟล์และโฟลเดอร์ [ITA-E101]"
        assert not (tmp_path / "ผล.yaml").exists()

    def it_reports_every_fault_of_every_file_if_none_can_be_used(self, main: Path, tmp_path: Path) -> None:
        for name in ("ก.yaml", "ข.yaml"):
            (tmp_path / name).write_text("edition: 2568\nitems: {IIT: {i77: 1, i78: 2}}\n", "utf-8")
        with pytest.raises(Faults) as caught:
            merge_books(main, [tmp_path / "ก.yaml", tmp_path / "ข.yaml"], tmp_path / "ผล.yaml")
        assert [type(each) for each in caught.value.faults] == [ItemUnknown] * 4

    def it_merges_the_books_of_a_folder_without_main_book_and_output(self, tmp_path: Path) -> None:
        book = tmp_path / "หลัก.xlsx"
        book.write_bytes(build_book(EDITION, MAIN))
        split_book(book, tmp_path)
        (tmp_path / "~$หลัก.xlsx").write_bytes(b"lock")
        for inputs in ([tmp_path], [tmp_path / "*.xlsx"], [tmp_path, tmp_path / "*.xls?"]):
            done = merge_books(book, inputs, tmp_path / "ผล.xlsx")
            assert (done.taken, done.left_out, done.backup) == (2, (), None)

    def it_leaves_what_differs_open_if_it_is_unknown_which_file_was_saved_last(
        self, main: Path, tmp_path: Path
    ) -> None:
        """A text file records no time; that of the disk may be the time of a copy."""
        for name, url, saved in (("ฮ.yaml", "เก่า", 1_700_000_000), ("ก.yaml", "ใหม่", 1_700_000_001)):
            path = returned(tmp_path, "คลัง", url).rename(tmp_path / name)
            os.utime(path, (saved, saved))
        merged = merge_books(main, [tmp_path / "ก.yaml", tmp_path / "ฮ.yaml"], tmp_path / "ผล.yaml").merged
        assert merged.assessment.entry("OIT", "o1").url == ""
        assert sorted((each.given, each.settled) for each in merged.conflicts) == [("เก่า", ""), ("ใหม่", "")]

    def it_reports_a_value_that_a_division_blanked(self, tmp_path: Path) -> None:
        filled = replace(MAIN, items={"OIT": {"o1": ItemAnswer(url="เดิม")}})
        book, part = text_file(tmp_path / "หลัก.yaml", filled), tmp_path / "คลัง.yaml"
        sent = next(each.assessment for each in split(EDITION, filled, stamp=STAMP) if each.division == "คลัง")
        text_file(part, replace(sent, items={}))
        done = merge_books(book, [part], tmp_path / "ผล.yaml")
        merged = load_file(tmp_path / "ผล.yaml").assessment
        assert merged.entry("OIT", "o1").url == ""
        assert [(each.path, each.kept, each.given) for each in merged.conflicts] == [
            ("items.OIT.o1.url", "เดิม", "")
        ]
        assert any("ลบค่าเดิม 1 ค่า" in note for note in done.merged.notes)

    def it_refuses_a_folder_without_workbooks(self, main: Path, tmp_path: Path) -> None:
        (tmp_path / "กลับมา").mkdir()
        with pytest.raises(FileMissing, match="ไม่มีสมุดงานในโฟลเดอร์นี้"):
            merge_books(main, [tmp_path / "กลับมา"], tmp_path / "ผล.yaml")
        assert not (tmp_path / "ผล.yaml").exists()

    def it_backs_up_a_merged_book_with_choices(self, main: Path, tmp_path: Path) -> None:
        part, out = returned(tmp_path, "คลัง", "ของคลัง"), tmp_path / "ผล.xlsx"
        text_file(main, replace(MAIN, items={"OIT": {"o1": ItemAnswer(url="ของหลัก")}}))
        assert merge_books(main, [part], out).backup is None
        first = load_file(out).assessment
        chosen = replace(
            first, conflicts=tuple(replace(each, choice="ใช้ค่าที่ส่งมา") for each in first.conflicts)
        )
        out.write_bytes(build_book(EDITION, chosen))
        backup = merge_books(main, [part], out).backup
        assert backup == tmp_path / "ผล (ก่อนหน้า).xlsx"
        assert load_file(backup).assessment.conflicts == chosen.conflicts
        assert load_file(out).assessment.conflicts == first.conflicts

    def it_only_applies_choices_without_returned_files(self, main: Path, tmp_path: Path) -> None:
        done = merge_books(main, [], tmp_path / "ผล.yaml")
        assert (done.taken, done.is_clean) == (0, True)
        assert load_file(tmp_path / "ผล.yaml").assessment == MAIN

    def it_reports_a_missing_main_book(self, tmp_path: Path) -> None:
        with pytest.raises(FileMissing):
            merge_books(tmp_path / "ไม่มี.xlsx", [returned(tmp_path, "คลัง")], tmp_path / "ผล.yaml")

    def it_leaves_the_output_unchanged_if_it_cannot_be_written(self, main: Path, tmp_path: Path) -> None:
        folder = tmp_path / "ผล.yaml"
        folder.mkdir()
        with pytest.raises(OutputBlocked):
            merge_books(main, [returned(tmp_path, "คลัง")], folder)
        assert list(folder.iterdir()) == []


class DescribeSettleConflicts:
    @pytest.mark.parametrize(("choice", "url"), [("ใช้ค่าที่ส่งมา", "ของคลัง"), ("ใช้ค่าเดิม", "ของหลัก")])
    def it_applies_the_choices_of_rows(self, main: Path, tmp_path: Path, choice: str, url: str) -> None:
        part, book = returned(tmp_path, "คลัง", "ของคลัง"), tmp_path / "รวม.yaml"
        text_file(main, replace(MAIN, items={"OIT": {"o1": ItemAnswer(url="ของหลัก")}}))
        merge_books(main, [part], book)
        assert settle_conflicts(book, {}, tmp_path / "ผล.yaml").merged.conflicts
        done = settle_conflicts(book, {0: choice}, tmp_path / "ผล.yaml")
        assert done.merged.conflicts == ()
        assert load_file(tmp_path / "ผล.yaml").assessment.entry("OIT", "o1").url == url

    def it_does_not_write_over_the_book(self, main: Path) -> None:
        with pytest.raises(CommandMisused):
            settle_conflicts(main, {}, main)


class DescribeMergeOpened:
    def it_writes_the_same_as_from_a_file(self, main: Path, tmp_path: Path) -> None:
        book, part = MainBook.from_file(main), returned(tmp_path, "คลัง", "ใหม่")
        with pytest.raises(CommandMisused):
            merge_opened(book, [part], part)
        merge_opened(book, [part], tmp_path / "ผล.yaml")
        merge_books(main, [part], tmp_path / "อีก.yaml")
        assert (tmp_path / "ผล.yaml").read_bytes() == (tmp_path / "อีก.yaml").read_bytes()
