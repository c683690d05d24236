"""``ita rollup``: exit codes, tables and JSON."""

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
    folder = tmp_path / "หน่วยงาน"
    text_file(assessed("เทศบาลตำบลหนึ่ง", "90"), folder / "a.yaml")
    text_file(assessed("เทศบาลตำบลสอง", "80"), folder / "เลย" / "b.yaml")
    return folder


def spoil(folder) -> None:
    (folder / "เสีย.xlsx").write_bytes(b"x")


def on_a_terminal(monkeypatch):
    """Make output a terminal; a test calls this itself, for a fixture has other streams."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)


class DescribeExitCode:
    def it_is_0_where_every_file_counts(self, folder):
        done = ita("rollup", folder, "-o", "out.xlsx", cwd=folder.parent)
        assert (done.code, done.err) == (0, "")
        assert done.out.splitlines()[1].split() == ["2568", "2", "85.00", "85.00", "80.00", "90.00"]
        assert done.out.splitlines()[-1] == "สมุดงาน: out.xlsx"
        assert (folder.parent / "out.xlsx").stat().st_size > 10_000

    def it_is_1_where_a_file_was_skipped(self, folder, capsys):
        spoil(folder)
        done = ita_here(capsys, "rollup", folder, "-o", folder / "out.xlsx")
        assert done.code == 1
        [line] = done.faults
        assert line.startswith("ข้าม เสีย.xlsx: ")
        assert line.endswith("[ITA-E102]")

    def it_is_2_where_no_file_can_be_used(self, tmp_path, capsys):
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
    def it_is_2_on_a_usage_error(self, arguments, folder, capsys, monkeypatch):
        monkeypatch.chdir(folder)
        done = ita_here(capsys, "rollup", *arguments)
        assert (done.code, done.out, len(done.faults)) == (2, "", 1)


class DescribeRollup:
    def it_lists_only_the_first_skipped_files(self, folder, capsys):
        for number in range(15):
            (folder / f"{number}.xlsx").write_bytes(b"x")
        done = ita_here(capsys, "rollup", folder, "-o", folder / "out.xlsx")
        assert len(done.faults) == 11
        assert "15 ไฟล์" in done.faults[-1]

    def it_names_the_remedy_for_missing_pandas_first(self, folder, capsys, monkeypatch):
        monkeypatch.setitem(sys.modules, "pandas", None)
        done = ita_here(capsys, "rollup", folder, "-o", folder / "out.xlsx")
        assert done.code == 2
        assert "ita-tools[scale]" in done.err

    def it_prints_a_summary_as_json(self, folder, capsys):
        spoil(folder)
        done = ita_here(capsys, "rollup", folder / "a.yaml", folder, "-o", folder / "out.xlsx", "--json")
        data = json.loads(done.out)
        assert (done.code, done.err) == (1, "")
        assert list(data) == ["file", "agencies", "editions", "skipped"]
        assert (data["agencies"], data["editions"]["2568"]["mean"]) == (2, "85.00")
        assert [each["file"] for each in data["skipped"]] == ["เสีย.xlsx"]

    def it_writes_copies_with_the_standing(self, folder, capsys):
        copies = folder.parent / "ส่งกลับ"
        arguments = ("rollup", folder, "-o", folder.parent / "out.xlsx", "--write-standing", copies)
        done = ita_here(capsys, *arguments)
        assert (done.code, done.err) == (0, "")
        assert done.out.splitlines()[-1] == "สำเนาที่เขียนอันดับแล้ว: 2"
        data = json.loads(ita_here(capsys, *arguments, "--json").out)
        assert data["standing"] == {"folder": str(copies), "written": 2, "replaced": [], "failed": []}
        assert (copies / "เลย" / "b.yaml").exists()

    def it_refuses_copies_in_the_folder_that_it_reads(self, folder, capsys):
        done = ita_here(capsys, "rollup", folder, "-o", folder / "out.xlsx", "--write-standing", folder)
        assert (done.code, done.out, len(done.faults)) == (2, "", 1)
        assert not (folder / "out.xlsx").exists()

    def it_gives_the_same_with_several_jobs(self, folder, capsys):
        arguments = ("rollup", folder, "-o", folder / "out.xlsx", "--json", "--jobs")
        one, two = (json.loads(ita_here(capsys, *arguments, jobs).out) for jobs in (1, 2))
        assert one == two

    def it_prints_english(self, folder, capsys):
        spoil(folder)
        done = ita_here(capsys, "rollup", folder, "-o", folder / "out.xlsx", "--lang", "en")
        assert done.out.startswith("Fiscal year (B.E.)")
        assert done.err.startswith("Skipped เสีย.xlsx: The file is damaged or of another kind: ")

    def it_lists_skipped_files_with_quiet(self, folder, capsys, monkeypatch):
        on_a_terminal(monkeypatch)
        spoil(folder)
        done = ita_here(capsys, "rollup", folder, "-o", folder / "out.xlsx", "--quiet")
        [line] = done.faults
        assert (done.code, line.startswith("ข้าม เสีย.xlsx")) == (1, True)


class DescribeProgressBar:
    def it_is_shown_on_a_terminal_only(self, folder, capsys, monkeypatch):
        bars, real = [], click.progressbar

        def recorded(**arguments):
            bars.append(arguments)
            return real(**arguments)

        monkeypatch.setattr(rollup_command.click, "progressbar", recorded)
        ita_here(capsys, "rollup", folder, "-o", folder / "out.xlsx")
        assert bars == []
        monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
        done = ita_here(capsys, "rollup", folder, "-o", folder / "out.xlsx")
        assert (done.code, bars[0]["length"]) == (0, 2)

    @pytest.mark.parametrize(
        ("more", "label"), [([], "กำลังอ่าน"), (["--lang", "en"], "Reading"), (["--quiet"], "")]
    )
    def it_is_labelled_in_the_language_of_the_run_unless_quiet(
        self, more, label, folder, capsys, monkeypatch
    ):
        on_a_terminal(monkeypatch)
        done = ita_here(capsys, "rollup", folder, "-o", folder / "out.xlsx", *more)
        assert done.code == 0
        assert label in done.err
        assert ("2/2" in done.err) is bool(done.err) is bool(label)

    def it_has_no_colour(self, folder, capsys, monkeypatch):
        on_a_terminal(monkeypatch)
        monkeypatch.setenv("NO_COLOR", "1")
        done = ita_here(capsys, "rollup", folder, "-o", folder / "out.xlsx")
        assert "2/2" in done.err
        assert re.findall(r"\x1b\[[\d;]*m", done.out + done.err) == []
