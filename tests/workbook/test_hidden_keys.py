"""Hidden row and column keys."""

from __future__ import annotations

import doctest

from hypothesis import given
from hypothesis import strategies as st

from ita_tools.workbook import hidden_keys
from ita_tools.workbook.hidden_keys import join_key, list_of, path_of, split_key


class DescribeHiddenKeys:
    def it_has_true_examples(self) -> None:
        assert doctest.testmod(hidden_keys).failed == 0

    @given(st.lists(st.text("abก1๑-. ", min_size=1).filter(lambda text: "\\" not in text), min_size=1))
    def it_splits_the_keys_that_it_joins(self, parts: list[str]) -> None:
        assert list(split_key(join_key(*parts))) == parts

    def it_ignores_computed_columns_and_rows(self) -> None:
        assert path_of("items.IIT.i1", "=used") is None
        assert path_of("=heading.1", "score") is None
        assert path_of("items.IIT.i1", "") is None

    def it_distinguishes_answers_from_other_cells(self) -> None:
        assert path_of("items.IIT.i1", "[1]") is None
        assert path_of("items.IIT.i1.counts[2]", "score") is None
        assert path_of("items.IIT.i1.counts[2]", "[3]") is None
        assert path_of("items.IIT.i1.counts[2]", "[2]") == ("items", "IIT", "i1", "counts", "2")
        assert list_of("items.IIT.i1.counts[12]") == ("items.IIT.i1.counts", 12)
