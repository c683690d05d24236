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
from ita_tools.errors import FileMissing
from ita_tools.files.bounded_read import MAX_TEXT_FILE
from ita_tools.jobs import stamp_source as stamping
from ita_tools.jobs.stamp_source import source_of, stamp_for_file, stamp_for_open_book

BOOK = Assessment(2568, note="ฉบับร่าง")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "สมุดหลัก 2568.xlsx"
    path.write_bytes(b"PK one")
    return path


def it_names_a_file_and_what_was_in_it(book: Path) -> None:
    assert source_of(book) == f"สมุดหลัก 2568.xlsx ({hashlib.sha256(b'PK one').hexdigest()[:8]})"


def it_tells_a_changed_file_from_a_copy_elsewhere(book: Path, tmp_path: Path) -> None:
    before = source_of(book)
    folder = tmp_path / "copy"
    folder.mkdir()
    copy = folder / book.name
    copy.write_bytes(book.read_bytes())
    assert source_of(copy) == before
    book.write_bytes(b"PK two")
    assert source_of(book) != before


def it_never_tells_the_folder(book: Path) -> None:
    assert str(book.parent) not in repr(stamp_for_file(book))


def it_says_the_day_in_thai_and_the_version(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stamping, "thai_today", lambda: date(2026, 1, 5))
    stamp = stamp_for_file(book)
    assert (stamp.when, stamp.day) == ("5 มกราคม 2569", "5 มกราคม 2569")
    assert stamp.version == importlib.metadata.version("ita-tools")
    assert stamp.source == source_of(book)


def it_leaves_the_version_open_where_the_toolkit_is_not_installed(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(name: str) -> str:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "version", unknown)
    stamp = stamp_for_file(book)
    assert (stamp.version, stamp.source) == ("", source_of(book))


def it_says_of_an_open_book_what_is_on_the_screen(book: Path) -> None:
    stamp, other = (
        stamp_for_open_book(book.name, BOOK),
        stamp_for_open_book(book.name, replace(BOOK, note="แก้แล้ว")),
    )
    assert stamp == stamp_for_open_book(book.name, replace(BOOK))
    assert stamp.source.startswith("สมุดหลัก 2568.xlsx (")
    assert len({stamp.source, other.source, source_of(book)}) == 3


@pytest.mark.parametrize("name", ["missing.xlsx", ""], ids=["none", "a folder"])
def it_stamps_nothing_it_cannot_read(name: str, tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        stamp_for_file(tmp_path / name)


def it_stamps_a_workbook_with_large_pictures(book: Path) -> None:
    book.write_bytes(b"PK" + bytes(MAX_TEXT_FILE))
    assert source_of(book).startswith("สมุดหลัก 2568.xlsx (")


def it_names_a_file_whose_name_is_no_text(tmp_path: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff.xlsx"))  # unpacked from a .zip of old Windows
    try:
        odd.write_bytes(b"PK one")
    except OSError:
        pytest.skip("this system takes no such name")
    assert source_of(odd).startswith("a.xlsx (")
