"""New workbooks: empty, filled or carried forward, and invalid requests."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest

from ita_tools.assessment import Assessment, Constraint, EarlierResult, Measure, Step, assessment_text
from ita_tools.errors import CommandMisused, EditionUnknown
from ita_tools.jobs.load import load_file
from ita_tools.jobs.new import NewBook, new_book
from ita_tools.jobs.split import split_book
from ita_tools.rubric import use_editions
from ita_tools.rubric.edition_files import edition_file
from tests.bundled import bundled, case_text
from tests.cli.broken import sound_book
from tests.cli.running import ita
from tests.scoring.cases import CASES

# The line of a note on a carried workbook.
NOTE = "หมายเหตุ: "


@pytest.fixture
def case(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_text(case_text(), "utf-8")
    return path


def real(stem):
    """A published result with a value of every kind that is carried forward."""
    (real_case,) = [case for case in CASES if case.path.stem == stem]
    measure = Measure("6", "คะแนนต่ำ", "อบรม", (Step("วางแผน"),), "ต.ค.", "กองคลัง", "รายงาน", "กองคลัง")
    return replace(
        real_case.assessment,
        divisions={"i1": "สำนักปลัด", "o1": "กองคลัง"},
        plan=(measure,),
        constraints=(Constraint("งบประมาณน้อย", "ล่าช้า", "ขอเพิ่ม"),),
        history={2563: EarlierResult(Decimal("70.00"))},
    )


def write(assessment, path):
    path.write_text(assessment_text(assessment), "utf-8")
    return path


@pytest.fixture
def gap(tmp_path):
    """An edition that follows one that is not available."""
    folder = tmp_path / "editions"
    folder.mkdir()
    text = edition_file(2569).read_text("utf-8")
    for key, old, new in (("edition", 2569, 2599), ("previous", 2568, 2598)):
        assert text.count(f"\n{key}: {old}\n") == 1
        text = text.replace(f"\n{key}: {old}\n", f"\n{key}: {new}\n")
    (folder / "2599.yaml").write_text(text, "utf-8")
    use_editions(folder)
    yield
    use_editions(None)


def carried_by_command(assessment, year, folder):
    """Make last year's workbook, then the next one from it; return its assessment and the notes shown."""
    write(assessment, folder / "last.yaml")
    assert ita("new", "--from", "last.yaml", "-o", "last.xlsx", cwd=folder).out == "สมุดงาน: last.xlsx\n"
    done = ita("new", "--edition", year, "--from", "last.xlsx", "-o", "next.xlsx", cwd=folder)
    assert (done.code, done.err) == (0, "")
    first, *notes = done.out.splitlines()
    assert first == "สมุดงาน: next.xlsx"
    assert all(note.startswith(NOTE) for note in notes)
    return load_file(folder / "next.xlsx").assessment, [note.removeprefix(NOTE) for note in notes]


class DescribeNewBook:
    def it_writes_an_empty_workbook(self, tmp_path):
        assert new_book(tmp_path / "a.xlsx", 2568) == NewBook()
        assert load_file(tmp_path / "a.xlsx").assessment == Assessment(2568)

    def it_writes_a_workbook_with_macros_that_reads_back_equal(self, case, tmp_path):
        new_book(tmp_path / "a.xlsm", None, case)
        with zipfile.ZipFile(tmp_path / "a.xlsm") as package:
            assert "xl/vbaProject.bin" in package.namelist()
        assert load_file(tmp_path / "a.xlsm").assessment == bundled().assessment

    def it_never_reads_the_macros_of_a_workbook(self, case, tmp_path):
        """The macros are neither run nor read."""
        new_book(tmp_path / "a.xlsm", None, case)
        with zipfile.ZipFile(tmp_path / "a.xlsm") as old, zipfile.ZipFile(tmp_path / "b.xlsm", "w") as new:
            for name in old.namelist():
                new.writestr(name, b"\x00no project" if name.endswith("vbaProject.bin") else old.read(name))
        assert load_file(tmp_path / "b.xlsm").assessment == bundled().assessment

    @pytest.mark.parametrize("year", [None, 2568])
    def it_fills_a_workbook_from_a_file(self, year, case, tmp_path):
        assert new_book(tmp_path / "a.XLSX", year, case) == NewBook()
        assert (tmp_path / "a.XLSX").read_bytes() == sound_book()
        assert load_file(tmp_path / "a.XLSX").assessment == bundled().assessment

    def it_may_replace_the_workbook_it_reads(self, tmp_path):
        book = tmp_path / "a.xlsx"
        book.write_bytes(sound_book())
        new_book(book, source=book)
        assert book.read_bytes() == sound_book()


