"""Replacing a workbook: when a backup is made, its name, and failures while writing."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from ita_tools.assessment import (
    Agency,
    Assessment,
    AuditEntry,
    Conflict,
    ItemAnswer,
    LoadedAssessment,
    assessment_text,
)
from ita_tools.errors import OutputBlocked
from ita_tools.files.atomic_write import write_atomic
from ita_tools.jobs import backup
from ita_tools.jobs.backup import write_document, write_with_backup
from ita_tools.jobs.load import score_loaded
from ita_tools.jobs.new import book_bytes
from ita_tools.jobs.report import write_report
from ita_tools.workbook.read_book import read_book
from tests.cli.broken import FOREIGN, edited_book
from tests.files.books import DOCTYPE
from tests.files.books import book as odd_book
from tests.workbook.editing import repack

BLANK = Assessment(2568)
FILLED = replace(BLANK, agency=Agency("เทศบาลตำบลหนึ่ง"), items={"IIT": {"i1": ItemAnswer(Decimal("90.00"))}})
OTHER = replace(FILLED, agency=Agency("เทศบาลตำบลสอง"))
ASKED = Conflict("items.OIT.o1.url", "OIT o1 URL", "แก้ไม่ตรงกัน", "ก", "ข", "กองคลัง")
KEPT = "ผล (ก่อนหน้า).xlsx"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "ผล.xlsx"


def put(out: Path, assessment: Assessment) -> Path | None:
    return write_with_backup(out, book_bytes(assessment, out.name), assessment)


def names(out: Path) -> list[str]:
    return sorted(path.name for path in out.parent.iterdir())


class DescribeWriteWithBackup:
    def it_backs_up_a_filled_workbook_beside_the_new_one(self, out: Path) -> None:
        put(out, FILLED)
        os.utime(out, ns=(10**18, 10**18))
        before = out.read_bytes()
        assert put(out, OTHER) == out.with_name(KEPT)
        assert (out.with_name(KEPT).read_bytes(), out.with_name(KEPT).stat().st_mtime_ns) == (before, 10**18)
        assert read_book(out).assessment == OTHER

    def it_backs_up_a_book_of_another_year_with_the_same_texts(self, out: Path) -> None:
        put(out, replace(BLANK, agency=FILLED.agency))
        assert put(out, Assessment(2569, agency=FILLED.agency)) == out.with_name(KEPT)

    def it_backs_up_a_book_with_a_choice_in_its_conflict_list(self, out: Path) -> None:
        put(out, replace(FILLED, conflicts=(replace(ASKED, choice="ใช้ค่าที่ส่งมา"),)))
        assert put(out, replace(FILLED, conflicts=(ASKED,))) == out.with_name(KEPT)

    def it_backs_up_a_book_with_an_invalid_cell(self, out: Path) -> None:
        edited_book(out, {("items.EIT1.e4", "score"): "ราว 97"})
        assert put(out, FILLED) == out.with_name(KEPT)

    @pytest.mark.parametrize(
        "old",
        [
            BLANK,
            replace(BLANK, trail=(AuditEntry("วันก่อน", "ยกมา"),)),
            FILLED,
            replace(FILLED, conflicts=(ASKED,)),
            replace(BLANK, agency=FILLED.agency),
            Assessment(2569),
        ],
    )
    def it_makes_no_backup_if_the_new_book_holds_every_value(self, old: Assessment, out: Path) -> None:
        put(out, old)
        assert put(out, FILLED) is None
        assert (names(out), read_book(out).assessment) == ([out.name], FILLED)

    @pytest.mark.parametrize("name", FOREIGN)
    def it_makes_no_backup_of_a_foreign_file(self, name: str, out: Path) -> None:
        out.write_bytes(FOREIGN[name][0]())
        assert put(out, FILLED) is None
        assert (names(out), read_book(out).assessment) == ([out.name], FILLED)

    def it_makes_no_backup_of_a_dangerous_file(self, out: Path) -> None:
        out.write_bytes(odd_book({"xl/a.xml": DOCTYPE}))
        assert put(out, FILLED) is None
        assert read_book(out).assessment == FILLED

    def it_numbers_backups_and_makes_no_second_one_of_the_same_bytes(self, out: Path) -> None:
        other = out.with_name(KEPT)
        other.write_text("ของผู้อื่น", "utf-8")
        for _ in range(2):
            put(out, FILLED)
            assert put(out, OTHER).name in ("ผล (ก่อนหน้า 2).xlsx", "ผล (ก่อนหน้า 3).xlsx")
        assert other.read_text("utf-8") == "ของผู้อื่น"
        backup_path = [read_book(out.with_name(f"ผล (ก่อนหน้า {number}).xlsx")).assessment for number in (2, 3)]
        assert backup_path == [FILLED, OTHER]
        assert put(out, FILLED).name == "ผล (ก่อนหน้า 3).xlsx"
        assert len(names(out)) == 4

    def it_keeps_ten_backups_the_newest_ones(self, out: Path) -> None:
        for number in range(14):
            put(out, replace(FILLED, agency=Agency(f"แห่งที่ {number}")))
        numbers = range(4, 14)
        assert names(out) == sorted([out.name, *(f"ผล (ก่อนหน้า {number}).xlsx" for number in numbers)])
        kept = [read_book(out.with_name(f"ผล (ก่อนหน้า {number}).xlsx")).assessment for number in numbers]
        assert [each.agency.name for each in kept] == [f"แห่งที่ {number - 1}" for number in numbers]

    def it_backs_up_a_book_whose_id_the_new_one_lacks(self, out: Path) -> None:
        put(out, replace(FILLED, book="b-1"))
        assert put(out, replace(FILLED, book="b-1")) is None
        assert put(out, FILLED) == out.with_name(KEPT)

    @pytest.mark.parametrize("suffix", [".yaml", ".json"])
    def it_backs_up_a_filled_text_file(self, suffix: str, tmp_path: Path) -> None:
        path = tmp_path / f"ผล{suffix}"
        first, second = (assessment_text(each, json=suffix == ".json").encode() for each in (FILLED, OTHER))
        assert write_with_backup(path, first, FILLED) is None
        assert write_with_backup(path, first, FILLED) is None
        assert write_with_backup(path, second, OTHER) == tmp_path / f"ผล (ก่อนหน้า){suffix}"
        assert (tmp_path / f"ผล (ก่อนหน้า){suffix}").read_bytes() == first

    @pytest.mark.parametrize("name", ["ก" * 70 + ".xlsx", "90% ใหม่.xlsm"])
    def it_names_the_backup_as_every_system_allows(self, name: str, tmp_path: Path) -> None:
        put(tmp_path / name, FILLED)
        backup_path = put(tmp_path / name, OTHER)
        assert len(backup_path.name.encode()) < 255
        assert "%" not in backup_path.name
        assert (backup_path.suffix, read_book(backup_path).assessment) == (Path(name).suffix, FILLED)

    @pytest.mark.parametrize("failing", [1, 2])
    def it_leaves_the_old_book_unchanged_if_either_file_cannot_be_written(
        self, failing: int, out: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        put(out, FILLED)
        before, real, calls = out.read_bytes(), os.replace, []

        def refuse(*paths: object) -> None:
            calls.append(paths)
            if len(calls) == failing:
                raise OSError(errno.EACCES, "")
            real(*paths)

        monkeypatch.setattr(os, "replace", refuse)
        with pytest.raises(OutputBlocked):
            put(out, OTHER)
        assert (len(calls), names(out), out.read_bytes()) == (failing, [out.name], before)

    def it_never_removes_the_backup_after_the_book_is_replaced(
        self, out: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A run that is stopped at that moment leaves both files."""
        put(out, FILLED)

        def stopped(path: Path, data: bytes) -> None:
            write_atomic(path, data)
            if path == out:
                raise KeyboardInterrupt

        monkeypatch.setattr(backup, "write_atomic", stopped)
        with pytest.raises(KeyboardInterrupt):
            put(out, OTHER)
        assert read_book(out).assessment == OTHER
        assert read_book(out.with_name(KEPT)).assessment == FILLED

    def it_reads_no_file_if_there_is_none_to_replace(
        self, out: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("ita_tools.workbook.read_book.read_book_bytes", lambda *_: pytest.fail("read"))
        assert put(out, FILLED) is None
        assert put(out, FILLED) is None


def saved_by_word(parts: dict[str, bytes]) -> None:
    core = parts["docProps/core.xml"].replace(
        b"<cp:coreProperties ", b'<cp:coreProperties xmlns:dcterms="http://purl.org/dc/terms/" '
    )
    stamp = b"<dcterms:modified>2026-06-01T03:00:00Z</dcterms:modified></cp:coreProperties>"
    parts["docProps/core.xml"] = core.replace(b"</cp:coreProperties>", stamp)


class DescribeWriteDocument:
    @pytest.fixture
    def report(self, tmp_path: Path) -> Path:
        path = tmp_path / "รายงาน.docx"
        write_report(score_loaded(LoadedAssessment(FILLED)), path)
        return path

    def it_makes_no_backup_of_a_report_that_nobody_edited(self, report: Path) -> None:
        assert write_document(report, b"new") is None
        assert (names(report), report.read_bytes()) == ([report.name], b"new")

    @pytest.mark.parametrize("edit", [saved_by_word, lambda _parts: None], ids=["word", "other program"])
    def it_backs_up_an_edited_report(self, edit: Callable, report: Path) -> None:
        edited = repack(report, edit).read_bytes()
        backup_path = report.with_name("รายงาน (ก่อนหน้า).docx")
        assert write_document(report, b"new") == backup_path
        assert (backup_path.read_bytes(), report.read_bytes()) == (edited, b"new")

    def it_makes_no_backup_of_what_is_no_document(self, report: Path) -> None:
        report.write_bytes(b"text")
        assert write_document(report, b"new") is None
