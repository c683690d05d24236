"""File names of people's texts: safe everywhere, never two the same."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_tools.files.filenames import safe_name, safe_names

FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\u200e\u200f\u202a-\u202e\u2066-\u2069]')


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("กองคลัง", "กองคลัง"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "_CON"),
        ("com1.txt", "_com1.txt"),
        ("กอง\u202eคลัง\u200f", "กองคลัง"),
        ("", "ไม่มีชื่อ"),
        ("...", "ไม่มีชื่อ"),
        ("a\\b:c*?", "a-b-c"),
        ("กอง\x00คลัง", "กองคลัง"),
        ("สำนัก/กอง", "สำนัก-กอง"),
        ("ก\nข", "ก ข"),
    ],
)
def it_makes_a_safe_name(text: str, name: str) -> None:
    assert safe_name(text) == name


def it_keeps_long_names_short_and_thai_letters_whole() -> None:
    name = safe_name("กรุงเทพมหานครที่นี่" * 20)
    assert len(name.encode()) <= 200
    assert not unicodedata.combining(name[0])


@given(st.lists(st.text(), max_size=6))
def test_names_are_safe_and_all_different(texts: list[str]) -> None:
    names = safe_names(texts)
    assert len({name.casefold() for name in names}) == len(texts)
    for name in names:
        assert name.strip(" .") == name != ""
        assert not FORBIDDEN.search(name)
        assert len(f"ita-2568-{name}.xlsx".encode()) <= 255


def it_tells_names_apart_that_become_the_same() -> None:
    assert safe_names(["กอง/คลัง", "กอง:คลัง", "A", "a"]) == ["กอง-คลัง", "กอง-คลัง-2", "A", "a-2"]
