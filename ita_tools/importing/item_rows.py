"""Items in rows of tables: code or title, then scores and shares of the answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from ita_tools.importing.codes import PrintedCode, Resolved, printed_code, resolve_code
from ita_tools.importing.headings import Context, figure_in, tools_named
from ita_tools.importing.lines import Doubt, Line, Reading, score_from
from ita_tools.importing.wording import Titles, titles_of
from ita_tools.rubric import Edition

__all__ = ["item_rows", "tools_of_item"]

_PERCENT = re.compile(r"(\d{1,3}(?:\.\d{1,2})?)\s*%")
_ALL = Decimal(100)
_SLACK = Decimal("0.1")
_TITLE_LEAST = 8
_SURELY = 0.8
"""How alike a wording without a code must be to a title."""


class _Group(NamedTuple):
    """A code and the cells that belong to it: from ``start`` up to ``end``, and the whole row if alone."""

    cell: int
    code: PrintedCode | None
    start: int
    end: int


def tools_of_item(code: str, named: str, edition: Edition) -> tuple[str, Doubt]:
    """Return the tool of an item, and whether that is doubtful: ``named`` is the tool that is printed."""
    tools = edition.item_by_code[code].tools
    if len(tools) == 1 or named in tools:
        return (named if named in tools else tools[0]), ""
    return tools[0], "place"


def item_rows(line: Line, context: Context) -> Iterator[Reading]:
    """Yield what a row of a table holds of items."""
    groups = _groups(line)
    for group in groups:
        resolved = _resolve(line, group, context, alone=len(groups) == 1)
        if resolved is None:
            continue
        readings = list(_readings(line, group, resolved, context))
        yield from readings
        if readings:
            context.previous = resolved.code


def _groups(line: Line) -> list[_Group]:
    codes = [
        (n, code)
        for n, cell in enumerate(line.cells)
        if cell and not figure_in(cell) and (code := printed_code(cell)) and (len(code.rest) < 300)
    ]
    last = len(line.cells)
    if not codes:
        return [_Group(-1, None, 0, last)]
    if len(codes) == 1 or (codes[0][0] > 0 and figure_in(line.cells[0])):
        return [_Group(n, code, 0, last) for n, code in codes[:1]]
    ends = [n for n, _ in codes[1:]] + [last]
    return [_Group(n, code, n, end) for (n, code), end in zip(codes, ends, strict=True)]


def _title(line: Line, group: _Group, edition: Edition) -> str:
    """Return the wording of the item: behind its code, else the cell that is most like a title."""
    if group.code and len(group.code.rest) >= _TITLE_LEAST and not tools_named(group.code.rest[:20], edition):
        return group.code.rest
    titles = titles_of(edition, "items")
    cells = [cell for cell in line.cells[group.start : group.end] if len(cell) >= _TITLE_LEAST]
    matches = [(match.likeness, cell) for cell in cells[:6] if (match := titles.best(cell))]
    return max(matches)[1] if matches else ""


def _resolve(line: Line, group: _Group, context: Context, *, alone: bool) -> Resolved | None:
    edition = context.edition
    if not any(figure_in(cell) or _PERCENT.fullmatch(cell) for cell in line.cells):
        return None
    titles = titles_of(edition, "items")
    title = _title(line, group, edition) if alone or (group.code and group.code.rest) else ""
    if group.code is None:
        return _by_title(title, context, titles) if title else None
    beside = title != group.code.rest
    return resolve_code(group.code, title, context.around(), edition, titles, beside=beside)


def _by_title(title: str, context: Context, titles: Titles) -> Resolved | None:
    """Return the item of a wording; of two tools with nearly the same item, that of the tool around it."""
    best = titles.best(title)
    if best and not best.clear:
        best = titles.best(title, context.around().letter)
    if best is None or not best.clear:
        return None
    return Resolved(best.code, "" if best.likeness > _SURELY else "code", "ข้อความ")


def _readings(line: Line, group: _Group, resolved: Resolved, context: Context) -> Iterator[Reading]:
    edition = context.edition
    named = _tool_of_row(line, group, context)
    shares = _shares(line, group)
    scores = _scores(line, group, context)
    if shares and len(scores) > 1:
        scores = scores[-1:]
    several = len({value for _, _, value in scores}) > 1
    parts = edition.item_by_code[resolved.code].tools
    if len(scores) == len(parts) > 1 and not any(tool for _, tool, _ in scores) and named not in parts:
        yield from _of_parts(line, resolved, scores, parts)
        return
    possible = _steps(resolved.code, edition)
    for cell, column_tool, value in scores:
        tool, doubt = tools_of_item(resolved.code, column_tool or named, edition)
        doubt = resolved.doubt or doubt
        if (several and not column_tool) or (possible and value not in possible):
            doubt = doubt or "place"
        yield Reading(("items", tool, resolved.code), value, line, cell, f"ตาราง: {resolved.by}", doubt)
    options = edition.item_by_code[resolved.code].scale.options
    if shares and len(shares) == len(options):
        tool, doubt = tools_of_item(resolved.code, named, edition)
        whole = abs(sum(shares) - _ALL) <= _SLACK
        path = ("items", tool, resolved.code, "percent")
        doubt = resolved.doubt or doubt or ("" if whole else "place")
        yield Reading(path, tuple(shares), line, group.cell, "ตาราง: สัดส่วนคำตอบ", doubt)


def _of_parts(
    line: Line, resolved: Resolved, scores: Sequence[tuple[int, str, Decimal]], parts: Sequence[str]
) -> Iterator[Reading]:
    """Yield as many scores as the item has tools, in their order: no heading names the tools."""
    for (cell, _, value), tool in zip(scores, parts, strict=True):
        how = f"ตาราง: {resolved.by} ตามลำดับของเครื่องมือ"
        yield Reading(("items", tool, resolved.code), value, line, cell, how, resolved.doubt or "place")


def _steps(code: str, edition: Edition) -> set[Decimal]:
    """Return the only scores of an item that the assessor gives in steps; nothing for any other item."""
    item = edition.item_by_code[code]
    if item.scale.kind != "steps" or item.parts:
        return set()
    return {Decimal(option.value) for option in item.scale.options}


def _tool_of_row(line: Line, group: _Group, context: Context) -> str:
    """Return the tool named with the code, in a cell of the row, or by the heading."""
    near = (line.cells[group.cell][:60],) if group.cell >= 0 else ()
    short = tuple(cell for cell in line.cells if 0 < len(cell) <= 40)
    for text in (*near, *short):
        tools = tools_named(text, context.edition, part_alone=len(text) <= 12)
        if len(tools) == 1 and (tool := tools.pop()) in context.edition.tool_by_code:
            return tool
    return context.row_tool if context.row_tool in context.edition.tool_by_code else context.tool


def _shares(line: Line, group: _Group) -> Sequence[Decimal]:
    cells = line.cells[max(group.start, group.cell + 1) : group.end]
    return [Decimal(match[1]) for cell in cells if (match := _PERCENT.fullmatch(cell))]


def _scores(line: Line, group: _Group, context: Context) -> list[tuple[int, str, Decimal]]:
    """Return cell, tool of its column, and value of the scores of this year in the cells of a group."""
    year = context.edition.year
    cells = [n for n in range(group.start, group.end) if n != group.cell and figure_in(line.cells[n])]
    columns = {n: context.column(line, n) for n in cells}
    cells = [n for n in cells if columns[n].is_score]
    if any(columns[n].year for n in cells):
        cells = [n for n in cells if columns[n].year == year]
    if any(columns[n].titled for n in cells):
        cells = [n for n in cells if columns[n].titled]
    if len(cells) > 1 and sum(columns[n].is_plain for n in cells) == 1:
        cells = [n for n in cells if columns[n].is_plain]
    if len(cells) > 1 and any(columns[n].tool for n in cells):
        cells = [n for n in cells if columns[n].tool]
    values = [(n, columns[n].tool, score_from(figure_in(line.cells[n]))) for n in cells]
    return [(n, tool, value) for n, tool, value in values if value is not None]
