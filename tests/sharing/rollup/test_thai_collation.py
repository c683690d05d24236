"""Names stand where a Thai dictionary would put them."""

from __future__ import annotations

import pytest

from ita_tools.sharing.rollup.thai_collation import thai_sort_key

# Each list is in the order of the Royal Institute Dictionary.
WORDS = [
    ["กา", "ก้า", "เกาะ", "แก", "ขา", "เขา", "งา"],
    ["กระบี่", "กาญจนบุรี", "ขอนแก่น", "เชียงราย", "เชียงใหม่", "นครราชสีมา", "เพชรบุรี", "แพร่", "ยะลา", "เลย"],
    ["ไก", "ไก่", "ไก้", "ไข่"],
    ["ตำบลที่ 2", "ตำบลที่ 10", "ตำบลที่ ๑๑"],
]


@pytest.mark.parametrize("words", WORDS, ids=lambda words: words[0])
def it_sorts_as_a_dictionary_does(words):
    assert sorted([*words[2:], *words[:2]], key=thai_sort_key) == words


def it_tells_words_apart_that_differ_in_a_mark_only():
    assert thai_sort_key("ปา") != thai_sort_key("ป้า")


@pytest.mark.parametrize("text", ["", "เ", "เเก", "A9", "ก" * 500, "9" * 60, "²", "=1+1"])
def it_takes_any_text(text):
    assert thai_sort_key(text) == thai_sort_key(text)
    assert sorted([text, "ก"], key=thai_sort_key)
