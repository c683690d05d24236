"""The table of one edition, in the language of the run."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ita_tools.cli.edition_rows import edition_rows
from ita_tools.cli.i18n import set_language
from ita_tools.rubric import load_edition


@pytest.fixture(autouse=True)
def thai_again() -> Iterator[None]:
    yield
    set_language()


@pytest.mark.parametrize(
    ("language", "kinds", "top"),
    [
        ("th", ["เครื่องมือ", "ระดับ", "ตัวชี้วัด", "ข้อ"], "ตั้งแต่ 95.00 และทุกเครื่องมือ 95.00"),
        ("en", ["tool", "level", "indicator", "item"], "from 95.00, and every tool 95.00"),
    ],
)
def it_names_kinds_and_bounds_and_keeps_official_names(language, kinds, top) -> None:
    set_language(language)
    edition = load_edition(2568)
    rows = list(edition_rows(edition))
    assert list(dict.fromkeys(row[0] for row in rows)) == kinds
    assert next(text for _, code, text, _ in rows if code == edition.bands[0].name) == top
    assert {each.title for each in edition.indicators} <= {row[2] for row in rows}
