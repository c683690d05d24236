"""A roll-up from a folder to the workbook, and its outcome."""

from __future__ import annotations

import os
import sys
from datetime import date
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from ita_tools.errors import CommandMisused, FileForeign, OutputBlocked, ProgramMissing
from ita_tools.jobs.new import new_book
from ita_tools.jobs.rollup import find_files, pipeline, require_ready, roll_up
from tests.jobs.rollup.folders import HOSTILE, collected, text_file
from tests.sharing.rollup.agencies import assessed

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return collected(tmp_path_factory.mktemp("province"))


@pytest.fixture(scope="module")
def rolled(folder):
    out = folder / "out.xlsx"
    return roll_up(find_files([folder], out), out, jobs=1, today=TODAY), out


class DescribeRollUp:
    def it_uses_the_usable_files_and_reports_the_others(self, rolled):
        outcome, _ = rolled
        assert outcome.agencies == 5
        assert {each.file for each in outcome.skipped} == {*HOSTILE, "blank.yaml", "part.yaml", "older.yaml"}
        assert list(outcome.skipped) == sorted(outcome.skipped, key=lambda each: each.file)

    def it_sums_up_edition_by_edition(self, rolled):
        new, old = rolled[0].groups
        inside = [each.name for each in new.agencies if each.province == "เลย"]
        assert inside == ["เทศบาลตำบลเกาะแก้ว", "เทศบาลตำบลขามใหญ่"]
        assert (new.total.count, new.total.mean) == (4, Decimal("77.50"))
        assert [each.rank for each in new.ranking] == [1, 1, 3, 4]
        assert (old.edition.year, old.total.mean) == (2564, Decimal("80.00"))

    def it_writes_the_same_bytes_with_two_processes(self, folder, rolled, tmp_path):
        out = tmp_path / "out.xlsx"
        done = []
        outcome = roll_up(find_files([folder], rolled[1]), out, jobs=2, today=TODAY, advance=done.append)
        assert outcome == rolled[0]
        assert out.read_bytes() == rolled[1].read_bytes()
        assert sum(done) == 5 + len(outcome.skipped)

    def it_skips_its_own_earlier_output(self, folder, rolled, tmp_path):
        moved = folder / "ผลเดิม.xlsx"
        moved.write_bytes(rolled[1].read_bytes())
        try:
            again = roll_up(find_files([folder], rolled[1]), tmp_path / "b.xlsx", jobs=1, today=TODAY)
        finally:
            moved.unlink()
        assert again == rolled[0]

    def it_returns_the_outcome_as_plain_data(self, rolled):
        data = rolled[0].data()
        assert list(data) == ["agencies", "editions", "skipped"]
        assert list(data["editions"]) == ["2568", "2564"]
        assert data["editions"]["2564"] == {
            "agencies": 1,
            "scored": 1,
            "mean": "80.00",
            "median": "80.00",
            "least": "80.00",
            "greatest": "80.00",
            "on_target": 0,
            "levels": {"AA": 0, "A": 0, "B": 1, "C": 0, "D": 0, "E": 0, "F": 0},
        }
        assert {*data["skipped"][0]} == {"file", "code", "reason", "remedy"}

    def it_leaves_the_old_output_unchanged_if_no_file_can_be_used(self, tmp_path):
        (tmp_path / "a.xlsx").write_bytes(b"x")
        out = tmp_path / "made" / "out.xlsx"
        out.parent.mkdir()
        out.write_bytes(b"old")
        with pytest.raises(FileForeign, match="ไม่มีไฟล์ที่ใช้ได้") as caught:
            roll_up(find_files([tmp_path / "a.xlsx"], out), out)
        assert "a.xlsx" in caught.value.where
        assert out.read_bytes() == b"old"

    def it_leaves_no_file_behind_when_it_is_stopped(self, tmp_path):
        text_file(assessed("ก"), tmp_path / "a.yaml")
        out = tmp_path / "out.xlsx"

        def stop(_):
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            roll_up(find_files([tmp_path], out), out, jobs=1, advance=stop)
        assert os.listdir(tmp_path) == ["a.yaml"]

    def it_writes_the_sheet_of_sources_last(self, rolled):
        assert CalamineWorkbook.from_path(rolled[1]).sheet_names[-1] == "ที่มา"

    def it_writes_a_dash_for_the_version_if_the_toolkit_is_not_installed(self, folder, tmp_path, monkeypatch):
        monkeypatch.setattr(pipeline, "toolkit_version", lambda: "")
        out = tmp_path / "out.xlsx"
        roll_up(find_files([folder], out), out, jobs=1, today=TODAY)
        book = CalamineWorkbook.from_path(out)
        sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
        cells = [str(cell) for sheet in sheets for row in sheet for cell in row]
        assert [cell for cell in cells if cell.endswith("ด้วย ita-tools รุ่น -")]

    def it_backs_up_a_filled_workbook_that_it_replaces(self, tmp_path):
        source_file, out = text_file(assessed("ก"), tmp_path / "a.yaml"), tmp_path / "b.xlsx"
        new_book(out, source=source_file)
        filled = out.read_bytes()
        first = roll_up(find_files([source_file], out), out, jobs=1, today=TODAY)
        assert first.backup.read_bytes() == filled
        assert roll_up(find_files([source_file], out), out, jobs=1, today=date(2026, 11, 22)).backup is None


class DescribeRequireReady:
    @pytest.mark.parametrize("name", ["out.xls", "out", "out.xlsm"])
    def it_refuses_other_suffixes_than_xlsx(self, name, tmp_path):
        with pytest.raises(CommandMisused, match=r"\.xlsx"):
            require_ready(tmp_path / name)

    @pytest.mark.parametrize("jobs", [0, -1, 62])
    def it_refuses_an_invalid_number_of_processes(self, jobs, tmp_path):
        with pytest.raises(CommandMisused, match="--jobs"):
            require_ready(tmp_path / "out.xlsx", jobs)

    def it_refuses_a_missing_folder(self, tmp_path):
        with pytest.raises(OutputBlocked, match="ไม่มีโฟลเดอร์"):
            require_ready(tmp_path / "none" / "out.xlsx")

    def it_names_the_command_that_installs_pandas(self, tmp_path, monkeypatch):
        monkeypatch.setitem(sys.modules, "pandas", None)
        with pytest.raises(ProgramMissing, match=r"ita-tools\[scale\]"):
            require_ready(tmp_path / "out.xlsx")
