"""Copies of the files of a roll-up, each with the standing of its agency."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ita_tools.assessment import Agency, Standing
from ita_tools.errors import CommandMisused
from ita_tools.jobs.load import read_file
from ita_tools.jobs.rollup import find_files, roll_up
from ita_tools.jobs.rollup.write_standing import require_apart, write_standings
from tests.jobs.rollup.folders import text_file
from tests.sharing.rollup.agencies import assessed
from tests.workbook.books import save

TODAY = date(2026, 11, 28)


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "จังหวัด"
    folder.mkdir()
    save(assessed("เทศบาลหนึ่ง", "90"), folder / "หนึ่ง.xlsx")
    text_file(assessed("เทศบาลสอง", "80"), folder / "อำเภอ" / "สอง.yaml")
    text_file(replace(assessed(everywhere=None), agency=Agency("ไม่มีคะแนน")), folder / "สาม.yaml")
    return folder


def written(folder, copies, paths=None):
    out = folder.parent / "รวม.xlsx"
    files = find_files(paths or [folder], out)
    outcome = roll_up(files, out, jobs=1, today=TODAY)
    return write_standings(outcome, files, copies, jobs=1, today=TODAY)


class DescribeWriteStandings:
    def it_writes_copies_and_changes_no_original(self, folder, tmp_path):
        before = {path: path.read_bytes() for path in folder.rglob("*.*")}
        done = written(folder, tmp_path / "ส่งกลับ")
        assert (done.written, done.replaced, done.failed) == (2, (), ())
        assert {path: path.read_bytes() for path in folder.rglob("*.*")} == before
        copies = sorted(path.relative_to(done.folder).as_posix() for path in done.folder.rglob("*.*"))
        assert copies == ["หนึ่ง.xlsx", "อำเภอ/สอง.yaml"]

    def it_changes_nothing_but_the_standing(self, folder, tmp_path):
        written(folder, tmp_path / "ส่งกลับ")
        for name, rank in (("หนึ่ง.xlsx", 1), ("อำเภอ/สอง.yaml", 2)):
            old, new = (read_file(place / name).assessment for place in (folder, tmp_path / "ส่งกลับ"))
            assert (new.standing.rank, new.standing.of, new.standing.mean) == (rank, 2, Decimal("85.00"))
            assert "28 พฤศจิกายน 2569" in new.standing.source
            assert replace(new, standing=old.standing) == old

    def it_names_the_files_whose_standing_is_replaced_in_the_copy(self, folder, tmp_path):
        other = replace(assessed("เทศบาลสี่", "70"), standing=Standing(rank=5, source="ป.ป.ช."))
        text_file(other, folder / "สี่.yaml")
        assert written(folder, tmp_path / "ส่งกลับ").replaced == ("สี่.yaml",)

    def it_keeps_files_of_one_name_apart(self, folder, tmp_path):
        paths = [text_file(assessed(name, "90"), tmp_path / name / "a.yaml") for name in ("ก", "ข")]
        done = written(folder, tmp_path / "ส่งกลับ", paths)
        names = {read_file(path).assessment.agency.name for path in done.folder.iterdir()}
        assert (done.written, names) == (2, {"ก", "ข"})

    def it_copies_no_file_that_has_changed_since(self, folder, tmp_path):
        out = tmp_path / "รวม.xlsx"
        files = find_files([folder], out)
        outcome = roll_up(files, out, jobs=1)
        text_file(assessed("เทศบาลสอง", "10"), folder / "อำเภอ" / "สอง.yaml")
        done = write_standings(outcome, files, tmp_path / "ส่งกลับ", jobs=1)
        assert (done.written, [each.file for each in done.failed]) == (1, ["อำเภอ/สอง.yaml"])


class DescribeRequireApart:
    @pytest.mark.parametrize("inside", [".", "ส่งกลับ"])
    def it_refuses_a_folder_that_the_next_roll_up_reads(self, inside, folder, tmp_path):
        out = tmp_path / "รวม.xlsx"
        with pytest.raises(CommandMisused, match="ต้องแยก"):
            require_apart(folder / inside, [folder], find_files([folder], out), out)

    def it_refuses_to_write_over_a_named_file_or_the_roll_up(self, folder, tmp_path):
        file, out = folder / "หนึ่ง.xlsx", tmp_path / "หนึ่ง.xlsx"
        for place in (folder, tmp_path):
            with pytest.raises(CommandMisused, match="ต้องแยก"):
                require_apart(place, [file], find_files([file], out), out)

    def it_accepts_another_folder(self, folder, tmp_path):
        out = tmp_path / "รวม.xlsx"
        require_apart(tmp_path / "ส่งกลับ", [folder], find_files([folder], out), out)
