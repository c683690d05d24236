"""Assessment files that cannot be used: line, key and remedy of every fault."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.bundled import case_text
from tests.cli.refusal import require_refusal
from tests.cli.running import ita_here

pytestmark = pytest.mark.usefixtures("folder")


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
    "edition nobody has": ("edition: 2568\nnote", "edition: 2599\nnote", "edition", "ปีที่ใช้ได้คือ 2564", "E301"),
    "edition in words": ("edition: 2568\nnote", "edition: ปีนี้\nnote", "edition", "ต้องเป็นตัวเลข", "E205"),
    "misspelt key": ("constraints:", "constraint:", "constraint", "หมายถึง constraints หรือไม่", "E202"),
    "key given twice": ("i2: 96.67", "i1: 96.67", "items.IIT.i1", "ซ้ำกัน", "E204"),
}


class DescribeAssessmentFile:
    @pytest.mark.parametrize("name", TEXT_FAULTS)
    def it_is_refused_with_line_and_key_of_the_fault(self, name, folder, capsys):
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

    def it_is_refused_without_an_edition(self, capsys):
        Path("a.yaml").write_text(the_case_with(("edition: 2568\nnote", "note")), "utf-8")
        require_refusal(ita_here(capsys, "score", "a.yaml"), ("a.yaml", "เพิ่มหัวข้อ edition", "ITA-E203"))

    def it_is_refused_with_all_faults_together(self, capsys):
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

    def it_is_refused_with_all_unknown_items_together(self, capsys):
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
    def it_is_refused_with_the_place_of_a_syntax_error(self, name, data, capsys):
        Path(name).write_bytes(data)
        require_refusal(ita_here(capsys, "score", name), (name, "แก้ไขไฟล์ตรงตำแหน่งที่ระบุ", "ITA-E201"))