class DescribeCarryOver:
    def it_carries_last_years_workbook_forward(self, tmp_path):
        book = tmp_path / "a.xlsx"
        book.write_bytes(sound_book())
        notes = new_book(book, 2569, book).notes
        carried = load_file(book).assessment
        assert (carried.edition, carried.agency) == (2569, bundled().assessment.agency)
        assert carried.previous.published.total == Decimal("96.04")
        assert carried.items == {}
        assert any("o22 (" in note for note in notes)

    def it_follows_the_divisions_over_the_years_between(self, tmp_path):
        last = write(Assessment(2567, divisions={"o31": "กองช่าง", "o14": "กองคลัง"}), tmp_path / "a.yaml")
        new_book(tmp_path / "a.xlsx", 2569, last)
        assert load_file(tmp_path / "a.xlsx").assessment.divisions == {"o22": "กองช่าง", "o11": "กองคลัง"}

    @pytest.mark.usefixtures("gap")
    def it_notes_a_missing_edition_in_between(self, tmp_path):
        last = write(Assessment(2568, divisions={"o1": "กองช่าง"}), tmp_path / "a.yaml")
        notes = new_book(tmp_path / "a.xlsx", 2599, last).notes
        assert any("ไม่มีหลักเกณฑ์ที่เชื่อมปี 2599 กับปี 2568" in note for note in notes)
        made = load_file(tmp_path / "a.xlsx").assessment
        assert replace(made, trail=()) == Assessment(2599)

    def it_logs_the_year_and_the_file_of_the_data(self, case, tmp_path):
        new_book(tmp_path / "a.xlsx", 2569, case)
        [event] = load_file(tmp_path / "a.xlsx").assessment.trail
        assert "2568" in event.what
        assert re.fullmatch(rf"{re.escape(case.name)} \([0-9a-f]{{8}}\)", event.source)
        assert event.when

    def it_refuses_contradicting_years_and_other_formats(self, case, tmp_path):
        for out, year, source in (("a.xls", 2568, None), ("a.xlsx", None, None), ("a.xlsx", 2567, case)):
            with pytest.raises(CommandMisused):
                new_book(tmp_path / out, year, source)
        for source in (None, case):
            with pytest.raises(EditionUnknown):
                new_book(tmp_path / "a.xlsx", 2599, source)
        assert list(tmp_path.iterdir()) == [case]


class DescribeNewCommand:
    def it_carries_2568_forward_to_2569(self, tmp_path):
        last = bundled().assessment
        carried, notes = carried_by_command(last, 2569, tmp_path)
        previous, result = carried.previous, bundled().result
        assert (previous.edition, previous.published.level) == (2568, "ผ่านดี")
        assert previous.published.tools == {
            code: result.tool(code) for code in ("IIT", "EIT1", "EIT2", "OIT")
        }
        assert previous.published.indicators == {
            str(code): result.indicator(str(code)) for code in range(1, 11)
        }
        assert previous.items["OIT"] == {f"o{n}": result.item("OIT", f"o{n}") for n in range(1, 29)}
        assert carried.history == {2567: EarlierResult(Decimal("97.02"), "ผ่านดี")}
        assert carried.constraints == last.constraints
        assert [measure.measure for measure in carried.plan] == [measure.measure for measure in last.plan]
        assert [each.division for each in carried.plan] == [each.division for each in last.plan]
        assert carried.divisions["o9"] == last.divisions["o9"]
        assert len(notes) == 6
        assert ita("export", "next.xlsx", "-o", "next.yaml", cwd=tmp_path).code == 0

    @pytest.mark.parametrize(
        ("stem", "year", "tools"),
        [
            ("takbai-2566", 2567, {"IIT", "EIT1", "EIT2", "OIT"}),
            ("up-2565", 2566, {"IIT", "EIT", "OIT"}),
            ("yala-2565", 2566, set()),
            ("yala-2567", 2569, set()),
        ],
    )
    def it_carries_other_years_forward(self, stem, year, tools, tmp_path):
        last = real(stem)
        carried, notes = carried_by_command(last, year, tmp_path)
        opened = load_file(tmp_path / "last.xlsx")
        assert carried.previous.edition == last.edition
        assert carried.previous.published.total == (last.published.total or opened.result.total)
        assert set(carried.previous.published.tools) == tools
        assert (carried.history, carried.constraints) == (last.history, last.constraints)
        assert carried.plan == (replace(last.plan[0], finding="", period=""),)
        assert set(carried.divisions.values()) == {"สำนักปลัด", "กองคลัง"}
        assert any("1 รายการ" in note for note in notes)

    def it_keeps_the_score_of_a_tool_that_was_divided_later(self, tmp_path):
        scores = {"IIT": Decimal("90.00"), "EIT": Decimal("85.25"), "OIT": Decimal("99.99")}
        last = real("yala-2565")
        last = replace(last, items={}, published=replace(last.published, tools=scores, indicators={}))
        carried, notes = carried_by_command(last, 2566, tmp_path)
        assert carried.previous.published.tools == scores
        assert any(note.startswith("คะแนน EIT ของปี 2565") for note in notes)

    def it_refuses_an_earlier_year(self, case, tmp_path):
        done = ita("new", "--edition", "2567", "--from", case.name, "-o", "next.xlsx", cwd=tmp_path)
        assert (done.code, done.out, len(done.faults)) == (2, "", 1)
        assert "case.yaml: ไฟล์เป็นของปี 2568 จึงนำมาสร้างสมุดงานของปี 2567" in done.err
        assert "ITA-E100" in done.err
        assert list(tmp_path.iterdir()) == [case]

    def it_refuses_the_part_of_a_division(self, tmp_path):
        (tmp_path / "demo.xlsx").write_bytes(sound_book())
        part = split_book(tmp_path / "demo.xlsx", tmp_path / "parts")[0].path
        with pytest.raises(CommandMisused, match="ไม่ใช่สมุดงานหลัก"):
            new_book(tmp_path / "new.xlsx", 2569, part)
        assert not (tmp_path / "new.xlsx").exists()
