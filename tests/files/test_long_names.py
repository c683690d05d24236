"""Long names are cut where nobody minds: never between a letter and its marks."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_tools.files.filenames import safe_name


@pytest.mark.parametrize("mark", list("ัิีืุู็่้์ํ"))
def it_cuts_a_letter_with_its_mark(mark: str) -> None:
    assert safe_name("ก" * 60 + mark) == "ก" * 59
    assert safe_name("ก" * 58 + "น" + mark) == "ก" * 58 + "น" + mark
    assert safe_name("ก" * 58 + "น" + mark + "้ข") == "ก" * 58


def it_counts_bytes_where_letters_take_more() -> None:
    name = safe_name("🏛" * 60)
    assert name == "🏛" * 45
    assert len(name.encode()) == 180


def it_calls_marks_alone_nameless() -> None:
    assert safe_name("\u0e34" * 99) == "ไม่มีชื่อ"


@given(st.text("กนที่ีัู้์าเ ๑a🏛", min_size=1, max_size=120))
def test_what_is_cut_off_never_starts_with_a_mark(text: str) -> None:
    plain = unicodedata.normalize("NFC", " ".join(text.split()))
    name = safe_name(text)
    assert len(name) <= 60
    assert len(name.encode()) <= 180
    if plain.startswith(name) and len(name) < len(plain.rstrip()):
        assert unicodedata.category(plain[len(name)])[0] != "M"
