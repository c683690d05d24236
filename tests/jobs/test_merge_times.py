"""Two files of one division: which of them was saved last, and what stays open where that is unknown."""

from __future__ import annotations

import os
import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ita_tools.assessment import Assessment
from ita_tools.jobs.merge import merge_books
from ita_tools.jobs.split import split_book
from ita_tools.workbook.build_book import build_book
from tests.sharing.scenarios import EDITION
from tests.workbook.editing import repack, type_into

CORE = "docProps/core.xml"
AHEAD = {"soon": timedelta(hours=12), "later": timedelta(days=2)}
"""Times by this machine's clock."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a main book and the part of its division."""
    folder = tmp_path_factory.mktemp("times")
    (folder / "main.xlsx").write_bytes(build_book(EDITION, Assessment(2568, divisions={"o1": "ก"})))
    split_book(folder / "main.xlsx", folder / "parts")
    return folder


def returned(folder: Path, out: Path, note: str, when: str | None) -> Path:
    """The part with a note, saved at a time; ``None`` for a file without document properties."""
    shutil.copy(next((folder / "parts").iterdir()), out)
    type_into(out, {("items.OIT.o1", "note"): note})

    if when in AHEAD:
        when = (datetime.now(UTC) + AHEAD[when]).isoformat(timespec="seconds")

    def stamp(parts: dict[str, bytes]) -> None:
        core = parts.pop(CORE)
        if when is not None:
            parts[CORE] = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + when.encode(), core)

    return repack(out, stamp)


def merged(folder: Path, tmp_path: Path, older: str | None, newer: str | None) -> tuple[str, list[str]]:
    """Note of the merged book, and those that wait for a choice; on the disk the older file is the newer."""
    files = [
        returned(folder, tmp_path / f"{note}.xlsx", note, when)
        for note, when in (("เก่า", older), ("ใหม่", newer))
    ]
    os.utime(files[1], (1.75e9, 1.75e9))
    outcome = merge_books(folder / "main.xlsx", files, tmp_path / "out.yaml").merged
    note = outcome.assessment.entry("OIT", "o1").note
    return note, sorted(each.given for each in outcome.conflicts)


class DescribeTwoFilesOfOneDivision:
    @pytest.mark.parametrize(
        ("older", "newer"),
        [
            ("2026-06-01T12:00:00+07:00", "2026-06-01T06:00:00Z"),
            ("2026-06-01T06:00:00-01:00", "2026-06-01T15:00:00+07:00"),
            ("2026-06-01T05:59:59", "2026-06-01T06:00:00Z"),
            ("2026-06-01T06:00:00Z", "2026-06-01T06:00:00.250Z"),
            ("2026-06-01T06:00:00Z", "soon"),
        ],
    )
    def it_takes_the_one_saved_last(self, older: str, newer: str, folder: Path, tmp_path: Path) -> None:
        assert merged(folder, tmp_path, older, newer) == ("ใหม่", [])

    @pytest.mark.parametrize(
        ("older", "newer"),
        [
            ("2026-06-01T03:00:00Z", None),
            (None, "2026-06-01T03:00:00Z"),
            (None, None),
            ("2569-05-01T03:00:00Z", "2026-06-01T03:00:00Z"),
            ("later", "2026-06-01T03:00:00Z"),
            ("2026-06-01T03:00:00Z", "2026-06-01T03:00:00Z"),
            ("2026-06-01T10:00:00+07:00", "2026-06-01T03:00:00Z"),
            ("yesterday", "2026-06-01T03:00:00Z"),
            ("2026-13-01T03:00:00Z", "2026-06-01T03:00:00Z"),
            ("1999-06-01T03:00:00Z", "2026-06-01T03:00:00Z"),
            ("9999-12-31T23:59:59-23:59", "2026-06-01T03:00:00Z"),
        ],
    )
    def it_leaves_what_differs_open_if_the_order_is_unknown(
        self, older: str | None, newer: str | None, folder: Path, tmp_path: Path
    ) -> None:
        assert merged(folder, tmp_path, older, newer) == ("", ["เก่า", "ใหม่"])
