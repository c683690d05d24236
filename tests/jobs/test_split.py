"""Workbooks for divisions: which are written, where, and what stays unchanged."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ita_tools.assessment import Assessment, Division, EarlierResult, Measure, assessment_text
from ita_tools.errors import CommandMisused, FileMissing, OutputBlocked
from ita_tools.jobs import split as job
from ita_tools.jobs.audit_stamp import MainBook
from ita_tools.jobs.load import load_file
from ita_tools.jobs.split import split_book, split_opened
from tests.sharing.scenarios import EDITION

MAIN = Assessment(
    2568,
    divisions={"o1": "กองคลัง", "o2": "กองช่าง", "1": "กองคลัง"},
    plan=(Measure("1", measure="อบรม", division="กองคลัง", key="a"),),
)


@pytest.fixture
def main(tmp_path: Path) -> Path:
    return saved(tmp_path / "main.yaml", MAIN)


def saved(path: Path, assessment: Assessment) -> Path:
    path.write_text(assessment_text(assessment), "utf-8")
    return path


class DescribeSplitBook:
    def it_writes_a_workbook_for_each_division_and_counts_its_assignment(
        self, main: Path, tmp_path: Path
    ) -> None:
        folder = tmp_path / "ใหม่" / "ส่ง"
        done = split_book(main, folder, due="30 มิถุนายน 2568")
        assert [(each.division, each.codes, each.rows) for each in done] == [
            ("กองคลัง", 2, 1),
            ("กองช่าง", 1, 0),
        ]
        assert [each.path.name for each in done] == ["ita-2568-กองคลัง.xlsx", "ita-2568-กองช่าง.xlsx"]
        assert sorted(folder.iterdir()) == sorted(each.path for each in done)
        origin = load_file(done[0].path).assessment.origin
        assert (origin.division, origin.due) == ("กองคลัง", "30 มิถุนายน 2568")
        assert set(origin.part) == {"o1", "1", "a"}

    def it_leaves_the_main_book_unchanged_but_for_its_id(self, main: Path, tmp_path: Path) -> None:
        split_book(main, tmp_path, suggest=True)
        split_main = load_file(main).assessment
        assert split_main.book.startswith("b-")
        assert replace(split_main, book="") == MAIN
        before = main.read_bytes()
        split_book(main, tmp_path / "อีกครั้ง", suggest=True)
        assert main.read_bytes() == before

    def it_sends_as_much_context_as_the_option_names(self, main: Path, tmp_path: Path) -> None:
        book = saved(main, replace(MAIN, note="ทั้งหมด", history={2566: EarlierResult(90)}))
        sent = {
            context: load_file(split_book(book, tmp_path / context, context=context)[0].path).assessment
            for context in ("none", "summary", "full")
        }
        assert {context: bool(part.history) for context, part in sent.items()} == {
            "none": False,
            "summary": True,
            "full": True,
        }
        assert not any(part.note for part in sent.values())

    def it_refuses_a_book_without_assignments_before_making_the_folder(self, tmp_path: Path) -> None:
        book = saved(tmp_path / "main.yaml", Assessment(2568))
        with pytest.raises(CommandMisused) as caught:
            split_book(book, tmp_path / "ส่ง")
        assert caught.value.where == "main.yaml"
        assert "--suggest" in caught.value.remedy
        assert not (tmp_path / "ส่ง").exists()

    def it_suggests_divisions_only_for_unassigned_codes(self, main: Path, tmp_path: Path) -> None:
        done = {each.division: each for each in split_book(main, tmp_path, suggest=True)}
        assert done["กองช่าง"].codes == 1
        disclosed = [item for item in EDITION.items if "OIT" in item.tools]
        wanted = len(disclosed) + len(EDITION.indicators) + len(EDITION.issues)
        assert sum(each.codes for each in done.values()) == wanted

    def it_writes_over_existing_files_only_with_overwrite(self, main: Path, tmp_path: Path) -> None:
        (first, second), folder = split_book(main, tmp_path / "ส่ง"), tmp_path / "ส่ง"
        first.path.unlink()
        second.path.write_bytes(b"filled")
        with pytest.raises(CommandMisused) as caught:
            split_book(main, folder)
        assert caught.value.where == "ส่ง/ita-2568-กองช่าง.xlsx"
        assert "1 ไฟล์" in str(caught.value)
        assert "--overwrite" in caught.value.remedy
        assert (second.path.read_bytes(), first.path.exists()) == (b"filled", False)
        split_book(main, folder, overwrite=True)
        assert load_file(second.path).assessment.origin.division == "กองช่าง"

    def it_writes_no_file_if_one_of_them_cannot_be_built(
        self, main: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def build(edition: object, assessment: object, parts: object) -> list[bytes]:
            raise OutputBlocked("ทดสอบ", where="", remedy="")

        monkeypatch.setattr(job, "build_division_books", build)
        with pytest.raises(OutputBlocked):
            split_book(main, tmp_path / "ส่ง")
        assert not (tmp_path / "ส่ง").exists()

    def it_reports_a_folder_that_cannot_be_made(self, main: Path, tmp_path: Path) -> None:
        (tmp_path / "ส่ง").write_text("เป็นไฟล์", "utf-8")
        with pytest.raises(OutputBlocked, match="ส่ง"):
            split_book(main, tmp_path / "ส่ง")
        assert (tmp_path / "ส่ง").read_text("utf-8") == "เป็นไฟล์"

    def it_reports_a_missing_main_book(self, tmp_path: Path) -> None:
        with pytest.raises(FileMissing):
            split_book(tmp_path / "no.yaml", tmp_path)

    def it_writes_one_workbook_for_full_and_short_name(self, main: Path, tmp_path: Path) -> None:
        book = replace(
            MAIN, division_list=(Division("กองคลัง", "กค."),), divisions={"o1": "กค.", "o2": "กองคลัง"}
        )
        (done,) = split_book(saved(main, book), tmp_path)
        assert (done.division, done.codes, done.rows) == ("กองคลัง", 2, 1)

    @pytest.mark.parametrize(
        ("listed", "unknown"),
        [
            ((), []),
            ((Division("กองคลัง", "กค."), Division("", "กองช่าง")), []),
            ((Division("กองคลัง", "กค."),), ["กองช่าง"]),
        ],
    )
    def it_marks_a_division_that_is_not_on_the_list(
        self, listed: tuple[Division, ...], unknown: list[str], main: Path, tmp_path: Path
    ) -> None:
        done = split_book(saved(main, replace(MAIN, division_list=listed)), tmp_path / "ส่ง")
        assert [each.division for each in done if not each.is_listed] == unknown


class DescribeSplitOpened:
    def it_writes_the_same_as_from_a_file(self, main: Path, tmp_path: Path) -> None:
        other, *_ = split_book(main, tmp_path / "b")
        one, *_ = split_opened(MainBook.from_file(main), tmp_path / "a")
        assert one.path.read_bytes() == other.path.read_bytes()
