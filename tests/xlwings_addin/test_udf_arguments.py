"""Arguments of functions in cells, in any shape that Excel passes."""

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


class DescribeTable:
    @pytest.mark.parametrize(
        ("argument", "rows"),
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
    def it_has_rows_for_an_argument_of_any_shape(self, argument: object, rows: list[list[object]]) -> None:
        assert table(argument) == rows
        assert column(argument) == [value for row in rows for value in row]


class DescribeCellText:
    @pytest.mark.parametrize(
        ("value", "shown"),
        [(" IIT ", "IIT"), (None, ""), ("\u200b", ""), (8.0, "8"), (9.1, "9.1"), (True, "TRUE"), ("๘", "๘")],
    )
    def it_is_the_text_of_a_cell(self, value: object, shown: str) -> None:
        assert cell_text(value) == shown


class DescribeCellNumber:
    @pytest.mark.parametrize(
        ("value", "expected"),
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
    def it_is_read_from_decimal_digits(self, value: object, expected: str | None) -> None:
        assert cell_number(value) == (None if expected is None else Decimal(expected))


class DescribeEditionOf:
    @pytest.mark.parametrize("year", available_years())
    def it_is_the_edition_of_a_year(self, year: int) -> None:
        for argument in (
            float(year),
            str(year),
            [[float(year)]],
            "".join(chr(0xE50 + int(c)) for c in str(year)),
        ):
            assert edition_of(argument).year == year

    @given(VALUES.filter(lambda value: cell_number(value) not in map(Decimal, available_years())))
    def it_raises_for_any_other_year(self, value: object) -> None:
        with pytest.raises(EditionUnknown):
            edition_of(value)


class DescribeKeyOf:
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
    def it_decodes_short_keys_and_hidden_keys(self, code: str, key: tuple[str, ...]) -> None:
        assert key_of(EDITION, code) == key

    @pytest.mark.parametrize(
        "code",
        [
            "",
            "XYZ",
            "99",
            "9.9",
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
    def it_raises_for_an_unknown_key(self, code: str) -> None:
        with pytest.raises(ItemUnknown) as caught:
            key_of(EDITION, code)
        assert caught.value.remedy
        assert len(str(caught.value)) < 200

    def it_shortens_a_long_key_in_its_message(self) -> None:
        with pytest.raises(ItemUnknown) as caught:
            key_of(EDITION, "x" * 10_000)
        assert len(str(caught.value)) < 200


class DescribeResultOf:
    def it_scores_keys_and_values(self) -> None:
        expected = result_of(EDITION, ["IIT", "EIT1", "EIT2", "OIT"], ["๙๙.๖", 99.43, 95.0, "92.5"])
        assert expected.total == Decimal("96.04")
        assert expected.tool("IIT") == Decimal("99.60")

    def it_skips_empty_cells_and_error_values(self) -> None:
        one = result_of(EDITION, ["IIT", "", "EIT1", None, "OIT"], [90.0, 50.0, "", 40.0, "#N/A"])
        assert one.tool("IIT") == Decimal("90.00")
        assert (one.tool("EIT1"), one.tool("OIT"), one.total) == (None, None, None)

    def it_reads_zero_as_a_score(self) -> None:
        assert result_of(EDITION, ["items.OIT.o1"], [0.0]).item("OIT", "o1") == Decimal("0.00")
        assert result_of(EDITION, ["items.OIT.o1"], [None]).item("OIT", "o1") is None

    @pytest.mark.parametrize(("shown", "skipped"), [("ใช่", True), ("", False), ("ไม่", False)])
    def it_leaves_out_an_unprocessed_tool(self, shown: str, skipped: bool) -> None:
        codes = ["unprocessed.EIT2", "IIT", "EIT1", "OIT"]
        total = result_of(EDITION, codes, [shown, 90.0, 90.0, 90.0]).total
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
    def it_raises_for_wrong_keys_or_values(self, codes: list[str], scores: list[object]) -> None:
        with pytest.raises(ItaError):
            result_of(EDITION, codes, scores)

    @given(st.lists(CODES, max_size=4), st.lists(VALUES, max_size=4))
    def it_scores_or_raises_an_error_of_ours(self, codes: list[str], scores: list[object]) -> None:
        try:
            result = result_of(EDITION, codes, scores)
        except ItaError:
            return
        assert result.edition is EDITION


class DescribeRememberedResult:
    def it_scores_once_for_all_cells_that_ask_of_the_same_figures(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from xlwings_addin import functions, udf_arguments

        scored: list[object] = []
        score = udf_arguments.score
        monkeypatch.setattr(udf_arguments, "score", lambda *given: scored.append(given) or score(*given))
        codes, scores = [["IIT"], ["EIT1"], ["EIT2"], ["OIT"]], [[90.01], [91], [92], [93]]
        functions.ITA_TOTAL(2568, codes, scores)
        functions.ITA_LEVEL(2568, codes, scores)
        functions.ITA_TOOL(2568, codes, codes, scores)
        assert len(scored) == 1
        other = functions.ITA_TOTAL(2568, codes, [[10], *scores[1:]])
        assert len(scored) == 2
        assert other != functions.ITA_TOTAL(2568, codes, scores)
