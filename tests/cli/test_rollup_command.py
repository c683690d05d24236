"""``ita rollup`` as scripts know it."""

from __future__ import annotations

import json
import os
import re
import sys

import click
import pytest

from ita_tools.cli import rollup_command
from tests.cli.running import ita, ita_here
from tests.jobs.rollup.folders import text_file
from tests.sharing.rollup.agencies import assessed


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "หน่วยงาน"
    text_file(assessed("เทศบาลตำบลหนึ่ง", "90"), place / "a.yaml")
    text_file(assessed("เทศบาลตำบลสอง", "80"), place / "เลย" / "b.yaml")
    return place


def spoil(folder) -> None:
    (folder / "เสีย.xlsx").write_bytes(b"x")


def it_ends_with_0_where_every_file_counts(folder):
    done = ita("rollup", folder, "-o", "out.xlsx", cwd=folder.parent)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[1].split() == ["2568", "2", "85.00", "85.00", "80.00", "90.00"]
    assert done.out.splitlines()[-1] == "สมุดงาน: out.xlsx"
    assert (folder.parent / "out.xlsx").stat().st_size > 10_000


def it_ends_with_1_and_says_which_files_were_left_out(folder, capsys):
    spoil(folder)
    done = ita_here(capsys, "rollup", folder, "-o", folder / "out.xlsx")
    assert done.code == 1
    [line] = done.faults
    assert line.startswith("ข้าม เสีย.xlsx: ")
    assert line.endswith("[ITA-E102]")


def it_tells_only_the_first_of_many(folder, capsys):
    for number in range(15):
        (folder / f"{number}.xlsx").write_bytes(b"x")
    done = ita_here(capsys, "rollup", folder, "-o", folder / "out.xlsx")
    assert len(done.faults) == 11
    assert "15 ไฟล์" in done.faults[-1]


def it_ends_with_2_where_nothing_can_be_used(tmp_path, capsys):
    spoil(tmp_path)
    done = ita_here(capsys, "rollup", tmp_path, "-o", tmp_path / "out.xlsx")
    assert (done.code, done.out) == (2, "")
    assert "เสีย.xlsx" in done.err
    assert os.listdir(tmp_path) == ["เสีย.xlsx"]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["none"],
        ["."],
        [".", "-o", "out.docx"],
        [".", "-o", "out.xlsx", "--jobs", "0"],
        [".", "-o", "none/out.xlsx"],
    ],
)
def it_ends_with_2_on_misuse(arguments, folder, capsys, monkeypatch):
    monkeypatch.chdir(folder)
    done = ita_here(capsys, "rollup", *arguments)
    assert (done.code, done.out, len(done.faults)) == (2, "", 1)


def it_says_how_to_get_pandas_before_it_reads_anything(folder, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    done = ita_here(capsys, "rollup", folder, "-o", folder / "out.xlsx")
    assert done.code == 2
    assert "ita-tools[scale]" in done.err


def it_summarises_as_json(folder, capsys):
    spoil(folder)
    done = ita_here(capsys, "rollup", folder / "a.yaml", folder, "-o", folder / "out.xlsx", "--json")
    data = json.loads(done.out)
    assert (done.code, done.err) == (1, "")
    assert list(data) == ["file", "agencies", "editions", "skipped"]
    assert (data["agencies"], data["editions"]["2568"]["mean"]) == (2, "85.00")
    assert [each["file"] for each in data["skipped"]] == ["เสีย.xlsx"]


def it_gives_the_same_over_several_jobs(folder, capsys):
    given = ("rollup", folder, "-o", folder / "out.xlsx", "--json", "--jobs")
    one, two = (json.loads(ita_here(capsys, *given, jobs).out) for jobs in (1, 2))
    assert one == two


def it_speaks_english(folder, capsys):
    spoil(folder)
    done = ita_here(capsys, "rollup", folder, "-o", folder / "out.xlsx", "--lang", "en")
    assert done.out.startswith("Fiscal year (B.E.)")
    assert done.err.startswith("Skipped เสีย.xlsx: The file is damaged or of another kind: ")


def it_shows_progress_on_a_terminal_only(folder, capsys, monkeypatch):
    bars, real = [], click.progressbar

    def noted(**given):
        bars.append(given)
        return real(**given)

    monkeypatch.setattr(rollup_command.click, "progressbar", noted)
    ita_here(capsys, "rollup", folder, "-o", folder / "out.xlsx")
    assert bars == []
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    done = ita_here(capsys, "rollup", folder, "-o", folder / "out.xlsx")
    assert (done.code, bars[0]["length"]) == (0, 2)


def on_a_terminal(monkeypatch):
    """To be called by a test itself: a fixture would see other streams than the test does."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)


@pytest.mark.parametrize(
    ("more", "label"), [([], "กำลังอ่าน"), (["--lang", "en"], "Reading"), (["--quiet"], "")]
)
def it_shows_its_bar_in_the_language_asked_for_unless_quiet(more, label, folder, capsys, monkeypatch):
    on_a_terminal(monkeypatch)
    done = ita_here(capsys, "rollup", folder, "-o", folder / "out.xlsx", *more)
    assert done.code == 0
    assert label in done.err
    assert ("2/2" in done.err) is bool(done.err) is bool(label)


def it_tells_of_skipped_files_even_when_quiet(folder, capsys, monkeypatch):
    on_a_terminal(monkeypatch)
    spoil(folder)
    done = ita_here(capsys, "rollup", folder, "-o", folder / "out.xlsx", "--quiet")
    [line] = done.faults
    assert (done.code, line.startswith("ข้าม เสีย.xlsx")) == (1, True)


def it_draws_its_bar_without_colour(folder, capsys, monkeypatch):
    on_a_terminal(monkeypatch)
    monkeypatch.setenv("NO_COLOR", "1")
    done = ita_here(capsys, "rollup", folder, "-o", folder / "out.xlsx")
    assert "2/2" in done.err
    assert re.findall(r"\x1b\[[\d;]*m", done.out + done.err) == []
