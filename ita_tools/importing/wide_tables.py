"""Tables with a column for each figure and a row for each agency, year or part."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ita_tools.errors import FileForeign
from ita_tools.importing.codes import printed_code
from ita_tools.importing.figure_rows import subject_of_row
from ita_tools.importing.headings import NOT_A_SCORE, figure_in, tools_named, years_named
from ita_tools.importing.item_rows import tools_of_item
from ita_tools.importing.lines import Doubt, Field, Line, Reading, score_from
from ita_tools.importing.wording import titles_of
from ita_tools.rubric import Edition
from ita_tools.thai import fold_closely

__all__ = ["WideTable", "wide_tables"]

_LEAST_FIELDS, _HALF = 3, 0.5
_LONGEST_NAME, _LONGEST_HEADING = 60, 300
_AGENCY = re.compile(r"(?:ชื่อ)?(?:หน่วยงาน|อปท\.?|องค์กรปกครองส่วนท้องถิ่น|หน่วยงานที่รับการประเมิน)")
_INDICATOR = re.compile(r"ตัวชี้วัด(?:ที่)?")
_DATE = re.compile(r"\d{1,4}[/-]\d{1,2}[/-]\d{1,4}")
_OF_FORM = re.compile(r".{1,80}?\[(.+)\]")
"""A heading of an online form: the question, and the row of its grid in brackets."""
_LEVEL = re.compile(r"ระดับ(?:ผล)?(?:การประเมิน)?")


class _Row(NamedTuple):
    """A row of figures: what names it, its year and its tool."""

    line: Line
    agency: str
    label: str
    year: int | None
    tool: str


@dataclass
class WideTable:
    """Headings that name figures, and the rows below them."""

    columns: dict[int, Field]
    agency_column: int = -1
    rows: list[_Row] = field(default_factory=list)


def wide_tables(lines: Sequence[Line], edition: Edition, agency: str = "") -> tuple[list[Reading], set[int]]:
    """Return the readings of all wide tables and the places in ``lines`` of their rows.

    ``agency`` is the one whose row is meant where a table has several.

    Raises
    ------
    FileForeign
        A table has rows of several agencies, and none is the one that is meant.
    """
    readings: list[Reading] = []
    used: set[int] = set()
    n = 0
    while n < len(lines):
        table = _table_at(lines, n, edition)
        if table is None:
            n += 1
            continue
        used.update(range(n, n + 1 + len(table.rows)))
        n += 1 + len(table.rows)
        readings += _readings(table, edition, agency)
    return readings, used


def _table_at(lines: Sequence[Line], start: int, edition: Edition) -> WideTable | None:
    below = lines[start + 1].cells if start + 1 < len(lines) else ()
    if sum(bool(figure_in(cell)) for cell in below) < _LEAST_FIELDS - 1:
        return None
    columns = _columns(lines[start], lines[start - 1] if start else None, edition)
    if len(columns) < _LEAST_FIELDS:
        return None
    heading = lines[start]
    named = next((n for n, cell in enumerate(heading.cells) if _AGENCY.fullmatch(cell)), -1)
    table = WideTable(columns, named)
    for line in lines[start + 1 :]:
        row = _row(line, table, edition)
        if row is None or line.source != heading.source:
            break
        table.rows.append(row)
    return table if table.rows else None


def _columns(line: Line, above: Line | None, edition: Edition) -> dict[int, Field]:
    """Return the fields that the headings of a row name; nothing for a row of another kind."""
    if len(line.cells) < _LEAST_FIELDS:
        return {}
    if numbered := _numbered(line, edition):
        return numbered
    if any(figure_in(cell) for cell in line.cells):
        return {}
    upper = above.cells if above is not None and len(above.cells) == len(line.cells) else ()
    fields: dict[int, Field] = {}
    for n, cell in enumerate(line.cells):
        path = _field(cell, upper[n] if upper else "", edition) if 0 < len(cell) <= _LONGEST_HEADING else None
        if path is not None:
            fields[n] = path
    twice = {path for path, count in Counter(fields.values()).items() if count > 1}
    return {n: path for n, path in fields.items() if path not in twice}


def _numbered(line: Line, edition: Edition) -> dict[int, Field]:
    """Return the columns of a row such as: ตัวชี้วัดที่ 1 2 3 and so on."""
    numbers = [cell for cell in line.cells[1:] if cell]
    codes = [each.code for each in edition.indicators]
    if not _INDICATOR.fullmatch(line.cells[0]) or numbers != codes:
        return {}
    return {n: ("indicators", cell) for n, cell in enumerate(line.cells) if n and cell}


def _field(cell: str, upper: str, edition: Edition) -> Field | None:
    """Return the path of the figures below a heading; an item without its part has no tool."""
    inner = _OF_FORM.fullmatch(cell)
    code = printed_code(cell) or (printed_code(inner[1]) if inner else None)
    titles = titles_of(edition, "items")
    name = f"{code.letter}{code.number}" if code and code.plain else ""
    tools = tools_named(cell, edition, part_alone=True) or tools_named(upper, edition, part_alone=True)
    if not name and len(cell) > _LONGEST_NAME and (best := titles.best(cell)) and best.clear:
        name = best.code
    if name in edition.item_by_code:
        return "items", *sorted(tools)[:1], name
    if NOT_A_SCORE.search(cell):
        return None
    if _LEVEL.fullmatch(cell):
        return ("level",)
    subject = subject_of_row(Line("", 0, (cell,)), edition)
    return subject[0] if subject else None


def _row(line: Line, table: WideTable, edition: Edition) -> _Row | None:
    figures = sum(bool(figure_in(line.cells[n])) for n in table.columns if n < len(line.cells))
    if figures < max(1, _HALF * sum(path != ("level",) for path in table.columns.values())):
        return None
    labels = [cell for n, cell in enumerate(line.cells) if n not in table.columns and cell]
    texts = [cell for cell in labels if not figure_in(cell)]
    text = _DATE.sub("", " ".join(texts))
    years = set(years_named(text))
    tools = tools_named(text, edition, part_alone=True)
    if not tools and subject_of_row(Line("", 0, tuple(texts)), edition) not in (None, (("total",), {0})):
        return None
    if any(printed_code(cell) for cell in texts):
        return None
    agency = line.cells[table.agency_column] if 0 <= table.agency_column < len(line.cells) else ""
    tool = tools.pop() if len(tools) == 1 else ""
    return _Row(line, agency, text, years.pop() if len(years) == 1 else None, tool)


def _readings(table: WideTable, edition: Edition, agency: str) -> Iterator[Reading]:
    of_scores = [row for row in table.rows if not NOT_A_SCORE.search(row.label) or row.agency]
    rows = _rows_of_agency(of_scores, agency)
    keys = Counter((row.year, row.tool) for row in rows)
    for row in rows:
        if keys[row.year, row.tool] > 1:  # answers of respondents, or rows that nothing tells apart
            continue
        for n, path in table.columns.items():
            if n < len(row.line.cells):
                yield from _reading(row, n, path, edition)
        if row.agency:
            yield Reading(
                ("agency", "name"), row.agency, row.line, table.agency_column, "ตาราง: หน่วยงานของแถว"
            )


def _rows_of_agency(rows: Sequence[_Row], agency: str) -> Sequence[_Row]:
    names = {fold_closely(row.agency) for row in rows if row.agency}
    if len(names) < 2:
        return rows
    chosen = [row for row in rows if fold_closely(row.agency) == fold_closely(agency)]
    if not chosen:
        line = rows[0].line
        raise FileForeign(
            f"มีผลของ {len(names)} หน่วยงานในตารางเดียว เช่น {rows[0].agency} และ {rows[1].agency}",
            where=line.where(),
            remedy="ใช้ --into กับสมุดงานของหน่วยงานที่ต้องการ หรือคัดลอกเฉพาะแถวหัวตารางและแถวของหน่วยงานเดียว",
        )
    return chosen


def _reading(row: _Row, cell: int, path: Field, edition: Edition) -> Iterator[Reading]:
    text = row.line.cells[cell]
    how = "ตารางแถวละหน่วยงาน"
    if path == ("level",):
        name = text.replace(" ", "")
        if name in {band.name for band in edition.bands} and row.year in (None, edition.year):
            yield Reading(("published", "level"), name, row.line, cell, how)
        return
    value = score_from(figure_in(text))
    if value is None:
        return
    placed = _placed(path, row.tool, edition)
    if placed is None:
        return
    target, doubt = placed
    if row.year in (None, edition.year):
        yield Reading(target, value, row.line, cell, how, doubt)
    elif row.year == edition.year - 1:
        yield Reading(("previous", *target), value, row.line, cell, how, doubt)
    elif target == ("published", "total") and row.year is not None and row.year < edition.year:
        yield Reading(("history", str(row.year)), value, row.line, cell, how)


def _placed(path: Field, tool: str, edition: Edition) -> tuple[Field, Doubt] | None:
    """Return the full path of a column in a row of a tool, and its doubt."""
    if path[0] == "items":
        code = path[-1]
        named = path[1] if len(path) > 2 else tool
        if tool and len(path) > 2 and tool != named:
            return None
        item_tool, doubt = tools_of_item(code, named, edition)
        return ("items", item_tool, code), doubt
    if path[0] == "indicators" and tool:
        tools = edition.indicator_by_code[path[1]].tools
        if tool not in tools:
            return None
        return (("published", "parts", tool, path[1]) if len(tools) > 1 else ("published", *path)), ""
    return ("published", *path), ""
