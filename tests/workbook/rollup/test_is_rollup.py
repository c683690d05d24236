"""Recognition of earlier roll-ups."""

from __future__ import annotations

import pytest

from ita_tools.workbook.rollup import is_rollup
from tests.files.books import book_with
from tests.workbook.books import demo, save
from tests.workbook.rollup.sample import sample


class DescribeIsRollup:
    """Whether a file is a roll-up."""

    def it_recognises_a_roll_up(self, tmp_path):
        (tmp_path / "a.xlsx").write_bytes(sample())
        assert is_rollup(tmp_path / "a.xlsx")

    @pytest.mark.parametrize("data", [b"", b"ITA rollup", book_with("A1"), book_with("A1", "XFD1048576")])
    def it_recognises_no_other_file(self, data, tmp_path):
        (tmp_path / "a.xlsx").write_bytes(data)
        assert not is_rollup(tmp_path / "a.xlsx")
        assert not is_rollup(tmp_path / "none.xlsx")

    def it_recognises_no_workbook_of_an_agency(self, tmp_path):
        assert not is_rollup(save(demo(), tmp_path / "a.xlsx"))
