"""The main book: a part is refused, and an open book is stamped by what it says now."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ita_tools.errors import CommandMisused
from ita_tools.jobs.load import load_file, score_loaded
from ita_tools.jobs.main_book import main_file, main_opened
from ita_tools.jobs.split import split_book
from ita_tools.workbook.build_book import build_book
from tests.workbook.books import EDITION
from tests.workbook.division_book.test_build_division_book import main_book


@pytest.fixture(scope="module")
def main(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("main") / "main.xlsx"
    path.write_bytes(build_book(EDITION, main_book()))
    return path


def it_refuses_a_part(main: Path) -> None:
    part = split_book(main, main.parent / "parts")[0].path
    with pytest.raises(CommandMisused, match="ไม่ใช่สมุดงานหลัก"):
        main_file(part)
    with pytest.raises(CommandMisused, match="ไม่ใช่สมุดงานหลัก"):
        main_opened(load_file(part), part.name)


def it_stamps_an_open_book_by_its_content(main: Path) -> None:
    opened = load_file(main)
    changed = score_loaded(replace(opened.reading, assessment=replace(opened.assessment, note="ใหม่")))
    one, same, other = (main_opened(each, "main.xlsx").stamp for each in (opened, opened, changed))
    assert one == same
    assert one.source.startswith("main.xlsx (")
    assert one.source != other.source
