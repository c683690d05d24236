"""Workbooks and foreign files that cannot be used: sheet, cell and remedy of every fault."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.broken import FOREIGN, edited_book, sound_book
from tests.cli.refusal import OLD, WRITING, require_refusal
from tests.cli.running import ita, ita_here

pytestmark = pytest.mark.usefixtures("folder")


READING = {"score": ["score"], "check": ["check"]}


BOOK_FAULTS = {
    "too high": (("items.IIT.i2", "score"), 150, "นอกช่วง 0 ถึง 100", "E205"),
    "negative": (("items.OIT.o6", "score"), -50, "นอกช่วง 0 ถึง 100", "E205"),
    "text": (("items.EIT1.e4", "score"), "ราว 97", "ต้องเป็นตัวเลข แต่พบ ราว 97", "E205"),
    "half a person": (("items.IIT.i2.counts[6]", "[1]"), 1.5, "จำนวนเต็ม", "E205"),
    "share above 100": (("items.IIT.i2.percent[6]", "[1]"), 101, "นอกช่วง", "E205"),
    "published text": (("published.total", "."), "เก้าสิบหก", "ต้องเป็นตัวเลข", "E205"),
    "neither yes nor blank": (("items.IIT.i3", "derived?"), "ไม่", "เลือก ใช่", "E205"),
    "edition nobody has": (("edition", "."), 2599, "ปีที่ใช้ได้คือ 2564", "E301"),
    "edition in words": (("edition", "."), "ปีนี้", "ต้องเป็นตัวเลข", "E205"),
}


class DescribeWorkbook:
    @pytest.mark.parametrize("name", BOOK_FAULTS)
    def it_is_refused_with_sheet_and_cell_of_the_fault(self, name, capsys):
        cell, value, words, code = BOOK_FAULTS[name]
        [place] = edited_book(Path("b.xlsx"), {cell: value})
        require_refusal(ita_here(capsys, "score", "b.xlsx"), (f"{place}: ", words, f"ITA-{code}"))

    def it_is_refused_with_an_error_value_in_a_cell(self, capsys):
        [place] = edited_book(Path("b.xlsx"), {("items.EIT1.e4", "score"): "#DIV/0!"})
        require_refusal(ita_here(capsys, "score", "b.xlsx"), (f"{place}: ", "ใส่ค่าเอง", "ITA-E205"))

    def it_is_refused_with_a_hidden_key_of_no_item(self, capsys):
        [place] = edited_book(Path("b.xlsx"), {("items.IIT.i1", "A"): "items.IIT.i99"})
        row = re.search(r"\d+$", place)[0]
        done = ita_here(capsys, "score", "b.xlsx")
        fault = ("b.xlsx แผ่นงาน IIT ช่อง ", "หมายถึง i9 หรือไม่", "ITA-E206")
        shown = ("b.xlsx แผ่นงาน IIT ช่อง B", "แสดงข้อ i1 ", "ITA-E205")
        require_refusal(done, shown, fault, fault)  # the visible code, the score of the item, its division
        assert set(re.findall(r"ช่อง [A-Z]+(\d+): ", done.err)) == {row}

    def it_is_refused_with_shares_that_do_not_add_up(self, capsys):
        row = "items.IIT.i3.percent[2]"
        places = edited_book(
            Path("b.xlsx"),
            {
                ("items.IIT.i3", "score"): None,
                ("items.IIT.i3", "derived?"): None,
                (row, "[1]"): 50,
                (row, "[2]"): 20,
            },
        )
        require_refusal(ita_here(capsys, "score", "b.xlsx"), (f"{places[2]}: ", "ไม่ใช่ 100", "ITA-E207"))

    def it_is_refused_without_an_edition(self, capsys):
        edited_book(Path("b.xlsx"), {("edition", "."): None})
        require_refusal(ita_here(capsys, "score", "b.xlsx"), ("b.xlsx", "edition", "ITA-E203"))

    def it_is_refused_with_all_faults_together(self, capsys):
        places = edited_book(
            Path("b.xlsx"),
            {
                ("items.IIT.i2", "score"): 150,
                ("items.EIT2.e5", "score"): "มาก",
                ("items.OIT.o6", "score"): -1,
                ("published.tools.IIT", "."): "สูง",
                ("previous.published.total", "."): 1000,
            },
        )
        done = ita_here(capsys, "check", "b.xlsx")
        assert (done.code, done.out) == (2, "")
        assert sorted(line.split(": ")[0] for line in done.faults) == sorted(places)

    def it_has_a_finding_for_answers_that_contradict_the_score(self, capsys):
        places = edited_book(
            Path("b.xlsx"),
            {
                ("items.IIT.i1", "score"): 99.33,
                ("items.IIT.i1.counts[6]", "[1]"): 10,
                ("items.IIT.i1.counts[6]", "[6]"): 20,
            },
        )
        done = ita_here(capsys, "check", "b.xlsx")
        assert (done.code, done.err) == (1, "")
        [line] = [row for row in done.out.splitlines() if "answers-differ" in row]
        assert line.startswith(f"[ผิด] {places[0]}: ")
        assert "ควรเป็น" not in line  # the announced indicator proves the score, no typing error the answers


class DescribeForeignFile:
    @pytest.mark.parametrize("name", FOREIGN)
    @pytest.mark.parametrize("command", [*READING, *WRITING])
    def it_is_refused_and_leaves_the_old_output(self, name, command, folder, capsys):
        make, code, words = FOREIGN[name]
        Path("b.xlsx").write_bytes(make())
        out, arguments = WRITING.get(command, ("untouched", READING.get(command)))
        Path(out).write_bytes(OLD)
        done = ita_here(capsys, *arguments, "b.xlsx", *(["-o", out] if command in WRITING else []))
        require_refusal(done, ("b.xlsx: ", words, code))
        assert Path(out).read_bytes() == OLD
        assert {path.name for path in folder.iterdir()} == {"b.xlsx", out}

    @pytest.mark.parametrize("name", FOREIGN)
    def it_is_refused_as_letterhead(self, name, capsys):
        make, code, _ = FOREIGN[name]
        if name == "renamed .docx":
            make = sound_book
        Path("b.xlsx").write_bytes(sound_book())
        Path("paper.docx").write_bytes(make())
        Path("out.docx").write_bytes(OLD)
        done = ita_here(capsys, "report", "b.xlsx", "-o", "out.docx", "--letterhead", "paper.docx")
        require_refusal(done, ("paper.docx: ", "", code))
        assert Path("out.docx").read_bytes() == OLD

    def it_is_refused_without_a_traceback(self, folder):
        Path("b.xlsx").write_bytes(FOREIGN["encrypted"][0]())
        require_refusal(ita("score", "b.xlsx", cwd=folder), ("b.xlsx: ", "ป้องกันสมุดงาน", "ITA-E103"))

    @pytest.mark.parametrize(
        ("name", "words", "code"),
        [
            ("nowhere.xlsx", "ไม่พบไฟล์", "ITA-E101"),
            ("nowhere/a.yaml", "ไม่พบไฟล์", "ITA-E101"),
            ("folder.xlsx", "โฟลเดอร์", "ITA-E101"),
            ("a.csv", ".xlsx .xlsm .yaml .yml .json", "ITA-E102"),
        ],
    )
    def it_is_refused_with_its_name_where_missing_or_of_another_kind(self, name, words, code, capsys):
        Path("folder.xlsx").mkdir()
        Path("a.csv").write_text("a,b")
        require_refusal(ita_here(capsys, "score", name), (f"{name}: ", words, code))

    @pytest.mark.parametrize("arguments", [["score", "b.xlsx", "--debug"], ["--debug", "score", "b.xlsx"]])
    def it_shows_a_traceback_only_with_debug(self, arguments, capsys):
        Path("b.xlsx").write_bytes(FOREIGN["old .xls"][0]())
        done = ita_here(capsys, *arguments)
        assert done.code == 2
        assert done.err.startswith("Traceback (most recent call last):")
        assert "ita_tools.errors.FileForeign" in done.err
        assert done.faults[-1].startswith("b.xlsx: ")
        assert "Traceback" not in ita_here(capsys, "score", "b.xlsx").err
