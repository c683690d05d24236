"""Split, merge, progress and diff of files: hostile files and names, and a run that is killed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from ita_tools.assessment import Assessment, Division
from ita_tools.errors import CommandMisused, ItaError
from ita_tools.jobs.diff import compare_files
from ita_tools.jobs.load import load_file
from ita_tools.jobs.merge import merge_books
from ita_tools.jobs.progress import read_progress
from ita_tools.jobs.split import split_book
from ita_tools.workbook.build_book import build_book
from ita_tools.workbook.division_book.work_sheet import WORK
from tests.campaigns import number_of
from tests.files.books import book_with
from tests.sources import ROOT
from tests.workbook.books import EDITION
from tests.workbook.divided_book import main_book
from tests.workbook.editing import type_into


@pytest.fixture(scope="module")
def main(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("main") / "main.xlsx"
    path.write_bytes(build_book(EDITION, main_book()))
    return path


@pytest.fixture(scope="module")
def parts(main: Path) -> list[Path]:
    return [each.path for each in split_book(main, main.parent / "parts", due="30 มิถุนายน")]


def filled(path: Path, out: Path, text: str) -> Path:
    """A copy of a part with a web address filled in."""
    out.write_bytes(path.read_bytes())

    rows = {str(row[0].value) for row in openpyxl.load_workbook(out)[WORK].iter_rows(max_col=1)}
    first = min((row for row in rows if row.startswith("items.OIT.")), key=lambda row: (len(row), row))
    type_into(out, {(first, "url"): text})
    return out


_KILLED = """
import sys, time
from pathlib import Path
from ita_tools.files import atomic_write as writing
real = writing._replace
def slow(temporary, target):
    time.sleep(0.02)
    real(temporary, target)
    time.sleep(0.02)
writing._replace = slow
job, book, out, *rest = map(str, sys.argv[1:])
from ita_tools.jobs.split import split_book
from ita_tools.jobs.merge import merge_books
print("ready", flush=True)
while True:
    if job == "split":
        split_book(Path(book), Path(out), overwrite=True)
    else:
        merge_books(Path(book), [Path(each) for each in rest], Path(out))
