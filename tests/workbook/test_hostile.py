"""Hostile workbooks: refused or read without harm, in bounded time and memory."""

from __future__ import annotations

import random
import re
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from ita_tools.errors import FileDangerous, FileForeign, FileProtected, ItaError
from ita_tools.workbook.read_book import read_book, read_sheet_values
from ita_tools.workbook.xlsx_values import SheetValues
from tests.files.books import SHEET, book, book_with, sheet
from tests.workbook.books import demo
from tests.workbook.editing import cell, edit, repack, row_of, score

_SECONDS, _MEGABYTES = 3, 200


def outcome(work: Callable[[], object]) -> object:
    """What reading gives, an assessment or the error of ours; never slow, never large."""
    start = time.process_time()
    found = _result(work)
    assert time.process_time() - start < _SECONDS
    tracemalloc.start()
    try:
        _result(work)
        assert tracemalloc.get_traced_memory()[1] < _MEGABYTES * 2**20
    finally:
        tracemalloc.stop()
    return found


def _result(work: Callable[[], object]) -> object:
    try:
        return work()
    except ItaError as error:
        return error


KILLERS: dict[str, Callable[[], bytes]] = {
    "two far cells": lambda: book_with("A1", "XFD1048576"),
    "a cell of 300 MB": lambda: book(
        {SHEET: sheet('<c r="A1" t="inlineStr"><is><t>' + "x" * (300 * 2**20) + "</t></is></c>")}
    ),
}


def _key(book: Workbook, key: str) -> None:
    book["IIT"].cell(row_of(book, "IIT", "items.IIT.i1"), 1).value = key


def _column_key(book: Workbook, key: str) -> None:
    marker = next(row for row in book["OIT"].iter_rows() if str(row[0].value).startswith("#ita items.OIT"))
    next(each for each in marker if each.value == "score").value = key


def _text(book: Workbook, value: object) -> None:
    score(book, "i1").value = value
    if isinstance(value, str):
        score(book, "i1").data_type = "s"


def _marker(book: Workbook, marker: str) -> None:
    book["แผนปฏิบัติการ"].cell(row_of(book, "แผนปฏิบัติการ", "#ita plan[]"), 1).value = marker


def _markers_below(book: Workbook) -> None:
    extra = book.create_sheet("ร้าย")
    for _ in range(19_999):
        extra.append(["#ita items", "score", 5])


def _markers_beside(book: Workbook) -> None:
    extra = book.create_sheet("ร้าย")
    for _ in range(40):
        extra.append(["#ita items"] * 500)


def _wide_without_end(book: Workbook) -> None:
    extra = book.create_sheet("ร้าย")
    extra.append(["#ita items", "score"] * 250)
    for _ in range(1_000):
        extra.append(["a", 1] * 5)
    extra["A7000"] = 1


def _markers_inside(book: Workbook) -> None:
    first = row_of(book, "IIT", "items.IIT.i1")
    for row in range(first, first + 20):
        for column in range(1, 18):
            book["IIT"].cell(row, column).value = "#ita items.IIT" if column % 3 else "#end"


def _deep_columns(book: Workbook) -> None:
    extra = book.create_sheet("ร้าย")
    extra.append(["#ita x", *(".".join(["a"] * 90) + str(n) for n in range(400))])
    for number in range(100):
        extra.append([f"k{number}", *[1] * 400])
    extra.append(["#end"])


def _repeated_keys(book: Workbook) -> None:
    extra = book.create_sheet("ร้าย")
    extra.append(["#ita items.IIT", *["score"] * 50])
    for number in range(2_000):
        extra.append(["items.IIT.i1", *[number % 100] * 50])
    extra.append(["#end"])


REFUSED: dict[str, Callable[[Workbook], None]] = {
    "a key of 10,000 levels": lambda book: _key(book, ".".join(["a"] * 10_000)),
    "a key of 90 levels": lambda book: _key(book, ".".join(["a"] * 90)),
    "a column key of 10,000 levels": lambda book: _column_key(book, ".".join(["a"] * 10_000)),
    "a column key of 90 levels": lambda book: _column_key(book, ".".join(["a"] * 90)),
    "a list marker of 10,000 levels": lambda book: _marker(book, "#ita " + ".".join(["a"] * 10_000) + "[]"),
    "a list marker of 90 levels": lambda book: _marker(book, "#ita " + ".".join(["a"] * 90) + "[]"),
    "a list marker over the items": lambda book: _marker(book, "#ita items[]"),
    "a list marker inside an item": lambda book: _marker(book, "#ita items.IIT.i1.score[]"),
    "a marker of places only": lambda book: _marker(book, "#ita {measure}.{measure}"),
    "a key of Python": lambda book: _key(book, "__class__"),
    "a key of Python inside": lambda book: _key(book, "items.IIT.__class__.__init__"),
    "a column key of Python": lambda book: _column_key(book, "__class__"),
    "a key of blanks": lambda book: _key(book, "."),
    "a formula as text": lambda book: _text(book, '=HYPERLINK("http://example.com","99")'),
    "a command as text": lambda book: _text(book, "=cmd|' /C calc'!A0"),
    "a huge number": lambda book: _text(book, 1e308),
    "a huge negative number": lambda book: _text(book, -1e308),
    "a number of 32,767 digits": lambda book: _text(book, "9" * 32_767),
    "blanks and points without end": lambda book: _text(book, "1 " * 16_000),
    "not a number": lambda book: _text(book, "nan"),
    "infinity": lambda book: _text(book, "-inf"),
    "20,000 markers below each other": _markers_below,
    "20,000 markers beside each other": _markers_beside,
    "250 tables without an end": _wide_without_end,
    "markers inside a table": _markers_inside,
    "40,000 deep places": _deep_columns,
    "100,000 repeated keys": _repeated_keys,
}


