"""A roll-up is known again; nothing else is taken for one."""

from __future__ import annotations

import pytest

from ita_tools.workbook.rollup.output_mark import is_rollup
from tests.files.books import book_with
from tests.workbook.books import demo, save
from tests.workbook.rollup.sample import sample


def it_knows_its_own_output(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(sample())
    assert is_rollup(tmp_path / "a.xlsx")


@pytest.mark.parametrize("data", [b"", b"ITA rollup", book_with("A1"), book_with("A1", "XFD1048576")])
def it_takes_nothing_else_for_one(data, tmp_path):
    (tmp_path / "a.xlsx").write_bytes(data)
    assert not is_rollup(tmp_path / "a.xlsx")
    assert not is_rollup(tmp_path / "none.xlsx")


def it_tells_an_agency_s_workbook_apart(tmp_path):
    assert not is_rollup(save(demo(), tmp_path / "a.xlsx"))