"""


def _killed(after: float, *arguments: object) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", _KILLED, *map(str, arguments)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(after)
    process.kill()
    process.wait()
    process.stdout.close()


class DescribeSplitAndMergeOfFiles:
    def it_restores_the_main_book_from_unchanged_parts(
        self, main: Path, parts: list[Path], tmp_path: Path
    ) -> None:
        done = merge_books(main, parts, tmp_path / "out.xlsx")
        assert done.is_clean
        assert compare_files(main, tmp_path / "out.xlsx").differences == ()
        merge_books(tmp_path / "out.xlsx", parts, tmp_path / "again.xlsx")
        assert (tmp_path / "again.xlsx").read_bytes() == (tmp_path / "out.xlsx").read_bytes()

    def it_merges_usable_files_and_reports_the_others(
        self, main: Path, parts: list[Path], tmp_path: Path
    ) -> None:
        good = filled(parts[0], tmp_path / "good.xlsx", "https://example.go.th/ดี")
        bomb, text, missing = tmp_path / "bomb.xlsx", tmp_path / "text.xlsx", tmp_path / "missing.xlsx"
        bomb.write_bytes(book_with("A1", "XFD1048576"))
        text.write_text("ไม่ใช่สมุดงาน", "utf-8")
        done = merge_books(main, [bomb, good, text, missing, main], tmp_path / "out.yaml")
        assert [name for name, _ in done.left_out] == ["bomb.xlsx", "text.xlsx", "missing.xlsx"]
        assert all(reason for _, reason in done.left_out)
        assert "https://example.go.th/ดี" in (tmp_path / "out.yaml").read_text("utf-8")
        assert not done.is_clean

    def it_writes_no_output_if_no_file_can_be_used(self, main: Path, tmp_path: Path) -> None:
        bad = tmp_path / "bad.xlsx"
        bad.write_bytes(b"PK")
        with pytest.raises(ItaError, match=r"bad\.xlsx"):
            merge_books(main, [bad], tmp_path / "out.xlsx")
        assert not (tmp_path / "out.xlsx").exists()

    def it_never_writes_over_its_inputs(self, main: Path, parts: list[Path]) -> None:
        for out in (main, parts[0]):
            before = out.read_bytes()
            with pytest.raises(CommandMisused):
                merge_books(main, parts, out)
            assert out.read_bytes() == before
        with pytest.raises(CommandMisused, match="overwrite"):
            split_book(main, parts[0].parent)
        with pytest.raises(CommandMisused, match="สมุดงานหลัก"):
            split_book(parts[0], parts[0].parent / "deeper")

    @pytest.mark.parametrize(
        "name", ["../กอง/คลัง", "CON", "ก" * 300, "กอง\u200bคลัง", "aux.xlsx", "=1+1", "C:\\x"]
    )
    def it_writes_into_its_folder_whatever_the_name_of_a_division(self, name: str, tmp_path: Path) -> None:
        book, folder = tmp_path / "main.xlsx", tmp_path / "parts"
        book.write_bytes(build_book(EDITION, Assessment(2568, divisions={"o1": name, "o2": f"{name} "})))
        done = split_book(book, folder)
        assert sorted(folder.iterdir()) == sorted(each.path for each in done)
        assert sorted(os.listdir(tmp_path)) == ["main (ก่อนหน้า).xlsx", "main.xlsx", "parts"]
        assert merge_books(book, [each.path for each in done], tmp_path / "out.xlsx").is_clean

    def it_suggests_assignments_if_there_are_none(self, tmp_path: Path) -> None:
        book = tmp_path / "main.xlsx"
        book.write_bytes(build_book(EDITION, Assessment(2568)))
        with pytest.raises(CommandMisused, match="--suggest"):
            split_book(book, tmp_path / "parts")
        done = split_book(book, tmp_path / "parts", suggest=True)
        assert {each.division for each in done} >= {"สำนักปลัด", "กองคลัง"}
        assert merge_books(book, [each.path for each in done], tmp_path / "out.xlsx").is_clean

    def it_shows_which_divisions_have_returned_a_file(self, main: Path, parts: list[Path]) -> None:
        standing = read_progress(main, parts[:1])
        assert list(standing.returned) == ["สำนักปลัด"]
        assert standing.data()["divisions"][1]["files"] == []
        assert next(standing.rows())[0] == "สำนัก/กอง"

    def it_writes_differences_as_a_workbook(self, main: Path, tmp_path: Path) -> None:
        other = tmp_path / "other.xlsx"
        changed = replace(main_book(), note="ใหม่", division_list=(Division("กองคลัง"),))
        other.write_bytes(build_book(EDITION, changed))
        comparison = compare_files(main, other, tmp_path / "diff.xlsx")
        assert ("หมายเหตุของสมุดงาน", "ใหม่") in [(each.what, each.after) for each in comparison.differences]
        assert (tmp_path / "diff.xlsx").read_bytes()[:2] == b"PK"

    @pytest.mark.parametrize("job", ["split", "merge"])
    def it_leaves_only_complete_files_when_it_is_killed(self, job: str, tmp_path: Path) -> None:
        """Kills a run that writes all the time."""
        book, parts, out = tmp_path / "main.xlsx", tmp_path / "parts", tmp_path / "out.xlsx"
        book.write_bytes(build_book(EDITION, Assessment(2568, divisions={"o1": "ก", "o2": "ข"})))
        split_book(book, parts)
        merge_books(book, sorted(parts.iterdir()), out)
        arguments = (book, parts) if job == "split" else (book, out, *sorted(parts.glob("*.xlsx")))
        for number in range(number_of("ITA_KILLS")):
            _killed(0.05 + 0.037 * (number % 13), job, *arguments)
            for path in (*parts.glob("*.xlsx"), out):
                assert load_file(path).edition.year == EDITION.year
            strays = [path.name for path in (*parts.iterdir(), *tmp_path.iterdir()) if path.suffix == ".tmp"]
            assert all(name.startswith(".ita-") for name in strays)
            assert merge_books(book, sorted(parts.glob("*.xlsx")), tmp_path / "after.xlsx").taken == 2
