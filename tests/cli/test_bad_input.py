"""Bad input: one Thai line for each fault with place and remedy, exit code 2, the old output whole."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

import pytest

from tests.bundled import case_text
from tests.cli.broken import FOREIGN, edited_book, sound_book
from tests.cli.running import Done, ita, ita_here

OLD = b"the output of last week"
THAI = re.compile(r"[\u0e01-\u0e5b]")
WRITING = {
    "new": ("book.xlsx", ["new", "--from"]),
    "export": ("out.yaml", ["export"]),
    "report": ("out.docx", ["report"]),
}
READING = {"score": ["score"], "check": ["check"]}


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def require_refusal(done: Done, *expected: tuple[str, str, str]) -> None:
    """Ask for exactly these faults in this order: place, piece of the sentence or remedy, code."""
    assert done.code == 2
    assert done.out == ""
    assert len(done.faults) == len(expected), done.err
    for line, (place, words, code) in zip(done.faults, expected, strict=True):
        assert line.startswith(place), line
        assert words in line
        assert " — " in line
        assert THAI.search(line.split(" — ")[1])
        assert line.endswith(f"[{code}]")
    assert "Traceback" not in done.err


def the_case_with(*changes: tuple[str, str]) -> str:
    text = case_text()
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def line_of(text: str, piece: str) -> int:
    return next(n for n, line in enumerate(text.splitlines(), 1) if piece in line)


TEXT_FAULTS = {
    "unknown item": (
        "i1: 99.33\n    i2: 9",
        "i99: 99.33\n    i2: 9",
        "items.IIT.i99",
        "หมายถึง i9 หรือไม่",
        "E206",
    ),
    "unknown tool": ("  EIT2:\n    e1", "  EIT3:\n    e1", "items.EIT3", "ไม่มีเครื่องมือ EIT3", "E206"),
    "too high": ("i2: 96.67", "i2: 100.01", "items.IIT.i2", "นอกช่วง 0 ถึง 100", "E205"),
    "negative": ("i2: 96.67", "i2: -1", "items.IIT.i2", "นอกช่วง 0 ถึง 100", "E205"),
    "text": ("i2: 96.67", "i2: ราว 96", "items.IIT.i2", "ต้องเป็นตัวเลข แต่พบ ราว 96", "E205"),
    "not a number": ("i2: 96.67", "i2: .nan", "items.IIT.i2", "ต้องเป็นตัวเลข", "E205"),
    "shares short of 100": (
        "i3: {score: 100.00, derived: true}",
        "i3: {percent: [50, 20]}",
        "items.IIT.i3",
        "ไม่ใช่ 100",
        "E207",
    ),
    "too few answers": ("i2: 96.67", "i2: {counts: [1, 2]}", "items.IIT.i2", "6 ตัวเลือก แต่ให้มา 2", "E207"),
    "half a person": (
        "i2: 96.67",
        "i2: {counts: [1.5, 0, 0, 0, 0, 0]}",
        "items.IIT.i2.counts[1]",
        "จำนวนเต็ม",
        "E205",
    ),
    "answers to a step": ("o1: 100.00", "o1: {percent: [100]}", "items.OIT.o1", "รับคะแนนเท่านั้น", "E207"),
    "unknown level": (
        "  level: ผ่านดี\n  tools: {IIT: 99.60",
        "  level: ผ่านแน่\n  tools: {IIT: 99.60",
        "published.level",
        "ผ่านดีเยี่ยม",
        "E205",
    ),
    "unknown indicator": (
        "  - indicator: 10\n",
        "  - indicator: 11\n",
        "plan[12].indicator",
        "ไม่มีตัวชี้วัด 11",
        "E206",
    ),
    "edition nobody has": ("edition: 2568\nnote", "edition: 2599\nnote", "edition", "ปีที่ใช้ได้คือ 2564", "E301"),
    "edition in words": ("edition: 2568\nnote", "edition: ปีนี้\nnote", "edition", "ต้องเป็นตัวเลข", "E205"),
    "misspelt key": ("constraints:", "constraint:", "constraint", "หมายถึง constraints หรือไม่", "E202"),
    "key given twice": ("i2: 96.67", "i1: 96.67", "items.IIT.i1", "ซ้ำกัน", "E204"),
}


@pytest.mark.parametrize("name", TEXT_FAULTS)
def it_names_line_and_key_of_a_fault_in_an_assessment_file(name, folder, capsys):
    old, new, path, words, code = TEXT_FAULTS[name]
    text = the_case_with((old, new))
    Path("a.yaml").write_text(text, "utf-8")
    done = ita_here(capsys, "score", "a.yaml")
    require_refusal(done, ("a.yaml บรรทัด ", words, f"ITA-{code}"))
    assert f"({path}): " in done.err
    line = int(re.search(r"บรรทัด (\d+)", done.err)[1])
    changed = {
        n
        for n, (a, b) in enumerate(zip(case_text().splitlines(), text.splitlines(), strict=True), 1)
        if a != b
    }
    assert min(changed) - 1 <= line <= max(changed) + 1


def it_asks_for_an_edition_that_is_not_named(capsys):
    Path("a.yaml").write_text(the_case_with(("edition: 2568\nnote", "note")), "utf-8")
    require_refusal(ita_here(capsys, "score", "a.yaml"), ("a.yaml", "เพิ่มหัวข้อ edition", "ITA-E203"))


def it_reports_all_faults_of_an_assessment_file_together(capsys):
    text = the_case_with(
        ("i2: 96.67", "i2: 150"),
        ("i14: 99.33", "i14: มาก"),
        ("e7: 89.00", "e7: -89.00"),
        ("constraints:", "hindrances:"),
    )
    Path("a.yaml").write_text(text, "utf-8")
    require_refusal(
        ita_here(capsys, "check", "a.yaml"),
        (f"a.yaml บรรทัด {line_of(text, 'i2: 150')} (items.IIT.i2)", "150", "ITA-E205"),
        (f"a.yaml บรรทัด {line_of(text, 'i14: มาก')} (items.IIT.i14)", "มาก", "ITA-E205"),
        (f"a.yaml บรรทัด {line_of(text, 'e7: -89')} (items.EIT2.e7)", "-89", "ITA-E205"),
        ("a.yaml", "hindrances", "ITA-E202"),
    )


def it_reports_all_misfits_of_an_assessment_file_together(capsys):
    text = the_case_with(
        ("i2: 96.67", "i98: 96.67"),
        ("o1: 100.00", "o99: 100.00"),
        ("i3: {score: 100.00, derived: true}", "i3: {percent: [50, 20]}"),
    )
    Path("a.yaml").write_text(text, "utf-8")
    done = ita_here(capsys, "check", "a.yaml")
    assert done.code == 2
    assert {re.search(r"\((.+?)\)", line)[1] for line in done.faults} == {
        "items.IIT.i98",
        "items.IIT.i3",
        "items.OIT.o99",
    }


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.yaml", b"edition: [2568"),
        ("a.json", b'{"edition": 2568'),
        ("a.yaml", b"\x00\x01\x02"),
        ("a.yaml", b"edition: &a 2568\nitems: *a\n"),
        ("a.yaml", b"edition: 2568\n---\nedition: 2568\n"),
        ("a.json", b"[" * 5_000),
        ("a.yaml", b"!!python/object/apply:os.system [ls]"),
    ],
)
def it_says_what_breaks_the_syntax(name, data, capsys):
    Path(name).write_bytes(data)
    require_refusal(ita_here(capsys, "score", name), (name, "แก้ไขไฟล์ตรงตำแหน่งที่ระบุ", "ITA-E201"))


BOOK_FAULTS = {
    "too high": (("items.IIT.i2", "score"), 150, "นอกช่วง 0 ถึง 100", "E205"),
    "negative": (("items.OIT.o6", "score"), -50, "นอกช่วง 0 ถึง 100", "E205"),
    "text": (("items.EIT1.e4", "score"), "ราว 97", "ต้องเป็นตัวเลข แต่พบ ราว 97", "E205"),
    "half a person": (("items.IIT.i2.counts[6]", "[1]"), 1.5, "จำนวนเต็ม", "E205"),
    "share above 100": (("items.IIT.i2.percent[6]", "[1]"), 101, "นอกช่วง", "E205"),
    "published text": (("published.total", "."), "เก้าสิบหก", "ต้องเป็นตัวเลข", "E205"),
    "unknown level": (("published.level", "."), "ผ่านแน่", "ผ่านดีเยี่ยม", "E205"),
    "neither yes nor blank": (("items.IIT.i3", "derived?"), "ไม่", "เลือก ใช่", "E205"),
    "edition nobody has": (("edition", "."), 2599, "ปีที่ใช้ได้คือ 2564", "E301"),
    "edition in words": (("edition", "."), "ปีนี้", "ต้องเป็นตัวเลข", "E205"),
}


@pytest.mark.parametrize("name", BOOK_FAULTS)
def it_names_sheet_and_cell_of_a_fault_in_a_workbook(name, capsys):
    cell, value, words, code = BOOK_FAULTS[name]
    [place] = edited_book(Path("b.xlsx"), {cell: value})
    require_refusal(ita_here(capsys, "score", "b.xlsx"), (f"{place}: ", words, f"ITA-{code}"))


def it_does_not_take_an_error_value_for_an_empty_cell(capsys):
    [place] = edited_book(Path("b.xlsx"), {("items.EIT1.e4", "score"): "#DIV/0!"})
    require_refusal(ita_here(capsys, "score", "b.xlsx"), (f"{place}: ", "ใส่ค่าเอง", "ITA-E205"))


def it_names_the_row_whose_hidden_key_no_item_has(capsys):
    [place] = edited_book(Path("b.xlsx"), {("items.IIT.i1", "A"): "items.IIT.i99"})
    row = re.search(r"\d+$", place)[0]
    done = ita_here(capsys, "score", "b.xlsx")
    fault = ("b.xlsx แผ่นงาน IIT ช่อง ", "หมายถึง i9 หรือไม่", "ITA-E206")
    require_refusal(done, fault, fault)  # the score of the item, and the division that answers for it
    assert set(re.findall(r"ช่อง [A-Z]+(\d+): ", done.err)) == {row}


def it_names_the_cell_of_shares_that_do_not_add_up(capsys):
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


def it_asks_for_an_edition_that_was_deleted_from_a_workbook(capsys):
    edited_book(Path("b.xlsx"), {("edition", "."): None})
    require_refusal(ita_here(capsys, "score", "b.xlsx"), ("b.xlsx", "edition", "ITA-E203"))


def it_reports_all_faults_of_a_workbook_together(capsys):
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


def it_tells_answers_that_contradict_the_printed_score(capsys):
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
    line = next(row for row in done.out.splitlines() if "answers-differ" in row)
    assert line.startswith(f"[ผิด] {places[0]}: ")
    assert "(ควรเป็น 66.67 แต่พบ 99.33)" in line


@pytest.mark.parametrize("name", FOREIGN)
@pytest.mark.parametrize("command", [*READING, *WRITING])
def it_refuses_a_foreign_file_and_leaves_the_old_output_whole(name, command, folder, capsys):
    make, code, words = FOREIGN[name]
    Path("b.xlsx").write_bytes(make())
    out, arguments = WRITING.get(command, ("untouched", READING.get(command)))
    Path(out).write_bytes(OLD)
    done = ita_here(capsys, *arguments, "b.xlsx", *(["-o", out] if command in WRITING else []))
    require_refusal(done, ("b.xlsx: ", words, code))
    assert Path(out).read_bytes() == OLD
    assert {path.name for path in folder.iterdir()} == {"b.xlsx", out}


@pytest.mark.parametrize("name", FOREIGN)
def it_refuses_a_foreign_letterhead(name, capsys):
    make, code, _ = FOREIGN[name]
    if name == "renamed .docx":
        make = sound_book
    Path("b.xlsx").write_bytes(sound_book())
    Path("paper.docx").write_bytes(make())
    Path("out.docx").write_bytes(OLD)
    done = ita_here(capsys, "report", "b.xlsx", "-o", "out.docx", "--letterhead", "paper.docx")
    require_refusal(done, ("paper.docx: ", "", code))
    assert Path("out.docx").read_bytes() == OLD


def it_refuses_foreign_files_without_a_traceback_in_a_process_of_its_own(folder):
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
def it_says_which_file_is_missing_or_of_no_use(name, words, code, capsys):
    Path("folder.xlsx").mkdir()
    Path("a.csv").write_text("a,b")
    require_refusal(ita_here(capsys, "score", name), (f"{name}: ", words, code))


def refuse(error: int):
    def refusing(*_: object, **__: object) -> None:
        raise OSError(error, os.strerror(error))

    return refusing


def _written(command: str, target: str, capsys) -> Done:
    Path("b.xlsx").write_bytes(sound_book())
    return ita_here(capsys, *WRITING[command][1], "b.xlsx", "-o", target)


@pytest.mark.parametrize("command", WRITING)
def it_says_that_the_folder_of_the_output_is_missing(command, folder, capsys):
    done = _written(command, f"nowhere/{WRITING[command][0]}", capsys)
    require_refusal(done, (WRITING[command][0], "สร้างโฟลเดอร์ก่อน", "ITA-E105"))
    assert {path.name for path in folder.iterdir()} == {"b.xlsx"}


@pytest.mark.parametrize("command", WRITING)
def it_says_that_the_folder_of_the_output_is_a_file(command, folder, capsys):
    Path("file").write_bytes(OLD)
    done = _written(command, f"file/{WRITING[command][0]}", capsys)
    require_refusal(done, ("", "", "ITA-E105"))
    assert Path("file").read_bytes() == OLD
    assert {path.name for path in folder.iterdir()} == {"b.xlsx", "file"}


@pytest.mark.parametrize("command", WRITING)
def it_does_not_take_a_folder_for_the_output(command, capsys):
    target = Path(WRITING[command][0])
    target.mkdir()
    done = _written(command, str(target), capsys)
    require_refusal(done, (str(target.resolve()), "ระบุชื่อไฟล์", "ITA-E105"))
    assert list(target.iterdir()) == []


@pytest.mark.parametrize("command", WRITING)
def it_keeps_the_old_output_that_is_open_in_another_program(command, folder, capsys, monkeypatch):
    out = WRITING[command][0]
    Path(out).write_bytes(OLD)
    monkeypatch.setattr(os, "replace", refuse(errno.EACCES))
    done = _written(command, out, capsys)
    require_refusal(done, (str(Path(out).resolve()), "ปิดไฟล์ใน Excel หรือ Word แล้วสั่งอีกครั้ง", "ITA-E105"))
    assert Path(out).read_bytes() == OLD
    assert {path.name for path in folder.iterdir()} == {"b.xlsx", out}


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (errno.ENOSPC, "เต็ม"),
        (errno.EACCES, "ไม่มีสิทธิ์เขียน"),
        (errno.EROFS, "ไม่มีสิทธิ์เขียน"),
        (errno.EIO, "บันทึกไฟล์ไม่ได้"),
    ],
)
@pytest.mark.parametrize("command", WRITING)
def it_leaves_nothing_half_written_where_writing_fails(command, error, words, folder, capsys, monkeypatch):
    out = WRITING[command][0]
    Path(out).write_bytes(OLD)
    monkeypatch.setattr(os, "fsync", refuse(error))
    done = _written(command, out, capsys)
    require_refusal(done, ("", words, "ITA-E105"))
    assert Path(out).read_bytes() == OLD
    assert {path.name for path in folder.iterdir()} == {"b.xlsx", out}


@pytest.mark.parametrize("command", WRITING)
def it_does_not_overwrite_a_file_that_may_only_be_read(command, folder, capsys, monkeypatch):
    out = Path(WRITING[command][0])
    out.write_bytes(OLD)
    asked = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != out.resolve() and asked(path, mode))
    require_refusal(_written(command, str(out), capsys), (str(out.resolve()), "อ่านได้อย่างเดียว", "ITA-E105"))
    assert out.read_bytes() == OLD


def it_keeps_the_old_output_where_a_text_does_not_fit_a_cell(capsys):
    Path("a.yaml").write_text(f"edition: 2568\nnote: {'ก' * 40_000}\n", "utf-8")
    Path("book.xlsx").write_bytes(OLD)
    done = ita_here(capsys, "new", "--from", "a.yaml", "-o", "book.xlsx")
    require_refusal(done, ("", "32,767", "ITA-E401"))
    assert Path("book.xlsx").read_bytes() == OLD


@pytest.mark.parametrize("target", ["file", "file/inside"])
def it_says_that_demo_cannot_make_its_folder(target, folder, capsys):
    Path("file").write_bytes(OLD)
    done = ita_here(capsys, "demo", "-o", target)
    require_refusal(done, (f"{target}: ", "เลือกโฟลเดอร์อื่นด้วย -o", "ITA-E105"))
    assert [path.name for path in folder.iterdir()] == ["file"]
    assert Path("file").read_bytes() == OLD


def it_keeps_both_old_files_where_demo_cannot_write(folder, capsys, monkeypatch):
    for name in ("demo.xlsx", "demo.docx"):
        Path(name).write_bytes(OLD)
    monkeypatch.setattr(os, "replace", refuse(errno.EBUSY))
    done = ita_here(capsys, "demo")
    require_refusal(done, (str(Path("demo.xlsx").resolve()), "ปิดไฟล์", "ITA-E105"))
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"demo.xlsx": OLD, "demo.docx": OLD}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["new", "-o", "book.xlsx"], "--edition"),
        (["new", "--edition", "2599", "-o", "book.xlsx"], "2568"),
        (["new", "--edition", "2568", "-o", "book.xls"], ".xlsx"),
        (["new", "--edition", "2567", "--from", "b.xlsx", "-o", "book.xlsx"], "2568"),
        (["export", "b.xlsx", "-o", "out.txt"], ".yaml .yml .json"),
        (["report", "b.xlsx", "-o", "out.odt"], ".docx .html .pdf .json"),
        (["report", "b.xlsx", "-o", "out.docx", "--format", "html"], ".html"),
        (["report", "b.xlsx", "-o", "out.html", "--letterhead", "b.xlsx"], ".docx"),
    ],
)
def it_writes_nothing_that_was_asked_for_wrongly(arguments, words, folder, capsys):
    Path("b.xlsx").write_bytes(sound_book())
    done = ita_here(capsys, *arguments)
    assert (done.code, done.out, len(done.faults)) == (2, "", 1)
    assert words in done.err
    assert [path.name for path in folder.iterdir()] == ["b.xlsx"]


@pytest.mark.parametrize("arguments", [["score", "b.xlsx", "--debug"], ["--debug", "score", "b.xlsx"]])
def it_shows_the_traceback_only_when_asked(arguments, capsys):
    Path("b.xlsx").write_bytes(FOREIGN["old .xls"][0]())
    done = ita_here(capsys, *arguments)
    assert done.code == 2
    assert done.err.startswith("Traceback (most recent call last):")
    assert "ita_tools.errors.FileForeign" in done.err
    assert done.faults[-1].startswith("b.xlsx: ")
    assert "Traceback" not in ita_here(capsys, "score", "b.xlsx").err
