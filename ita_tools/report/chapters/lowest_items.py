"""The lowest items of an indicator or issue in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from ita_tools.analysis.extremes import FULL, lowest, short_of_full
from ita_tools.analysis.result_sentences import (
    all_full_sentence,
    among,
    equal_sentence,
    items_with_score,
    lowest_sentence,
)
from ita_tools.report.context import ReportContext
from ita_tools.report.wording import item_names, join_names, names_with_score, score_in_words
from ita_tools.rounding import points
from ita_tools.scoring import Key

__all__ = ["lowest_in_words", "weakest_items"]

# A sentence with more items would be too long; the table has them all.
_MAX_ITEMS_IN_SENTENCE = 8


def weakest_items(context: ReportContext, keys: Sequence[Key]) -> Sequence[Key]:
    """Return the items that share the lowest score below full; none if all have the full score."""
    return lowest(context.result, short_of_full(context.result, keys))


def lowest_in_words(context: ReportContext, keys: Sequence[Key]) -> str:
    """Return a sentence on the lowest items and the others below full; one item must have a score."""
    result = context.result
    scored = [key for key in keys if result[key].value is not None]
    below_full = short_of_full(result, scored)
    if not below_full:
        return all_full_sentence(_all(context, keys, scored), points(FULL))
    least = lowest(result, below_full)
    score = result[least[0]].value
    if len(least) == len(scored) > 1:
        return equal_sentence(_all(context, keys, scored), score_in_words(score))
    names = names_with_score("ข้อ", [item_names(result, least)], score)
    if len(least) > 1:
        names = names.replace(f"({score_in_words(score)})", f"(ข้อละ {score_in_words(score)})")
    start = among("ข้อ", len(scored), len(keys))
    rest = [key for key in below_full if key not in least]
    if len(rest) > _MAX_ITEMS_IN_SENTENCE:
        return start + lowest_sentence(names, number=str(len(rest)))
    others = [
        f"{item_names(result, list(same))} ({score_in_words(value)})"
        for value, same in groupby(rest, key=lambda key: result[key].value)
    ]
    return start + lowest_sentence(names, join_names(others))


def _all(context: ReportContext, keys: Sequence[Key], scored: Sequence[Key]) -> str:
    """Return "every item"; where some have no score, the names of those that have."""
    if len(scored) == len(keys):
        return items_with_score()
    if len(scored) > _MAX_ITEMS_IN_SENTENCE:
        return items_with_score(number=str(len(scored)))
    return items_with_score(item_names(context.result, scored))
