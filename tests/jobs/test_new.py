"""New workbooks: empty or filled, and the requests that make no sense."""

from __future__ import annotations

import pytest

from ita_tools.assessment import Assessment
from ita_tools.errors import CommandMisused, EditionUnknown
from ita_tools.jobs.new import new_book
from ita_tools.jobs.opening import open_file
from tests.bundled import bundled, case_text
from tests.cli.broken import sound_book


@pytest.fixture
def case(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_text(case_text(), "utf-8")
    return path


def it_writes_an_empty_workbook(tmp_path):
    new_book(tmp_path / "a.xlsx", 2568)
    assert open_file(tmp_path / "a.xlsx").assessment == Assessment(2568)


@pytest.mark.parametrize("year", [None, 2568])
def it_fills_a_workbook_from_a_file(year, case, tmp_path):
    new_book(tmp_path / "a.XLSX", year, case)
    assert (tmp_path / "a.XLSX").read_bytes() == sound_book()
    assert open_file(tmp_path / "a.XLSX").assessment == bundled().assessment


def it_may_replace_the_workbook_it_reads(tmp_path):
    book = tmp_path / "a.xlsx"
    book.write_bytes(sound_book())
    new_book(book, source=book)
    assert book.read_bytes() == sound_book()


def it_refuses_requests_that_make_no_sense(case, tmp_path):
    for out, year, source in (("a.xls", 2568, None), ("a.xlsx", None, None), ("a.xlsx", 2567, case)):
        with pytest.raises(CommandMisused):
            new_book(tmp_path / out, year, source)
    with pytest.raises(EditionUnknown):
        new_book(tmp_path / "a.xlsx", 2599)
    assert list(tmp_path.iterdir()) == [case]
