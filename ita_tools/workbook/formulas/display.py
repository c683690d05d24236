"""Formulas that show figures beside others: copies, differences, sources, what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from ita_tools.scoring.plan import LEVEL, Answers, Counted, Key, Standing
from ita_tools.workbook.cell_styles import Style
from ita_tools.workbook.formulas.expression import (
    AND,
    COUNT,
    COUNTIF,
    FIXED,
    IF,
    INDEX,
    ISNUMBER,
    LEN,
    MATCH,
    MAX,
    MIN,
    OR,
    ROUND,
    SUM,
    SUMPRODUCT,
    Across,
    Expression,
    Operand,
    Span,
    sum_of,
)
from ita_tools.workbook.formulas.figures import FigureFormulas
from ita_tools.workbook.hidden_keys import YES
from ita_tools.workbook.sheet_model import Computed, Scored, Value

__all__ = [
    "INFERRED",
    "PUBLISHED",
    "added_answers",
    "agreement",
    "basis",
    "computed",
    "copy_of",
    "count_below",
    "count_differing",
    "count_missing",
    "count_open",
    "difference",
    "extreme",
    "missing_points",
    "missing_to_lowest",
    "named_extreme",
    "status",
    "verdict",
]

PUBLISHED = "ตามประกาศ"
"""What stands beside a figure that was announced."""
INFERRED = "อนุมาน"
"""What stands beside a figure that was computed by a rule that is not official."""
_NOTHING_YET = "– ยังไม่มีข้อมูล"
_COMPUTED, _PRINTED, _DERIVED = "คำนวณ", "คะแนน ITAS", "คำนวณย้อนกลับ"
_COUNTS, _SHARES, _UNPROCESSED, _EXEMPT = "จำนวน", "ร้อยละ", "ไม่ประมวลผล", "ไม่ใช้"


def computed(expression: Expression, style: Style = "points", lines: int = 1) -> Computed:
    """Make a cell of an expression; what it shows is the value of the expression."""

    def value(scored: Scored) -> Value:
        shown = expression.value(scored)
        return None if shown == "" or isinstance(shown, list) else shown

    return Computed(lambda at: f"={expression.text(at)}", value, style, lines)


def copy_of(source: Expression, style: Style = "points") -> Computed:
    """Repeat another cell; empty stays empty."""
    return computed(IF(source.equals(""), "", source), style)


def difference(one: Expression, other: Expression) -> Computed:
    """Subtract two scores where both are there."""
    both = AND(ISNUMBER(one), ISNUMBER(other))
    return computed(IF(both, ROUND(one - other, 2), ""), "signed")


def status(score: Expression, target: Decimal, words: tuple[str, str]) -> Computed:
    """Say in words whether a score reaches the target."""
    reached = IF(score >= target, words[0], words[1])
    return computed(IF(ISNUMBER(score), reached, ""), "note")


def missing_points(score: Expression, least: Decimal) -> Computed:
    """Points a score lacks to ``least``."""
    return computed(IF(ISNUMBER(score), ROUND(MAX(0, least - score), 2), ""))


def missing_to_lowest(minimums: Mapping[Decimal, Sequence[Expression]]) -> Computed:
    """Most points that a score lacks to its minimum, once all are known; scores are given by minimum."""
    scores = [score for group in minimums.values() for score in group]
    known = COUNT(*scores).equals(len(scores))
    lacking = [least - MIN(*group) for least, group in minimums.items()]
    return computed(IF(known, ROUND(MAX(0, *lacking), 2), ""))


def added_answers(row: str, columns: Sequence[str], style: Style) -> Computed:
    """Add up the answers of a row; empty where there are none."""
    cells = Across(row, columns)
    return computed(IF(COUNT(cells) > 0, ROUND(SUM(cells), 2), ""), style)


def agreement(figures: FigureFormulas, key: Key) -> Computed:
    """Say whether the answers give the announced score; nothing where either is missing."""
    made, announced = figures.at(("computed", *key)), figures.at(("announced", *key))
    differing = "✗ จากคำตอบ " & FIXED(made, 2, 1) & " แต่ ITAS " & FIXED(announced, 2, 1)
    same = IF(ROUND(announced, 2).equals(made), "✓ ตรงกัน", differing)
    return computed(IF(AND(ISNUMBER(made), ISNUMBER(announced)), same, ""), "note")


def extreme(names: Span, scores: Span, unit: str, *, highest: bool) -> Expression:
    """Name the first of the highest or lowest scores, and how many more share it."""
    return named_extreme(names, scores, MAX(scores) if highest else MIN(scores), unit)


def named_extreme(names: Span, scores: Span, best: Expression, unit: str) -> Expression:
    """Name the first row with a score, and how many more have it."""
    sharing = COUNTIF(scores, best)
    more = IF(sharing > 1, " และอีก " & (sharing - 1) & f" {unit}", "")
    return INDEX(names, MATCH(best, scores, 0)) & " (" & FIXED(best, 2, 1) & ")" & more


def count_missing(scores: Sequence[Expression]) -> Expression:
    """Count scores that are not known."""
    return len(scores) - COUNT(*scores)


def count_differing(rows: Sequence[str]) -> Expression:
    """Count rows whose announced figure differs from the computed one."""
    differences = Span(rows, "=difference")
    return SUMPRODUCT(ISNUMBER(differences) * differences.differs(0))


def count_below(rows: Sequence[str], least: Decimal) -> Expression:
    """Count rows whose standing figure lies below a score."""
    scores = Span(rows, "=used")
    return SUMPRODUCT(ISNUMBER(scores) * (scores < least))


def count_open(pairs: Sequence[tuple[Expression, Expression]]) -> Expression:
    """Count figures with a range that no announced figure settles; given both."""
    return sum_of((COUNT(low, announced).equals(1)) * ISNUMBER(low) for low, announced in pairs)


def verdict(
    count: Expression, words: tuple[Operand, Operand], compared: Expression | None, style: Style = "strong"
) -> Computed:
    """Say in words whether a check found nothing, or that there is nothing to check yet."""
    found = IF(count.equals(0), words[0], words[1])
    return computed(found if compared is None else IF(compared.equals(0), _NOTHING_YET, found), style)


def basis(figures: FigureFormulas, key: Key) -> Computed:
    """Say where a standing figure comes from."""
    node = figures.nodes[key]
    assert isinstance(node, Standing)  # noqa: S101 - only these are asked for
    word = _of_level(figures) if key == LEVEL else _of_score(figures, node)
    if node.left_out:
        word = IF(figures.is_of(node.left_out), _EXEMPT, word)
    flag = figures.at(node.flag).equals(YES) if node.flag else None
    return computed(IF(flag, _UNPROCESSED, word) if flag else word, "note")


def _of_score(figures: FigureFormulas, node: Standing) -> Expression:
    announced = ISNUMBER(figures.at(node.announced))
    if node.key[0] in ("item", "statement"):
        return _of_item(figures, node, announced)
    known = ISNUMBER(figures.at(node.computed)) if node.computed else None
    guessed = _guessed(figures, node)
    made: Operand = IF(guessed, INFERRED, _COMPUTED) if guessed else _COMPUTED
    return IF(announced, PUBLISHED, IF(known, made, "") if known else "")


def _of_item(figures: FigureFormulas, node: Standing, announced: Expression) -> Expression:
    """Tell counts, the printed score, shares, and a score that was worked back apart."""
    rule = figures.nodes[node.computed] if node.computed else None
    otherwise: Operand = IF(announced, _DERIVED, "")
    if isinstance(rule, Answers):
        length = len(rule.scale.options)
        counts, shares = (figures.answers(key, length) for key in (rule.counts, rule.shares))
        otherwise = IF(SUM(counts) > 0, _COUNTS, IF(SUM(shares) > 0, _SHARES, otherwise))
    elif node.computed:
        otherwise = IF(ISNUMBER(figures.at(node.computed)), _COMPUTED, otherwise)
    never = figures.at(node.derived).differs(YES) if node.derived else None
    return IF(AND(announced, never) if never else announced, _PRINTED, otherwise)


def _guessed(figures: FigureFormulas, node: Standing) -> Expression | None:
    """Whether a rule that is not official bears on a computed figure; ``None`` where none can."""
    tests: list[Expression] = []
    inputs = figures.nodes[node.computed].inputs if node.computed else ()
    for each in (figures.nodes.get(key) for key in inputs):
        if isinstance(each, Counted) and each.confidence == "inferred":
            tests.append(figures.at(each.flag).equals(YES))
    low: Key = ("low", *node.key)
    if low in figures.nodes:
        tests.append(ISNUMBER(figures.at(low)))
    return OR(*tests) if len(tests) > 1 else tests[0] if tests else None


def _of_level(figures: FigureFormulas) -> Expression:
    announced, level = figures.at(("announced", *LEVEL)), figures.at(("computed", *LEVEL))
    low, high = ("low", *LEVEL), ("high", *LEVEL)
    made: Operand = _COMPUTED
    if low in figures.nodes:
        made = IF(figures.at(low).differs(figures.at(high)), INFERRED, _COMPUTED)
    return IF(LEN(announced) > 0, PUBLISHED, IF(LEN(level) > 0, made, ""))
