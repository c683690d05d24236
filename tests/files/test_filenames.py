"""File names made of free text: valid on every system, unique, and cut between letters only."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_tools.files.filenames import safe_name, safe_names

FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\u200e\u200f\u202a-\u202e\u2066-\u2069]')


class DescribeSafeNames:
    @given(st.lists(st.text(), max_size=6))
    def it_returns_safe_and_different_names(self, texts: list[str]) -> None:
        names = safe_names(texts)
        assert len({name.casefold() for name in names}) == len(texts)
        for name in names:
            assert name.strip(" .") == name != ""
            assert not FORBIDDEN.search(name)
            assert len(f"ita-2568-{name}.xlsx".encode()) <= 255

    def it_numbers_names_that_become_the_same(self) -> None:
        assert safe_names(["กอง/คลัง", "กอง:คลัง", "A", "a"]) == ["กอง-คลัง", "กอง-คลัง-2", "A", "a-2"]


class DescribeSafeName:
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
    def it_replaces_what_a_file_name_must_not_hold(self, text: str, name: str) -> None:
        assert safe_name(text) == name

    def it_shortens_a_long_name(self) -> None:
        name = safe_name("กรุงเทพมหานครที่นี่" * 20)
        assert len(name.encode()) <= 200
        assert not unicodedata.combining(name[0])

    @pytest.mark.parametrize("mark", list("ัิีืุู็่้์ํ"))
    def it_cuts_off_a_letter_together_with_its_marks(self, mark: str) -> None:
        assert safe_name("ก" * 60 + mark) == "ก" * 59
        assert safe_name("ก" * 58 + "น" + mark) == "ก" * 58 + "น" + mark
        assert safe_name("ก" * 58 + "น" + mark + "้ข") == "ก" * 58

    def it_limits_the_bytes_of_characters_that_need_more(self) -> None:
        name = safe_name("🏛" * 60)
        assert name == "🏛" * 45
        assert len(name.encode()) == 180

    def it_replaces_a_name_of_marks_alone(self) -> None:
        assert safe_name("\u0e34" * 99) == "ไม่มีชื่อ"

    @given(st.text("กนที่ีัู้์าเ ๑a🏛", min_size=1, max_size=120))
    def it_never_cuts_between_a_letter_and_its_mark(self, text: str) -> None:
        plain = unicodedata.normalize("NFC", " ".join(text.split()))
        name = safe_name(text)
        assert len(name) <= 60
        assert len(name.encode()) <= 180
        if plain.startswith(name) and len(name) < len(plain.rstrip()):
            assert unicodedata.category(plain[len(name)])[0] != "M"
