"""Generated records whose fields depend on nothing else: each field by its kind in the field table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from ita_tools.assessment.fields import Field, fields_of

__all__ = ["listed_records", "records"]

Texts = Callable[[], st.SearchStrategy[str]]


def records(record: type[Any], line: Texts, lines: Texts, score: Texts) -> st.SearchStrategy[Any]:
    """Return records, often empty ones, with generated texts of one line, of several, and scores."""

    def value(field: Field) -> st.SearchStrategy[Any]:
        if field.choices:
            return st.sampled_from(["", *field.choices])
        return {
            "long": lines(),
            "score": st.none() | score(),
            "count": st.none() | st.integers(0, 9_000),
            "year": st.none() | st.integers(2560, 2580),
            "flag": st.sampled_from([None, True, False] if field.optional else [False, True]),
        }.get(field.kind, line())

    values = {name: value(field) for name, field in fields_of(record).items()}
    return st.just(record()) | st.builds(record, **values)


def listed_records(strategy: st.SearchStrategy[Any], longest: int = 2) -> st.SearchStrategy[tuple[Any, ...]]:
    """Return lists of records that are not empty."""
    return st.lists(strategy.filter(bool), max_size=longest).map(tuple)
