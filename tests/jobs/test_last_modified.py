"""When a book was last saved: said by the file itself, else by the disk, never by a book nobody has saved."""

from __future__ import annotations

import os
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from ita_tools.assessment import ItemAnswer
from ita_tools.files.bounded_read import MAX_TEXT_FILE
from ita_tools.jobs.last_modified import last_modified
from ita_tools.jobs.merge import merge_books
from ita_tools.jobs.split import split_book
from tests.workbook.books import save
from tests.workbook.division_book.test_build_division_book import main_book
from tests.xlwings_addin.test_macros import spoil

CORE = "docProps/core.xml"
ON_DISK = 1_795_244_700  # 2026-11-21T07:05:00Z


def with_core(path: Path, core: str | None) -> Path:
    """A package whose times are those given; ``None``: it has no such part."""
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        if core is not None:
            package.writestr(CORE, f"<coreProperties>{core}</coreProperties>")
    os.utime(path, (ON_DISK, ON_DISK))
    return path


def time(name: str, text: str) -> str:
    return f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{text}</dcterms:{name}>'


@pytest.mark.parametrize(
    ("core", "told"),
    [
        (
            time("created", "2025-01-01T00:00:00Z") + time("modified", "2026-11-20T09:30:00Z"),
            "20 พฤศจิกายน 2569 เวลา 16.30 น.",
        ),
        (time("modified", "2026-11-20T16:30:00+07:00"), "20 พฤศจิกายน 2569 เวลา 16.30 น."),
        (
            time("created", "2025-01-01T00:00:00Z") + time("modified", "2025-01-01T00:00:00Z"),
            "21 พฤศจิกายน 2569 เวลา 14.05 น.",
        ),
        (time("modified", "99:99"), "21 พฤศจิกายน 2569 เวลา 14.05 น."),
        (time("modified", "9999-12-31T23:59:59-23:59"), "21 พฤศจิกายน 2569 เวลา 14.05 น."),
        ("", "21 พฤศจิกายน 2569 เวลา 14.05 น."),
        (None, "21 พฤศจิกายน 2569 เวลา 14.05 น."),
    ],
)
def it_says_when_a_book_was_saved(tmp_path, core, told):
    assert last_modified(with_core(tmp_path / "a.xlsx", core)).told == told


def it_says_of_a_text_file_what_the_disk_says(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("edition: 2568", encoding="utf-8")
    os.utime(path, (ON_DISK, ON_DISK))
    assert last_modified(path).told == "21 พฤศจิกายน 2569 เวลา 14.05 น."


def it_sorts_a_filled_book_after_one_nobody_saved(tmp_path):
    sent = save(main_book(), tmp_path / "sent.xlsx")
    filled = tmp_path / "filled.xlsx"
    openpyxl.load_workbook(sent).save(filled)
    os.utime(filled, (0, 0))
    assert last_modified(sent).order < last_modified(filled).order


def it_tells_in_the_conflict_list_when_a_value_came(tmp_path):
    base = save(main_book(), tmp_path / "base.xlsx")
    split_book(base, tmp_path / "parts")
    part = next(path for path in (tmp_path / "parts").iterdir() if main_book().divisions["o1"] in path.name)
    spoil(part, {("items.OIT.o1", "url"): "https://example.go.th/part"})
    items = main_book().items
    changed = {**items, "OIT": {**items["OIT"], "o1": ItemAnswer(url="https://example.go.th/main")}}
    save(replace(main_book(), items=changed), base)
    (conflict,) = merge_books(base, [part], tmp_path / "out.xlsx").merged.conflicts
    assert conflict.when == last_modified(part).told
    assert conflict.when.endswith(" น.")


def it_reads_the_time_of_a_workbook_with_large_pictures(tmp_path: Path) -> None:
    path = with_core(tmp_path / "a.xlsx", time("modified", "2026-11-20T09:30:00Z"))
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/media/image1.png", os.urandom(MAX_TEXT_FILE))
    assert last_modified(path).order.startswith("2026-11-20T09:30:00Z ")