HARMLESS: dict[str, tuple[object, str]] = {
    "a formula as text": ("=1+1", "=1+1"),
    "control characters": ("ก_x0000_ข_x000B_ค_x001F_", "กข\nค"),
    "marks that reorder": ("ก\u202eข\u200f", "กข"),
    "a very long text": ("ย" * 32_767, "ย" * 32_767),
    "markup": ("<script>&amp;</script>", "<script>&amp;</script>"),
    "a marker as text": ("ดู #ita plan[]", "ดู #ita plan[]"),
    "a huge number": (1e308, "1E+308"),
}


class DescribeHostileWorkbooks:
    """Refused or read without harm, in bounded time and memory."""

    @pytest.mark.parametrize("name", KILLERS)
    def it_refuses_a_file_that_would_exhaust_the_parser(self, name: str, tmp_path: Path) -> None:
        (tmp_path / "killer.xlsx").write_bytes(KILLERS[name]())
        assert isinstance(outcome(lambda: read_book(tmp_path / "killer.xlsx")), FileDangerous | FileForeign)

    @pytest.mark.parametrize("name", REFUSED)
    def it_refuses_a_book_of_the_program_with(self, name: str, path: Path) -> None:
        edit(path, REFUSED[name])
        assert isinstance(outcome(lambda: read_book(path)), ItaError)

    @pytest.mark.parametrize("name", HARMLESS)
    def it_reads_without_harm(self, name: str, path: Path) -> None:
        given, expected = HARMLESS[name]

        def change(book: Workbook) -> None:
            note = cell(book, "IIT", "items.IIT.i1", "note")
            note.value = given
            note.data_type = "s" if isinstance(given, str) else "n"

        edit(path, change)
        outcome(lambda: read_book(path))
        assert read_book(path).assessment.entry("IIT", "i1").note == expected

    @pytest.mark.parametrize("value", [b"nan", b"inf", b"-inf", b"1e999", b"NaN", b"0x10", b""])
    def it_reads_or_reports_every_number_that_xml_may_hold(self, value: bytes, path: Path) -> None:
        at = score(openpyxl.load_workbook(path), "i1").coordinate.encode()
        typed = rb'(<c r="' + at + rb'" s="\d+"><v>)99.33(</v>)'

        def change(parts: dict[str, bytes]) -> None:
            [name] = [name for name, xml in parts.items() if re.search(typed, xml)]
            parts[name] = re.sub(typed, lambda match: match[1] + value + match[2], parts[name])

        repack(path, change)
        found = outcome(lambda: read_book(path))
        assert isinstance(found, ItaError) or found.assessment.entry("IIT", "i1").score is None

    @pytest.mark.parametrize(
        "row", ["items.IIT.i1.counts[99]", "items.IIT.i1.counts[0]", "a[2].b[3]", "[3]", "\\.", "..."]
    )
    def it_reports_impossible_lists(self, row: str) -> None:
        rows = [["#ita book", ".", "[1]", "[2]"], ["edition", 2568.0, "", ""], [row, "", 1.0, 2.0], ["#end"]]
        outcome(lambda: read_sheet_values([SheetValues("ก", rows)], "book.xlsx"))

    def it_reads_ragged_rows_and_foreign_objects(self) -> None:
        rows = [
            ["#ita book", "."],
            ["edition", 2568.0],
            [],
            ["agency.name"],
            ["agency.type", "ก", object()],
            ["#end"],
        ]
        assert (
            read_sheet_values(
                [SheetValues("ก", rows), SheetValues("ข", [[], [None]])], "book.xlsx"
            ).assessment.agency.type
            == "ก"
        )

    def it_reads_damaged_books_rightly_or_raises_an_ita_error(self, path: Path, original: bytes) -> None:
        chance = random.Random(2568)  # noqa: S311
        expected, read = demo(), 0
        for _ in range(200):
            data = bytearray(original)
            if chance.random() < 0.2:
                del data[chance.randrange(len(data)) :]
            for _ in range(chance.randrange(1, 4) if data else 0):
                data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            path.write_bytes(data)
            found = _result(lambda: read_book(path).assessment)
            assert found == expected or isinstance(found, FileForeign | FileDangerous | FileProtected)
            read += found == expected
        assert read < 100

    def it_reads_damaged_xml_or_raises_an_ita_error(self, path: Path) -> None:
        """As above, but with a correct checksum, so that the damage reaches the parser."""
        chance = random.Random(2569)  # noqa: S311
        whole = path.read_bytes()
        for _ in range(60):

            def damage(parts: dict[str, bytes]) -> None:
                name = chance.choice(
                    [each for each in parts if each.startswith("xl/") and "theme" not in each]
                )
                data = bytearray(parts[name])
                at = chance.randrange(len(data))
                new = chance.choice([b"", b"<", b'"', b"&", b"\xff", b"A1", b"<c ", b"9" * 20])
                data[at : at + chance.randrange(1, 9)] = new
                parts[name] = bytes(data)

            path.write_bytes(whole)
            repack(path, damage)
            start = time.process_time()
            _result(lambda: read_book(path))
            assert time.process_time() - start < _SECONDS
