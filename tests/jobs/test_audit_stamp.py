"""What a line of the trail says of a job."""

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
from tests.workbook.division_book.test_build_division_book import main_book

BOOK = Assessment(2568, note="ฉบับร่าง")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "สมุดหลัก 2568.xlsx"
    path.write_bytes(b"PK one")
    return path


def it_names_a_file_and_what_was_in_it(book: Path) -> None:
    assert name_with_hash(book) == f"สมุดหลัก 2568.xlsx ({hashlib.sha256(b'PK one').hexdigest()[:8]})"


def it_tells_a_changed_file_from_a_copy_elsewhere(book: Path, tmp_path: Path) -> None:
    before = name_with_hash(book)
    folder = tmp_path / "copy"
    folder.mkdir()
    copy = folder / book.name
    copy.write_bytes(book.read_bytes())
    assert name_with_hash(copy) == before
    book.write_bytes(b"PK two")
    assert name_with_hash(book) != before


def it_never_tells_the_folder(book: Path) -> None:
    assert str(book.parent) not in repr(stamp_for_file(book))


def it_says_the_day_in_thai_and_the_version(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_stamp, "thai_today", lambda: date(2026, 1, 5))
    stamp = stamp_for_file(book)
    assert (stamp.when, stamp.day) == ("5 มกราคม 2569", "5 มกราคม 2569")
    assert stamp.version == importlib.metadata.version("ita-tools")
    assert stamp.source == name_with_hash(book)


def it_leaves_the_version_open_where_the_toolkit_is_not_installed(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(name: str) -> str:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "version", unknown)
    stamp = stamp_for_file(book)
    assert (stamp.version, stamp.source) == ("", name_with_hash(book))


def it_says_of_an_open_book_what_is_on_the_screen(book: Path) -> None:
    stamp, other = (
        stamp_for_open_book(book.name, BOOK),
        stamp_for_open_book(book.name, replace(BOOK, note="แก้แล้ว")),
    )
    assert stamp == stamp_for_open_book(book.name, replace(BOOK))
    assert stamp.source.startswith("สมุดหลัก 2568.xlsx (")
    assert len({stamp.source, other.source, name_with_hash(book)}) == 3


@pytest.mark.parametrize("name", ["missing.xlsx", ""], ids=["none", "a folder"])
def it_stamps_nothing_it_cannot_read(name: str, tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        stamp_for_file(tmp_path / name)


def it_stamps_a_workbook_with_large_pictures(book: Path) -> None:
    book.write_bytes(b"PK" + bytes(MAX_TEXT_FILE))
    assert name_with_hash(book).startswith("สมุดหลัก 2568.xlsx (")


def it_names_a_file_whose_name_is_no_text(tmp_path: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff.xlsx"))  # unpacked from a .zip of old Windows
    try:
        odd.write_bytes(b"PK one")
    except OSError:
        pytest.skip("this system takes no such name")
    assert name_with_hash(odd).startswith("a.xlsx (")


@pytest.fixture(scope="module")
def main(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("main") / "main.xlsx"
    path.write_bytes(build_book(EDITION, main_book()))
    return path


def it_refuses_a_part(main: Path) -> None:
    part = split_book(main, main.parent / "parts")[0].path
    with pytest.raises(CommandMisused, match="ไม่ใช่สมุดงานหลัก"):
        MainBook.from_file(part)
    with pytest.raises(CommandMisused, match="ไม่ใช่สมุดงานหลัก"):
        MainBook.from_open_book(load_file(part), part.name)


def it_stamps_an_open_book_by_its_content(main: Path) -> None:
    opened = load_file(main)
    changed = score_loaded(replace(opened.reading, assessment=replace(opened.assessment, note="ใหม่")))
    one, same, other = (
        MainBook.from_open_book(each, "main.xlsx").stamp for each in (opened, opened, changed)
    )
    assert one == same
    assert one.source.startswith("main.xlsx (")
    assert one.source != other.source
