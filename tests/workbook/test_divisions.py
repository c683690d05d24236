"""Sheet สำนักและกอง: its counts are those of the engine, in another program too."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ita_tools.assessment import Division
from ita_tools.assessment.exchange import RETURNED, REVIEWED
from tests.libreoffice import recalculate
from tests.workbook.books import disagreements, save
from tests.workbook.divided_book import main_book


class DescribeDivisionsSheet:
    """Counts of the divisions, by the engine and by another program."""

    @pytest.mark.libreoffice
    def it_counts_by_full_and_short_name_and_by_state(self, tmp_path: Path) -> None:
        book = main_book()
        book = replace(
            book,
            states={"o1": RETURNED, "1": REVIEWED, "i1": REVIEWED},
            division_list=(*book.division_list, Division("กองว่าง"), Division("", "กช")),
        )
        (path,) = recalculate([save(book, tmp_path / "book.xlsx")], tmp_path / "out")
        assert disagreements(book, path) == []
