"""Audit stamps of files, of open books and of the main book."""

from __future__ import annotations

import hashlib
import importlib.metadata
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ita_tools.assessment import Assessment
from ita_tools.errors import CommandMisused, FileMissing
from ita_tools.files.bounded_read import MAX_TEXT_FILE
from ita_tools.jobs import audit_stamp
from ita_tools.jobs.audit_stamp import MainBook, name_with_hash, stamp_for_file, stamp_for_open_book
from ita_tools.jobs.load import load_file, score_loaded
from ita_tools.jobs.split import split_book
from ita_tools.workbook.build_book import build_book
from tests.workbook.books import EDITION
from tests.workbook.divided_book import main_book

BOOK = Assessment(2568, note="ฉบับร่าง")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "สมุดหลัก 2568.xlsx"
    path.write_bytes(b"PK one")
    return path


@pytest.fixture(scope="module")
def main(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("main") / "main.xlsx"
    path.write_bytes(build_book(EDITION, main_book()))
    return path


class DescribeNameWithHash:
    def it_is_the_file_name_and_eight_digits_of_the_hash(self, book: Path) -> None:
        assert name_with_hash(book) == f"สมุดหลัก 2568.xlsx ({hashlib.sha256(b'PK one').hexdigest()[:8]})"

    def it_differs_for_a_changed_file_but_not_for_a_copy(self, book: Path, tmp_path: Path) -> None:
        before = name_with_hash(book)
        folder = tmp_path / "copy"
        folder.mkdir()
        copy = folder / book.name
        copy.write_bytes(book.read_bytes())
        assert name_with_hash(copy) == before
        book.write_bytes(b"PK two")
        assert name_with_hash(book) != before


class DescribeStampForFile:
    def it_leaves_out_the_folder(self, book: Path) -> None:
        assert str(book.parent) not in repr(stamp_for_file(book))

    def it_holds_the_day_in_thai_and_the_version(self, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(audit_stamp, "thai_today", lambda: date(2026, 1, 5))
        stamp = stamp_for_file(book)
        assert (stamp.when, stamp.day) == ("5 มกราคม 2569", "5 มกราคม 2569")
        assert stamp.version == importlib.metadata.version("ita-tools")
        assert stamp.source == name_with_hash(book)

    def it_has_no_version_if_the_toolkit_is_not_installed(
        self, book: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def unknown(name: str) -> str:
            raise importlib.metadata.PackageNotFoundError(name)

        monkeypatch.setattr(importlib.metadata, "version", unknown)
        stamp = stamp_for_file(book)
        assert (stamp.version, stamp.source) == ("", name_with_hash(book))


class DescribeStampForOpenBook:
    def it_hashes_the_assessment_and_not_the_file(self, book: Path) -> None:
        stamp, other = (
            stamp_for_open_book(book.name, BOOK),
            stamp_for_open_book(book.name, replace(BOOK, note="แก้แล้ว")),
        )
        assert stamp == stamp_for_open_book(book.name, replace(BOOK))
        assert stamp.source.startswith("สมุดหลัก 2568.xlsx (")
        assert len({stamp.source, other.source, name_with_hash(book)}) == 3

    @pytest.mark.parametrize("name", ["missing.xlsx", ""], ids=["none", "a folder"])
    def it_raises_for_a_missing_file_or_a_folder(self, name: str, tmp_path: Path) -> None:
        with pytest.raises(FileMissing):
            stamp_for_file(tmp_path / name)

    def it_accepts_a_workbook_larger_than_a_text_file(self, book: Path) -> None:
        book.write_bytes(b"PK" + bytes(MAX_TEXT_FILE))
        assert name_with_hash(book).startswith("สมุดหลัก 2568.xlsx (")

    def it_drops_undecodable_bytes_of_a_file_name(self, tmp_path: Path) -> None:
        odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff.xlsx"))  # unpacked from a .zip of old Windows
        try:
            odd.write_bytes(b"PK one")
        except OSError:
            pytest.skip("this system takes no such name")
        assert name_with_hash(odd).startswith("a.xlsx (")


class DescribeMainBook:
    def it_refuses_the_part_of_a_division(self, main: Path) -> None:
        part = split_book(main, main.parent / "parts")[0].path
        with pytest.raises(CommandMisused, match="ไม่ใช่สมุดงานหลัก"):
            MainBook.from_file(part)
        with pytest.raises(CommandMisused, match="ไม่ใช่สมุดงานหลัก"):
            MainBook.from_open_book(load_file(part), part.name)

    def it_stamps_an_open_book_by_its_contents(self, main: Path) -> None:
        opened = load_file(main)
        changed = score_loaded(replace(opened.reading, assessment=replace(opened.assessment, note="ใหม่")))
        one, same, other = (
            MainBook.from_open_book(each, "main.xlsx").stamp for each in (opened, opened, changed)
        )
        assert one == same
        assert one.source.startswith("main.xlsx (")
        assert one.source != other.source
