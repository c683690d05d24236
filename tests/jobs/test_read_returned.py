"""Books that came back: the good ones, and for each of the others its name and the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from ita_tools.jobs import read_returned as receiving
from ita_tools.jobs.read_returned import read_returned
from ita_tools.jobs.stamp_source import source_of
from tests.bundled import bundled, case_text
from tests.files.books import DOCTYPE, book


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "ดี.yaml"
    path.write_text(case_text(), "utf-8")
    return path


def it_reads_a_book_and_names_it_with_its_hash(good: Path) -> None:
    found = read_returned([good])
    assert found.broken == ()
    (returned,) = found.books
    assert returned.assessment == bundled().assessment
    assert returned.source == source_of(good)


def it_goes_on_after_a_book_it_cannot_use(good: Path, tmp_path: Path) -> None:
    bad = {
        "ว่าง.xlsx": b"",
        "ข้อความ.xlsx": b"abc",
        "ร้าย.xlsx": book({"xl/a.xml": DOCTYPE}),
        "รูป.png": b"x",
        "ปี.yaml": b"edition: 2599",
        "ข้อ.yaml": b"edition: 2568\nitems: {IIT: {i77: 1}}",
    }
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
    found = read_returned([*(tmp_path / name for name in bad), tmp_path / "ไม่มี.xlsx", good])
    assert [name for name, _ in found.broken] == [*bad, "ไม่มี.xlsx"]
    assert all(reason.strip() for _, reason in found.broken)
    assert "i77" in dict(found.broken)["ข้อ.yaml"]
    assert not any(name in reason for name, reason in found.broken), "the name is told beside the reason"
    assert [returned.source for returned in found.books] == [source_of(good)]


def it_takes_a_file_named_twice_once(good: Path) -> None:
    assert len(read_returned([good, good]).books) == 1


def it_does_not_stop_at_a_fault_nobody_thought_of(
    good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd, real = tmp_path / "แปลก.yaml", receiving.read_file

    def read(path: Path) -> object:
        if path == odd:
            raise RecursionError
        return real(path)

    monkeypatch.setattr(receiving, "read_file", read)
    found = read_returned([odd, good])
    assert found.broken == (("แปลก.yaml", "อ่านไฟล์นี้ไม่ได้ (RecursionError) — ขอไฟล์ใหม่จากผู้ส่ง [ITA-E102]"),)
    assert len(found.books) == 1


def it_has_nothing_to_say_of_no_files() -> None:
    assert read_returned([]) == receiving.Received()
