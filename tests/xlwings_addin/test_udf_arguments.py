"""What functions in cells are asked with, in whatever shape Excel gives it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_tools.errors import EditionUnknown, ItaError, ItemUnknown
from ita_tools.rubric import available_years, load_edition
from xlwings_addin.udf_arguments import cell_number, cell_text, column, edition_of, key_of, result_of, table

EDITION = load_edition(2568)
VALUES = st.one_of(st.none(), st.booleans(), st.floats(), st.text(max_size=12), st.integers())


@pytest.mark.parametrize(
    ("given_", "rows"),
    [
        (5.0, [[5.0]]),
        (None, [[None]]),
        ([], []),
        ([1.0, 2.0], [[1.0], [2.0]]),
        ([[1.0, 2.0]], [[1.0, 2.0]]),
        (((1.0,), (2.0,)), [[1.0], [2.0]]),
        ("ab", [["ab"]]),
    ],
    ids=["a cell", "an empty cell", "nothing", "a column", "a row", "tuples", "a text"],
)
def it_makes_rows_of_any_shape(given_: object, rows: list[list[object]]) -> None:
    assert table(given_) == rows
    assert column(given_) == [value for row in rows for value in row]


@pytest.mark.parametrize(
    ("value", "said"),
    [(" IIT ", "IIT"), (None, ""), ("\u200b", ""), (8.0, "8"), (9.1, "9.1"), (True, "TRUE"), ("๘", "๘")],
)
def it_reads_what_a_cell_says(value: object, said: str) -> None:
    assert cell_text(value) == said


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (99.33, "99.33"),
        ("๙๙.๓๓", "99.33"),
        (0.0, "0"),
        ("", None),
        (None, None),
        ("ก", None),
        (float("nan"), None),
        ("1,234", "1234"),
        (True, None),
    ],
)
def it_reads_numbers_from_their_own_digits(value: object, found: str | None) -> None:
    assert cell_number(value) == (None if found is None else Decimal(found))


@pytest.mark.parametrize("year", available_years())
def it_finds_the_edition_of_a_year(year: int) -> None:
    for given_ in (float(year), str(year), [[float(year)]], "".join(chr(0xE50 + int(c)) for c in str(year))):
        assert edition_of(given_).year == year


@given(VALUES.filter(lambda value: cell_number(value) not in map(Decimal, available_years())))
def test_any_other_year_is_an_error_of_ours(value: object) -> None:
    with pytest.raises(EditionUnknown):
        edition_of(value)


@pytest.mark.parametrize(
    ("code", "key"),
    [
        ("total", ("total",)),
        ("published.total", ("total",)),
        ("IIT", ("tool", "IIT")),
        ("8", ("indicator", "8")),
        ("9.1", ("subindicator", "9.1")),
        ("EIT1.8", ("part", "EIT1", "8")),
        ("IIT.i1", ("item", "IIT", "i1")),
        ("published.tools.IIT", ("tool", "IIT")),
        ("published.indicators.8", ("indicator", "8")),
        (r"published.subindicators.9\.1", ("subindicator", "9.1")),
        ("items.OIT.o1", ("item", "OIT", "o1")),
        ("published.parts.EIT1.8", ("part", "EIT1", "8")),
    ],
)
def it_knows_short_keys_and_those_of_the_hidden_columns(code: str, key: tuple[str, ...]) -> None:
    assert key_of(EDITION, code) == key


@pytest.mark.parametrize(
    "code",
    [
        "",
        "XYZ",
        "99",
        "9.9",
        "level",
        "unprocessed.IIT",
        "published",
        "i1",
        "iit",
        "items",
        "items.IIT",
        "IIT.i99",
        "OIT.i1",
        "items.OIT.o1.url",
        "published.tools",
        "published.tools.XX",
        "published.indicators.99",
        "published.subindicators.9",
        "published.parts.EIT1.1",
        "published.parts.EIT1",
    ],
)
def it_says_that_there_is_no_such_key(code: str) -> None:
    with pytest.raises(ItemUnknown) as caught:
        key_of(EDITION, code)
    assert caught.value.remedy
    assert len(str(caught.value)) < 200


def it_cuts_a_long_key_in_its_message() -> None:
    with pytest.raises(ItemUnknown) as caught:
        key_of(EDITION, "x" * 10_000)
    assert len(str(caught.value)) < 200


def it_scores_what_keys_and_values_say() -> None:
    found = result_of(EDITION, ["IIT", "EIT1", "EIT2", "OIT"], ["๙๙.๖", 99.43, 95.0, "92.5"])
    assert found.total == Decimal("96.04")
    assert found.tool("IIT") == Decimal("99.60")


def it_passes_over_empty_cells_headings_without_values_and_errors() -> None:
    one = result_of(EDITION, ["IIT", "", "EIT1", None, "OIT"], [90.0, 50.0, "", 40.0, "#N/A"])
    assert one.tool("IIT") == Decimal("90.00")
    assert (one.tool("EIT1"), one.tool("OIT"), one.total) == (None, None, None)


def it_keeps_zero_a_score() -> None:
    assert result_of(EDITION, ["items.OIT.o1"], [0.0]).item("OIT", "o1") == Decimal("0.00")
    assert result_of(EDITION, ["items.OIT.o1"], [None]).item("OIT", "o1") is None


@pytest.mark.parametrize(("said", "skipped"), [("ใช่", True), ("", False), ("ไม่", False)])
def it_knows_a_tool_that_was_not_processed(said: str, skipped: bool) -> None:
    codes = ["unprocessed.EIT2", "IIT", "EIT1", "OIT"]
    total = result_of(EDITION, codes, [said, 90.0, 90.0, 90.0]).total
    assert (total is not None) == skipped


@pytest.mark.parametrize(
    ("codes", "scores"),
    [
        (["IIT", "OIT"], [90.0]),
        (["IIT"], ["เก้าสิบ"]),
        (["IIT"], [100.01]),
        (["IIT"], [-1.0]),
        (["XYZ"], [90.0]),
        (["IIT", "IIT"], [90.0, 91.0]),
        (["items"], [90.0]),
        (["published.level.x", "level"], ["ก", "ข"]),
    ],
    ids=["not as long", "no number", "too much", "too little", "unknown", "twice", "no item", "crossed"],
)
def it_says_what_cannot_be_scored(codes: list[str], scores: list[object]) -> None:
    with pytest.raises(ItaError):
        result_of(EDITION, codes, scores)


CODES = st.sampled_from(
    [
        "IIT",
        "8",
        "9.1",
        "IIT.i1",
        "level",
        "items.OIT.o1",
        "published.x",
        "",
        "a.b.c",
        "unprocessed.OIT",
        "unprocessed",
    ]
)


@given(st.lists(CODES, max_size=4), st.lists(VALUES, max_size=4))
def test_nonsense_is_scored_or_an_error_of_ours(codes: list[str], scores: list[object]) -> None:
    try:
        result = result_of(EDITION, codes, scores)
    except ItaError:
        return
    assert result.edition is EDITION
