"""Formulas for the texts that the report prints where the agency wrote none, in the words of the report.

The functions of :mod:`ita_tools.analysis.default_texts` get a sign for each word that stands in a cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from operator import and_

from ita_tools.analysis.agency_address import HEADS, general_head
from ita_tools.analysis.default_texts import (
    ANALYSIS_TITLE,
    IMPROVEMENT_TITLE,
    MEASURES_TITLE,
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
from ita_tools.analysis.result_sentences import (
    respondents_sentence,
)
from ita_tools.assessment.report_fields import KINDS
from ita_tools.rubric import Edition
from ita_tools.scoring.plan import LEVEL
from ita_tools.workbook.formulas.expression import (
    CHAR,
    COUNT,
    FIXED,
    IF,
    ISNUMBER,
    LEFT,
    LEN,
    MAX,
    MID,
    ROUND,
    SUMPRODUCT,
    TRIM,
    CellRef,
    Expression,
    Span,
    text_of,
)
from ita_tools.workbook.formulas.figures import FigureFormulas
from ita_tools.workbook.formulas.tools_text import tools_text
from ita_tools.workbook.hidden_keys import YES, join_key

__all__ = ["default_texts"]

_AGENCY, _PLAN_YEAR, _SCORE, _LEVEL = "\ue000", "\ue001", "\ue002", "\ue003"
_YEAR, _BEFORE, _CHANGE, _DISTANCE = "\ue004", "\ue005", "\ue006", "\ue007"
_SIGN = re.compile("([\ue000-\ue007\n])")
_LONGEST_TEXT = 250
"""Excel takes a text of at most 255 characters in a formula."""
_BULLET = "- "
_NEXT_LEVEL = "(ตามด้วยคะแนนที่ขาดถึงระดับถัดไป)"
_LARGEST_GROUPS = "(ตามด้วยกลุ่มที่มากที่สุดของแต่ละคุณลักษณะที่กรอกไว้)"
_WITHOUT_COUNTS = "(โปรแกรมเขียนจำนวนผู้ตอบและกลุ่มที่มากที่สุด เมื่อกรอกจำนวนผู้ตอบ)"
_WITHOUT_TOTAL = "(โปรแกรมเขียนคะแนนรวม ระดับ และผลเทียบปีก่อน เมื่อมีคะแนนรวม)"


def default_texts(
    edition: Edition, plan: Sequence[str], constraints: Sequence[str]
) -> Mapping[str, Expression]:
    """Return the text for each field of the sheet that has one, by the name of the field.

    Parameters
    ----------
    edition
        The edition of the workbook.
    plan
        Names of the rows of the plan.
    constraints
        Names of the rows of the constraints.
    """
    name, year = CellRef("agency.name", "."), CellRef("report.year", ".")
    cells = {
        _AGENCY: IF(LEN(name).equals(0), "หน่วยงาน", name),
        _PLAN_YEAR: IF(ISNUMBER(year), year, edition.year + 1),
    }
    listed = (f"{_BULLET * is_listed}{text}" for text, is_listed in default_background(_AGENCY, edition))
    return {
        "texts.title": _title(edition, cells),
        "texts.foreword": _foreword(edition, cells, plan, constraints),
        "texts.background": _filled("\n".join(listed), cells),
        "texts.overall": _overall(FigureFormulas(edition), cells),
        "texts.tools": tools_text(FigureFormulas(edition)),
        "texts.respondents": _respondents(edition),
        "memo.to": _head(name),
        "memo.subject": _filled(default_subject(fiscal_year(edition.year)), cells),
    }


def _head(name: Expression) -> Expression:
    """Return the title of the head of the agency by the beginning of its name."""
    agency = TRIM(name)
    title = IF(LEN(agency).equals(0), general_head("หน่วยงาน"), general_head("") & agency)
    for head in reversed(HEADS):
        begins = agency if head.is_whole else LEFT(agency, len(head.prefix))
        rest = TRIM(MID(agency, head.cut + 1, _LONGEST_TEXT))
        title = IF(begins.equals(head.prefix), head.title & rest, title)
    return title


def _respondents(edition: Edition) -> Expression:
    """Return how many people answered each tool; the report names the largest groups after it."""
    text: Expression = text_of("")
    counts = []
    for tool in edition.tools:
        if edition.asks_people(tool.code):
            count = CellRef(join_key("respondents", tool.code), "count")
            sentence = respondents_sentence(f"{tool.title} ({tool.short})", _SCORE)
            text = text & IF(ISNUMBER(count), _filled(f"{sentence}\n", {_SCORE: FIXED(count, 0, 0)}), "")
            counts.append(count)
    return IF(COUNT(*counts) > 0, text & _LARGEST_GROUPS, _WITHOUT_COUNTS) if counts else text


def _title(edition: Edition, cells: Mapping[str, Expression]) -> Expression:
    kind, plan_year = CellRef("report.kind", "."), fiscal_year(_PLAN_YEAR)
    analysis = (*ANALYSIS_TITLE, fiscal_year(edition.year))
    titles = {
        "summary": default_summary_title(plan_year),
        "measures": "\n".join((*analysis, MEASURES_TITLE, plan_year)),
    }
    chosen = _filled("\n".join((*analysis, IMPROVEMENT_TITLE)), cells)
    for code, title in titles.items():
        chosen = IF(kind.equals(KINDS[code]), _filled(title, cells), chosen)
    return chosen


def _foreword(
    edition: Edition, cells: Mapping[str, Expression], plan: Sequence[str], constraints: Sequence[str]
) -> Expression:
    needed = Span(plan, "not_needed?").differs(YES)
    has_measures = SUMPRODUCT(Span(plan, "measure").differs("") * needed) > 0
    has_constraints = SUMPRODUCT(Span(constraints, "constraint").differs("") * 1) > 0

    def second(*, measures: bool, limits: bool) -> Expression:
        written = default_foreword(
            _AGENCY, edition, fiscal_year(_PLAN_YEAR), has_measures=measures, has_constraints=limits
        )
        return _filled(written[1], cells)

    def closing(*, measures: bool) -> Expression:
        with_limits, without = (second(measures=measures, limits=each) for each in (True, False))
        return IF(has_constraints, with_limits, without)

    first, _ = default_foreword(_AGENCY, edition, "", has_measures=False, has_constraints=False)
    return _filled(f"{first}\n", cells) & IF(has_measures, closing(measures=True), closing(measures=False))


def _overall(figures: FigureFormulas, cells: Mapping[str, Expression]) -> Expression:
    """Return total, level, change from last year and distance to the target; nothing without a total."""
    total, level = figures.at(("total",)), figures.at(LEVEL)
    before, change = (CellRef("previous.published.total", column) for column in (".", "=change"))
    level_before, target = CellRef("previous.published.level", "."), figures.edition.target.score
    cells = {
        **cells,
        _SCORE: FIXED(total, 2, 1),
        _LEVEL: level,
        _YEAR: CellRef("previous.edition", "."),
        _BEFORE: FIXED(before, 2, 1),
        _CHANGE: _change(change),
        _DISTANCE: FIXED(MAX(total - target, target - total), 2, 1),
    }
    score = f"{_SCORE} คะแนน"
    result = IF(
        LEN(level).equals(0),
        _filled(result_sentence(_AGENCY, score), cells),
        _filled(result_sentence(_AGENCY, score, _LEVEL), cells),
    )
    year, points_before = fiscal_year(_YEAR), f"{_BEFORE} คะแนน"
    bare = _filled(f" {comparison_sentence(year, points_before, '', _CHANGE)}", cells)
    cells_before = {**cells, _LEVEL: level_before}
    graded = _filled(f" {comparison_sentence(year, points_before, _LEVEL, _CHANGE)}", cells_before)
    compared = IF(ISNUMBER(change), IF(LEN(level_before).equals(0), bare, graded), "")
    words = [
        _filled(with_target("", target_sentence(f"{target:.2f}", _DISTANCE, sign)), cells)
        for sign in (-1, 0, 1)
    ]
    reached = IF(total < target, words[0], IF(total > target, words[2], words[1]))
    highest = level.equals(figures.edition.bands[0].name)
    further = IF(highest, "", CHAR(10) & _NEXT_LEVEL)
    return IF(ISNUMBER(total), result & compared & reached & further, _WITHOUT_TOTAL)


def _change(change: Expression) -> Expression:
    moved = IF(change > 0, "เพิ่มขึ้น ", "ลดลง ") & FIXED(MAX(change, 0 - change), 2, 1) & " คะแนน"
    return IF(ROUND(change, 2).equals(0), "เท่าเดิม", moved)


def _filled(text: str, cells: Mapping[str, Expression]) -> Expression:
    """Return a text with cells in place of the signs."""
    given = {"\n": CHAR(10), **cells}
    return reduce(and_, (given.get(piece) or text_of(piece) for piece in _pieces(text)))


def _pieces(text: str) -> Iterator[str]:
    for part in _SIGN.split(text):
        yield from (part[n : n + _LONGEST_TEXT] for n in range(0, len(part), _LONGEST_TEXT))
