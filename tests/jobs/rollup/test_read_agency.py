"""One file becomes a row or a reason, whatever it holds."""

from __future__ import annotations

import os
from decimal import Decimal

import pytest

from ita_tools.assessment import Assessment
from ita_tools.assessment.distribution import BookOrigin
from ita_tools.jobs.rollup import read_agency as reading
from ita_tools.jobs.rollup.discover_files import Task
from ita_tools.jobs.rollup.read_agency import read_agency
from ita_tools.sharing.rollup.skipped_files import SkippedFile
from tests.jobs.rollup.folders import HOSTILE, text_file
from tests.sharing.rollup.agencies import assessed
from tests.workbook.books import save


def read(path):
    return read_agency(Task(path, path.name))


@pytest.fixture
def honest(tmp_path):
    return text_file(assessed("ก", "90", province="เลย"), tmp_path / "a.yaml")


def it_reads_a_text_file_and_a_workbook_alike(honest, tmp_path):
    book = read(save(assessed("ก", "90", province="เลย"), tmp_path / "a.xlsx"))
    text = read(honest)
    assert (text.name, text.province, text.total) == ("ก", "เลย", Decimal("90.00"))
    assert (book.total, book.tools, book.indicators) == (text.total, text.tools, text.indicators)
    assert len(text.source.digest) == 12
    assert text.source.digest != book.source.digest


def it_counts_what_should_be_mended(tmp_path):
    text = text_file(assessed("ก", "90"), tmp_path / "a.yaml")
    before = read(text).findings
    text.write_text(text.read_text("utf-8") + "published: {total: 10.00}\n", "utf-8")
    assert read(text).findings > before


@pytest.mark.parametrize("name", HOSTILE)
def it_says_why_a_file_cannot_be_used(name, tmp_path):
    (tmp_path / name).write_bytes(HOSTILE[name]())
    found = read(tmp_path / name)
    assert isinstance(found, SkippedFile)
    assert found.file == name
    assert found.code.startswith("ITA-E")
    assert found.code != "ITA-E000"
    assert found.reason
    assert found.remedy
    assert str(tmp_path) not in found.reason


def it_leaves_out_the_part_of_a_division(tmp_path):
    agency = assessed("ก").agency
    part = Assessment(2568, agency=agency, origin=BookOrigin("x", "กองคลัง"))
    assert "กองคลัง" in read(text_file(part, tmp_path / "a.yaml")).reason
    main = Assessment(2568, agency=agency, origin=BookOrigin("x"))
    assert read(text_file(main, tmp_path / "b.yaml")).name == "ก"


def it_leaves_out_a_blank_book_but_not_a_named_one(tmp_path):
    assert "ยังไม่ได้กรอก" in read(text_file(Assessment(2568), tmp_path / "a.yaml")).reason
    named = Assessment(2568, agency=assessed("ก").agency)
    assert read(text_file(named, tmp_path / "b.yaml")).total is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are a matter of POSIX")
def it_never_waits_for_a_pipe(tmp_path):
    os.mkfifo(tmp_path / "a.yaml")
    assert read(tmp_path / "a.yaml").code == "ITA-E102"


def it_says_that_a_file_has_gone(tmp_path):
    assert read(tmp_path / "a.yaml").code == "ITA-E101"


def it_is_not_stopped_by_a_fault_of_our_own(honest, monkeypatch):
    monkeypatch.setattr(reading, "load_file", lambda _: {}["nosuch"])
    found = read(honest)
    assert (found.code, "KeyError" in found.reason) == ("ITA-E000", True)
