"""The open workbook behind engines with and without formats and paths."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from ita_tools.jobs.load import load_file
from tests.workbook.books import demo, save
from tests.xlwings_addin.replay import replayed
from xlwings_addin.open_book import OpenBook, _read_sheet


class Cells:
    """A range of a sheet with values and perhaps formats."""

    def __init__(self, rows, formats, at=((1, 1), (1, 1))):
        self.rows, self.formats, ((self.top, self.left), (self.bottom, self.right)) = rows, formats, at

    def options(self, **options):
        assert options == {"ndim": 2, "err_to_str": True}
        return self

    @property
    def value(self):
        return [row[self.left - 1 : self.right] for row in self.rows[self.top - 1 : self.bottom]]

    @property
    def number_format(self):
        if self.formats is None:
            raise NotImplementedError
        return self.formats.get((self.top, self.left), "General")


def sheet_of(rows, formats=None):
    end = SimpleNamespace(row=len(rows), column=len(rows[0]))
    return SimpleNamespace(
        name="IIT",
        used_range=SimpleNamespace(last_cell=end),
        range=lambda first, last=None: Cells(rows, formats, (first, last or first)),
    )


ROWS = [
    ["#ita items.IIT", "score"],
    ["items.IIT.i1", 0.9933],
    ["items.IIT.i2", 0.53],
    ["items.IIT.i3.counts[2]", 1.0],
    ["=heading", 0.5],
]


class Broken:
    """An engine that fails to return the path of a workbook."""

    name = "สมุดงาน1"

    @property
    def fullname(self):
        raise RuntimeError("no local copy of this SharePoint file")


class DescribeReading:
    def it_reads_a_percentage_as_the_cell_shows_it(self):
        formats = dict.fromkeys([(2, 2), (4, 2), (5, 2)], "0.00%")
        assert [row[1] for row in _read_sheet(sheet_of(ROWS, formats)).rows] == [
            "score",
            "99.33%",
            0.53,
            1.0,
            0.5,
        ]

    def it_reads_plain_numbers_where_the_engine_has_no_formats(self):
        assert [row[1] for row in _read_sheet(sheet_of(ROWS)).rows] == ["score", 0.9933, 0.53, 1.0, 0.5]

    def it_reads_the_same_as_from_the_file(self, tmp_path):
        path = save(demo(), tmp_path / "book.xlsx")
        with replayed(path) as book:
            assert OpenBook(book).read().assessment == load_file(path).assessment == demo()


class DescribeFolder:
    @pytest.mark.parametrize("fullname", ["สมุดงาน1", "https://x.sharepoint.com/a/b.xlsm", "/no/such/b.xlsm"])
    def it_is_none_where_files_have_no_path(self, fullname):
        assert OpenBook(SimpleNamespace(name="x", fullname=fullname)).folder is None

    def it_is_none_where_the_engine_fails(self):
        assert OpenBook(Broken()).folder is None

    def it_is_the_folder_of_a_saved_book(self, tmp_path):
        assert OpenBook(SimpleNamespace(name="a.xlsm", fullname=str(tmp_path / "a.xlsm"))).folder == tmp_path


class DescribeOpenBook:
    def it_uses_the_status_bar_without_a_status_cell(self):
        app = SimpleNamespace(status_bar=None)
        OpenBook(SimpleNamespace(name="x", names=[], app=app)).show_status("เสร็จแล้ว")
        assert app.status_bar == "เสร็จแล้ว"

    def it_recalculates_where_the_engine_can(self):
        done: list[str] = []

        def app_of(api: object) -> SimpleNamespace:
            return SimpleNamespace(api=api, calculate=lambda: done.append("some"))

        for api in (SimpleNamespace(CalculateFull=lambda: done.append("full")), object()):
            OpenBook(SimpleNamespace(app=app_of(api))).recalculate()
        OpenBook(SimpleNamespace()).recalculate()
        assert done == ["full", "some"]
