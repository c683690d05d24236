"""Accidents that happen to saved workbooks, and what an officer sees on the sheets afterwards."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ita_tools.rubric import load_edition
from ita_tools.workbook.hidden_keys import END, START
from ita_tools.workbook.read_book import read_book
from ita_tools.workbook.xlsx_values import read_sheets

__all__ = ["ACCIDENTS", "differing_scores"]

Accident = Callable[[Workbook, random.Random], None]
_HIDDEN_KEYS = 1
_FIRST_VISIBLE = 2


def _seen_scores(path: Path, year: int) -> dict[tuple[str, str], str]:
    """Return the score that stands in the row of each visible code of the sheets of items, by tool and code.

    A code that stands twice with different scores, or whose question is another, is left out.
    """
    titles = {(tool, item.code): item.title for item in load_edition(year).items for tool in item.tools}
    seen: dict[tuple[str, str], str] = {}
    twice = set()
    for sheet in read_sheets(path):
        for top, cells in enumerate(sheet.rows):
            marker = str(cells[0] or "") if cells else ""
            if not marker.startswith(f"{START}items."):
                continue
            tool = marker.removeprefix(f"{START}items.").split(" ")[0]
            header = [str(value or "") for value in cells]
            code, title, score = (header.index(key) for key in ("=code", "=title", "score"))
            for row in sheet.rows[top + 2 :]:
                texts = ["" if value is None else str(value) for value in row] + [""] * len(header)
                if texts[0] == END:
                    break
                place = (tool, texts[code])
                if not texts[title].startswith(titles.get(place, "-")):
                    continue
                if seen.setdefault(place, texts[score]) != texts[score]:
                    twice.add(place)
    return {place: value for place, value in seen.items() if value and place not in twice}


def _typed_scores(path: Path) -> dict[tuple[str, str], str]:
    """Return the scores that are read, by tool and code."""
    items = read_book(path).assessment.items
    return {
        (tool, code): f"{answer.score:f}"
        for tool, answers in items.items()
        for code, answer in answers.items()
        if answer.score is not None
    }


def differing_scores(path: Path, year: int) -> dict[tuple[str, str], tuple[str | None, str | None]]:
    """Return what is read and what is seen of each score where the two differ.

    Raises
    ------
    ItaError
        The file is refused.
    """
    read, seen = _typed_scores(path), _seen_scores(path, year)
    return {
        place: (read.get(place), seen.get(place))
        for place in {*read, *seen}
        if float(read.get(place, "nan")) != float(seen.get(place, "nan"))
    }


def _tables(sheet: Worksheet) -> Iterator[tuple[int, int]]:
    """Yield first and last row of the rows of each table."""
    top = 0
    for (each,) in sheet.iter_rows(max_col=1):
        text = str(each.value or "")
        if text.startswith(START):
            top = each.row + 2
        elif text == END and top:
            yield top, each.row - 1
            top = 0


def _any_table(book: Workbook, chance: random.Random) -> tuple[Worksheet, int, int]:
    choices = [(sheet, *rows) for sheet in book.worksheets for rows in _tables(sheet) if rows[1] > rows[0]]
    return chance.choice(choices)


def _sort(book: Workbook, chance: random.Random, first_column: int) -> None:
    sheet, top, end = _any_table(book, chance)
    columns = range(first_column, sheet.max_column + 1)
    rows = [[sheet.cell(row, column).value for column in columns] for row in range(top, end + 1)]
    by = chance.randrange(len(rows[0]))
    rows.sort(key=lambda row: (row[by] is None, str(row[by])), reverse=chance.random() < 0.5)
    _put(sheet, top, first_column, rows)


def _put(sheet: Worksheet, top: int, first_column: int, rows: list[list[object]]) -> None:
    for row, values in enumerate(rows, top):
        for column, value in enumerate(values, first_column):
            sheet.cell(row, column).value = value  # type: ignore[assignment]


def _sort_visible(book: Workbook, chance: random.Random) -> None:
    _sort(book, chance, _FIRST_VISIBLE)


def _sort_all(book: Workbook, chance: random.Random) -> None:
    _sort(book, chance, _HIDDEN_KEYS)


def _paste_rows(book: Workbook, chance: random.Random) -> None:
    """Copy the visible cells of some rows over others; half of the time, clear where they stood."""
    sheet, top, end = _any_table(book, chance)
    height = chance.randint(1, min(4, end - top))
    source = chance.randint(top, end - height + 1)
    target = chance.randint(top, end - height + 1)
    columns = range(_FIRST_VISIBLE, sheet.max_column + 1)
    rows = [[sheet.cell(row, column).value for column in columns] for row in range(source, source + height)]
    if chance.random() < 0.5:
        _put(sheet, source, _FIRST_VISIBLE, [[None] * len(columns)] * height)
    _put(sheet, target, _FIRST_VISIBLE, rows)


def _copy_sheet(book: Workbook, chance: random.Random) -> None:
    """Copy a sheet, hide the copy or not, and change a few cells of one of the two."""
    sheet = chance.choice([each for each in book.worksheets if list(_tables(each))])
    copied = book.copy_worksheet(sheet)
    copied.sheet_state = chance.choice(["visible", "hidden", "veryHidden"])
    live = chance.choice([sheet, copied])
    top, end = chance.choice(list(_tables(live)))
    for _ in range(chance.randint(0, 3)):
        cell = live.cell(chance.randint(top, end), chance.randint(_FIRST_VISIBLE, live.max_column))
        cell.value = chance.choice([None, 50, "สำรอง"])


def _lose_looks(book: Workbook, chance: random.Random) -> None:
    """Keep the values alone, as a program does that knows no styles, names or hidden rows."""
    for sheet in book.worksheets:
        for dimension in (*sheet.row_dimensions.values(), *sheet.column_dimensions.values()):
            dimension.hidden = False
        for row in sheet.iter_rows():
            for cell in row:
                cell.style = "Normal"
    for name in list(book.defined_names):
        del book.defined_names[name]


def _rename_and_move(book: Workbook, chance: random.Random) -> None:
    """Rename sheets, change their order and insert rows and columns around their tables."""
    for number, sheet in enumerate(book.worksheets):
        sheet.title = f"แผ่น {number}"
    book.move_sheet(chance.choice(book.worksheets), chance.randint(-3, 3))
    sheet = chance.choice(book.worksheets)
    sheet.insert_rows(1, chance.randint(1, 3))


ACCIDENTS: dict[str, Accident] = {
    "rows sorted without the hidden column": _sort_visible,
    "rows sorted with the hidden column": _sort_all,
    "rows cut and pasted": _paste_rows,
    "a sheet copied": _copy_sheet,
    "looks lost": _lose_looks,
    "sheets renamed and moved": _rename_and_move,
}
