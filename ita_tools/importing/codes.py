"""Codes of items as people and scanners write them: i1, I 1, l1, 11, ๐12, อ12, ข้อ e4."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ita_tools.importing.lines import Doubt
from ita_tools.importing.wording import ALIKE, MARGIN, Titles
from ita_tools.rubric import Edition

__all__ = ["CODE", "PrintedCode", "Resolved", "Surroundings", "printed_code", "resolve_code"]

CODE = re.compile(
    r"(?:[ขช][\u0e48\u0e49]?อ(?:ที่|คำถาม)?\s*)?([ieoIEOอlL|](?=[\s.]?\d)|[01](?=\s?\d))[\s.]?(\d{1,2})"
    r"(?![\d.,%/])(?!\s*[.)]\s)"
)
_LIST = re.compile(r"\s*(?:,|และ\b|\(\s*\d{1,3}\.\d)")
"""After a code: it stands in a list of codes, or its score in brackets."""
_LETTERS = {"i": "i", "e": "e", "o": "o", "อ": "o", "0": "o", "1": "i", "l": "i", "|": "i"}
_OTHERS = {"0": "ei", "1": "eo", "l": "eo"}
_LATIN = "ieo"


class PrintedCode(NamedTuple):
    """A code as it is printed: its letter, its number, and the text behind it."""

    letter: str
    number: int
    rest: str

    @property
    def plain(self) -> bool:
        """Whether the letter is i, e or o."""
        return self.letter in _LATIN


class Surroundings(NamedTuple):
    """What a line stands in: letter of the tool, indicator, the code of the line before.

    ``of_table``: the tool is named in the table itself, not by a heading above it.
    """

    letter: str = ""
    indicator: str = ""
    previous: str = ""
    of_table: bool = False


class Resolved(NamedTuple):
    """The item that is meant, and what is doubtful about that."""

    code: str
    doubt: Doubt
    by: str


def printed_code(cell: str) -> PrintedCode | None:
    """Return the code that a cell begins with.

    >>> printed_code("ข้อ ๐12 แผน") is None, printed_code("ข้อ 012 แผน")
    (True, PrintedCode(letter='0', number=12, rest='แผน'))
    """
    match = CODE.match(cell.lstrip("-•*–( "))
    if not match or _LIST.match(match.string, match.end()):
        return None
    return PrintedCode(match[1].lower(), int(match[2]), match.string[match.end() :].lstrip(" .:)-–"))


def _candidates(code: PrintedCode, edition: Edition) -> Iterator[tuple[str, float]]:
    usual = _LETTERS[code.letter]
    for letter in dict.fromkeys((usual, *_OTHERS.get(code.letter, ""), *(_LATIN if not code.plain else ""))):
        name = f"{letter}{code.number}"
        if name in edition.item_by_code:
            yield name, 1.0 if letter == usual else 0.1


def resolve_code(
    code: PrintedCode,
    title: str,
    around: Surroundings,
    edition: Edition,
    titles: Titles,
    *,
    beside: bool = False,
) -> Resolved | None:
    """Return the item that a code means by its letter, its wording and what it stands in.

    ``None`` where the edition has no such item and the wording names none. A wording that stands ``beside``
    the code, in another cell, may be about something else: it never replaces the code.
    """
    best = titles.best(title) if title else None
    fits = [
        (prior + _fit(name, title if best else "", around, edition, titles), name)
        for name, prior in _candidates(code, edition)
    ]
    name = max(fits)[1] if fits else ""
    if best is None:
        return Resolved(name, _doubt_without_wording(code, name, around, edition), "รหัส") if name else None
    if name and titles.likeness(title, name) >= best.likeness - MARGIN / 2:
        return Resolved(name, "", "รหัสและข้อความ")
    if name and _is_best_of_tool(name, title, titles):
        return Resolved(name, "" if code.plain else "code", "รหัสและข้อความ")
    if beside and name:
        doubt = "code" if best.clear else _doubt_without_wording(code, name, around, edition)
        return Resolved(name, doubt, "รหัส")
    if best.clear or not name:
        return Resolved(best.code, "wording", "ข้อความ ซึ่งต่างจากรหัสที่พิมพ์")
    return Resolved(name, "code", "รหัส ซึ่งข้อความไม่ตรง")


def _is_best_of_tool(name: str, title: str, titles: Titles) -> bool:
    """Whether a wording is more like the title of an item than like any other of the same letter.

    Two tools have items of nearly the same wording.
    """
    own = titles.likeness(title, name)
    return own >= ALIKE and all(
        titles.likeness(title, other) <= own for other in titles.by_code if other[0] == name[0]
    )


def _fit(name: str, title: str, around: Surroundings, edition: Edition, titles: Titles) -> float:
    item = edition.item_by_code[name]
    points = 3 * titles.likeness(title, name) if title else 0.0
    points += 0.6 if around.letter == name[0] else 0.0
    points += 0.3 if around.indicator == item.indicator else 0.0
    follows = around.previous[:1] == name[0] and around.previous[1:] == str(int(name[1:]) - 1)
    return points + (0.5 if follows else 0.0)


def _doubt_without_wording(code: PrintedCode, name: str, around: Surroundings, edition: Edition) -> Doubt:
    if around.letter and around.letter != name[0] and (around.of_table or not code.plain):
        return "code"
    if around.indicator and edition.item_by_code[name].indicator != around.indicator and not code.plain:
        return "code"
    if code.plain:
        return ""
    # "11" may be i1 or the eleventh item; "012" is o12 where its surroundings are those of the tool.
    return "" if code.letter in "0อ" and around.letter == "o" else "code"
