"""Sentences that the program writes itself where the officer typed no text, whatever figures are in them.

The functions that write them are asked for each sentence with signs in the place of its words and figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import product

from ita_tools.analysis import result_sentences as sentences
from ita_tools.analysis.default_texts import (
    comparison_sentence,
    default_background,
    default_foreword,
    default_subject,
    default_summary_title,
    fiscal_year,
    result_sentence,
    target_sentence,
    with_target,
)
from ita_tools.importing.lines import normalize_text
from ita_tools.rubric import Edition

__all__ = ["FIGURE", "WORDS", "is_of_program", "is_request", "sentences_of_program", "words_in"]

WORDS, FIGURE = "\ue010", "\ue011"
"""Stand in a sentence for any words, and for a figure."""
_OF_FIGURES = frozenset("0123456789.,")
_SCORE, _YEAR = f"{FIGURE} คะแนน", fiscal_year(FIGURE)
_EITHER = (False, True)


def words_in(text: str, sentence: str) -> list[str] | None:
    """Return what stands in a text for the signs of a sentence; ``None`` where it is another sentence.

    >>> words_in("เทศบาลได้คะแนนรวม 98.23 คะแนน", f"{WORDS}ได้คะแนนรวม {FIGURE} คะแนน")
    ['เทศบาล', '98.23']
    """
    first, others, signs = _parts(sentence)
    if not text.startswith(first):
        return None
    if not others:
        return [] if text == first else None
    start, found = len(first), []
    for n, after in enumerate(others, 1):
        is_last = n == len(others)
        end = len(text) - len(after) if is_last else text.find(after, start + 1)
        word = text[start:end] if end > start and text.startswith(after, end) else ""
        if not word or (signs[n - 1] == FIGURE and not _OF_FIGURES.issuperset(word)):
            return None
        found.append(word)
        start = end + len(after)
    return found


@lru_cache(2_000)
def _parts(sentence: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return what stands before the first sign and after each, and the signs."""
    first, *others = sentence.replace(FIGURE, WORDS).split(WORDS)
    return first, tuple(others), tuple(sign for sign in sentence if sign in (WORDS, FIGURE))


def is_of_program(text: str, known: Sequence[str]) -> bool:
    """Return whether a paragraph is one of some sentences of the program, whatever figures are in it."""
    return any(words_in(text, sentence) is not None for sentence in known)


def sentences_of_program(edition: Edition) -> Mapping[str, Sequence[str]]:
    """Return the paragraphs that the program may write, by the part of the report they stand in."""
    drafts = (default_background(WORDS, edition, draft=draft) for draft in _EITHER)
    background = dict.fromkeys(text for texts in drafts for text, _ in texts)
    return {
        "foreword": [normalize_text(text) for text in _foreword(edition)],
        "background": [normalize_text(text) for text in background],
        **_of_every_edition(),
    }


@cache
def _of_every_edition() -> Mapping[str, Sequence[str]]:
    return {
        part: tuple(dict.fromkeys(normalize_text(text) for text in texts))
        for part, texts in (
            ("overall", _overall()),
            ("tools", _tools()),
            ("indicators", _indicators()),
            ("lowest", _lowest()),
            ("respondents", [sentences.respondents_sentence(WORDS, FIGURE)]),
            ("plan", [sentences.NO_PLAN]),
            ("title", [default_summary_title(_YEAR)]),
            ("subject", [default_subject(_YEAR)]),
        )
    }


@cache
def _requests() -> tuple[str, ...]:
    return sentences.request_for_approval(), sentences.request_for_approval(WORDS)


def is_request(text: str) -> bool:
    """Return whether a paragraph is the request that ends a report."""
    return is_of_program(text, _requests())


def _foreword(edition: Edition) -> Iterator[str]:
    for plan, limits in product(_EITHER, _EITHER):
        yield from default_foreword(WORDS, edition, _YEAR, has_measures=plan, has_constraints=limits)


def _overall() -> Iterator[str]:
    yield sentences.NO_TOTAL
    yield sentences.next_level_sentence(WORDS, WORDS)
    results = [result_sentence(WORDS, _SCORE, level) for level in ("", WORDS)]
    changes = [comparison_sentence(_YEAR, _SCORE, level, WORDS) for level in ("", WORDS)]
    targets = [target_sentence(FIGURE, FIGURE, above) for above in (-1, 0, 1)]
    for result, target in product(_joined(results, ["", *changes]), targets):
        yield with_target(result, target)


def _joined(*parts: Sequence[str]) -> list[str]:
    """Return every paragraph of one sentence of each part; ``""`` is one that is left out."""
    return [text for each in product(*parts) if (text := " ".join(filter(None, each)))]


def _extremes(noun: str) -> list[str]:
    phrases = [sentences.extreme_phrase(noun, WORDS, top=top) for top in _EITHER]
    both = [sentences.extremes_sentence(noun, WORDS, WORDS), *phrases, " ".join(reversed(phrases))]
    starts = [sentences.among(noun, scored, 2) for scored in (1, 2)]
    who = (sentences.every(noun, 2, 2), sentences.some_of(noun, WORDS))
    return [
        *(start + text for start, text in product(starts, both)),
        *(sentences.equal_sentence(each, _SCORE) for each in who),
        sentences.only_one_sentence(noun, WORDS),
    ]


def _tools() -> list[str]:
    noun = "เครื่องมือ"
    targets = [sentences.below_target_sentence(noun, FIGURE, WORDS)]
    for scored in (1, 2):
        who = sentences.every(noun, scored, 2)
        targets.append(sentences.all_meet_target_sentence(who, FIGURE))
        targets.append(sentences.all_miss_target_sentence(who, FIGURE))
    return _joined(targets, ["", *_extremes(noun)], ["", sentences.lost_points_sentence(WORDS)])


def _indicators() -> Iterator[str]:
    noun = "ตัวชี้วัด"
    yield from _joined(
        ["", sentences.below_target_sentence(noun, FIGURE, WORDS)],
        ["", *_extremes(noun)],
    )
    yield sentences.changes_sentence(_YEAR, sentences.change_phrase(WORDS, FIGURE, WORDS))


def _lowest() -> Iterator[str]:
    least = [
        sentences.lowest_sentence(WORDS),
        sentences.lowest_sentence(WORDS, WORDS),
        sentences.lowest_sentence(WORDS, number=FIGURE),
    ]
    yield from (sentences.among("ข้อ", scored, 2) + text for scored, text in product((1, 2), least))
    everyone = sentences.items_with_score()
    some = [sentences.items_with_score(number=FIGURE), sentences.items_with_score(f"ข้อ {WORDS}")]
    for who in (everyone, *some):
        full = sentences.all_full_sentence(who, FIGURE)
        yield from (full, full + sentences.KEEP_IT_SO, sentences.equal_sentence(who, _SCORE))
