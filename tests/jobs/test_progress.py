"""Progress of the divisions with their returned files; nothing is written."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from ita_tools.assessment import Assessment, ItemAnswer, assessment_text
from ita_tools.errors import CommandMisused, FileMissing
from ita_tools.jobs.audit_stamp import name_with_hash
from ita_tools.jobs.progress import ProgressReport, read_progress
from ita_tools.jobs.split import split_book
from ita_tools.sharing.split_assessment import split
from tests.sharing.base_book import BASE
from tests.sharing.scenarios import EDITION, STAMP


@pytest.fixture
def main(tmp_path: Path) -> Path:
    return saved(tmp_path / "main.yaml", BASE)


def saved(path: Path, assessment: Assessment) -> Path:
    path.write_text(assessment_text(assessment), "utf-8")
    return path


def part(division: str) -> Assessment:
    return next(each.assessment for each in split(EDITION, BASE, stamp=STAMP) if each.division == division)


def counts(standing: ProgressReport) -> dict[str, tuple[int, int]]:
    return {each.division: (each.unfilled, each.filled) for each in standing.divisions}


class DescribeReadProgress:
    def it_counts_returned_files_without_changing_the_main_book(self, main: Path, tmp_path: Path) -> None:
        before = main.read_bytes()
        assert counts(read_progress(main, [])) == {"คลัง": (1, 2), "ปลัด": (2, 0)}
        filled = replace(part("ปลัด"), items={"OIT": {"o2": ItemAnswer(url="https://example.go.th")}})
        back = saved(tmp_path / "ปลัด.yaml", filled)
        report = read_progress(main, [back])
        assert counts(report) == {"คลัง": (1, 2), "ปลัด": (1, 1)}
        assert report.returned == {"ปลัด": (name_with_hash(back),)}
        assert main.read_bytes() == before
        assert sorted(path.name for path in tmp_path.iterdir()) == ["main.yaml", "ปลัด.yaml"]

    def it_has_a_row_for_every_division_with_its_returned_files(self, main: Path, tmp_path: Path) -> None:
        backs = [saved(tmp_path / f"{number}.yaml", part("คลัง")) for number in (1, 2)]
        head, first, second = read_progress(main, backs).rows()
        assert (head[0], head[-1]) == ("สำนัก/กอง", "ไฟล์ที่ส่งกลับ")
        assert first == ("คลัง", "3", "1", "2", "0", "0", ", ".join(map(name_with_hash, backs)))
        assert second == ("ปลัด", "2", "2", "0", "0", "0", "ยังไม่ส่ง")
        assert len({len(head), len(first), len(second)}) == 1

    def it_reports_the_files_it_cannot_use(self, main: Path, tmp_path: Path) -> None:
        other = saved(tmp_path / "อื่น.yaml", Assessment(2567))
        report = read_progress(main, [tmp_path / "ไม่มี.xlsx", other])
        assert [name.split(" ")[0] for name, _ in report.left_out] == ["ไม่มี.xlsx", "อื่น.yaml"]
        assert report.returned == {}
        data = report.data()
        assert [each["file"].split(" ")[0] for each in data["left_out"]] == ["ไม่มี.xlsx", "อื่น.yaml"]
        assert all(each["reason"] for each in data["left_out"])

    def it_counts_the_conflicts_of_a_merge(self, main: Path, tmp_path: Path) -> None:
        sent = part("คลัง")
        items = {"OIT": {"o1": replace(sent.entry("OIT", "o1"), url="ของคลัง")}}
        back = saved(tmp_path / "คลัง.yaml", replace(sent, items=items))
        assert read_progress(main, [back]).conflicts == 0
        saved(main, replace(BASE, items={"OIT": {"o1": ItemAnswer(url="ของหลัก")}}))
        data = read_progress(main, [back]).data()
        assert data["conflicts"] == 1
        assert data["divisions"][0]["files"] == [name_with_hash(back)]
        json.dumps(data)

    def it_is_empty_without_assignments(self, tmp_path: Path) -> None:
        report = read_progress(saved(tmp_path / "main.yaml", Assessment(2568)), [])
        assert report.data() == {"divisions": [], "conflicts": 0, "left_out": []}

    def it_counts_parts_of_a_suggested_split(self, tmp_path: Path) -> None:
        """The parts are of suggested assignments, which the main book does not hold."""
        book = saved(tmp_path / "main.yaml", Assessment(2568))
        first, *_ = split_book(book, tmp_path / "ส่ง", suggest=True)
        report = read_progress(book, [first.path])
        assert counts(report).keys() == report.returned.keys() == {first.division}

    def it_reads_the_books_of_a_folder_without_the_main_book(self, tmp_path: Path) -> None:
        book = saved(tmp_path / "main.yaml", BASE)
        folder = tmp_path / "ส่ง"
        split_book(book, folder)
        for inputs in ([folder], [folder / "*.xlsx", book]):
            report = read_progress(book, inputs)
            assert (report.returned.keys(), report.left_out) == ({"คลัง", "ปลัด"}, ())

    def it_accepts_an_empty_folder(self, main: Path, tmp_path: Path) -> None:
        (tmp_path / "กลับมา").mkdir()
        assert read_progress(main, [tmp_path / "กลับมา"]).returned == {}

    def it_reports_a_missing_main_book(self, tmp_path: Path) -> None:
        with pytest.raises(FileMissing):
            read_progress(tmp_path / "no.yaml", [])

    def it_refuses_the_part_of_a_division_as_main_book(self, main: Path, tmp_path: Path) -> None:
        part = split_book(main, tmp_path / "out")[0].path
        with pytest.raises(CommandMisused, match="ไม่ใช่สมุดงานหลัก"):
            read_progress(part, [main])
