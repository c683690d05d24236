"""Generated stories of a book that is split, filled by its divisions, changed meanwhile, and merged.

Every value typed in a story is unique, so that a lost one is noticed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import count

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from ita_tools.assessment import Agency, Analysis, Assessment, Constraint, Division, ItemAnswer, Measure, Step
from ita_tools.assessment.exchange import FILLED, STATES
from ita_tools.assessment.flatten import Path, Value, apply_patch, flatten
from ita_tools.assessment.row_ids import assign_row_ids
from ita_tools.rubric import load_edition
from ita_tools.sharing.audit_log import AuditStamp
from ita_tools.sharing.returned_book import ReturnedBook
from ita_tools.sharing.split_assessment import DivisionPart, split
from tests.campaigns import number_of

__all__ = ["EDITION", "SCENARIOS", "STAMP", "Story", "contents", "stories", "story_test", "typed"]

EDITION = load_edition(2568)
SCENARIOS = number_of("ITA_SCENARIOS")
"""Number of stories in a run."""
STAMP = AuditStamp("21 พฤศจิกายน 2569", "main.xlsx (00000000)", "1.0")
DIVISIONS = ("สำนักปลัด", "กองคลัง", "กองช่าง")
_CODES = ("i1", "i2", "e1", "o1", "o2", "o6", "1", "2", "9", "issue-1")
_TEXTS = ("finding", "measure", "steps", "period", "responsible", "follow_up")


@dataclass(frozen=True)
class Story:
    """A main book as it was split, as it is now, and the returned books."""

    base: Assessment
    now: Assessment
    parts: tuple[DivisionPart, ...]
    returned: tuple[ReturnedBook, ...]


def contents(assessment: Assessment) -> tuple[dict[Path, Value], list[str]]:
    """All values, and the order of the rows."""
    with_ids = assign_row_ids(assessment)
    return flatten(with_ids), [row.key for row in (*with_ids.plan, *with_ids.constraints)]


def typed(value: Value | None) -> set[str]:
    """The words of a value that were typed in a story."""
    parts = value if isinstance(value, tuple) else (value,)
    return {word for part in parts for word in str(part).split() if word.startswith("พิมพ์")}


def _rows() -> st.SearchStrategy[tuple[list[Measure], list[Constraint]]]:
    one = st.sampled_from
    owners = one(("", *DIVISIONS))
    measures = st.builds(
        Measure,
        indicator=one(["", "1", "9"]),
        finding=one(["", "พบ"]),
        measure=one(["", "อบรม", "ประชุม"]),
        division=owners,
        steps=one([(), (Step("ก"), Step("ข", "มกราคม"))]),
        state=one(["", *STATES]),
        comment=one(["", "ขยายความ"]),
        key=one(["", "a", "b", "n-1"]),
    )
    limits = st.builds(
        Constraint,
        constraint=one(["คน", "เงิน"]),
        impact=one(["", "ช้า"]),
        division=owners,
        key=one(["", "c", "d"]),
    )
    return st.tuples(st.lists(measures.filter(bool), max_size=3), st.lists(limits, max_size=2))


# Made once: making strategies costs more than drawing from them.
_ROWS = _rows()
_OWNERS = st.dictionaries(st.sampled_from(_CODES), st.sampled_from(DIVISIONS), max_size=6)
_POINTS = st.lists(
    st.sampled_from(
        [
            ItemAnswer(),
            ItemAnswer(Decimal("0.00")),
            ItemAnswer(Decimal("50.00"), note="เดิม"),
            ItemAnswer(url="https://example.go.th"),
        ]
    ),
    min_size=3,
    max_size=3,
)
_LISTED = st.sampled_from([(), tuple(Division(name, name[-4:]) for name in DIVISIONS)])
_STATES = st.dictionaries(st.sampled_from(_CODES), st.sampled_from(STATES), max_size=2)
_CONTEXTS = st.sampled_from(["none", "summary", "full"])
_TIMES = st.sampled_from(["", "1", "2"])
_IDS = st.sampled_from(["", "b-000000000000000000000001"])


def _book(draw: st.DrawFn) -> Assessment:
    entries = dict(zip(("o1", "o2", "o6"), draw(_POINTS), strict=True))
    plan, limits = draw(_ROWS)
    items = {"OIT": {code: entry for code, entry in entries.items() if entry}}
    return assign_row_ids(
        Assessment(
            2568,
            draw(_IDS),
            agency=Agency("เทศบาลตำบลตัวอย่าง"),
            items=items if items["OIT"] else {},
            divisions=draw(_OWNERS),
            division_list=draw(_LISTED),
            plan=tuple(plan),
            constraints=tuple(limits),
            states=draw(_STATES),
            analysis={"1": Analysis("เดิม")} if draw(st.booleans()) else {},
        )
    )


_Edit = Callable[[Assessment, str], Assessment]


def _fields(assessment: Assessment, *, own: bool) -> list[Path]:
    """Paths to type at; with ``own`` only those within the assignment."""
    part = assessment.origin.part
    codes = [code for code in _CODES if not own or code in part]
    plan = [row.key for row in assessment.plan if not own or row.key in part]
    limits = [row.key for row in assessment.constraints if not own or row.key in part]
    items = [("items", "OIT", code, name) for code in codes if code[0] == "o" for name in ("url", "note")]
    items += [("analysis", code, "cause") for code in codes if code[0].isdigit()]
    items += [("plan", key, name) for key in plan for name in _TEXTS]
    items += [("constraints", key, "impact") for key in limits]
    sent = [("agency", "name")] if part or assessment.book else []  # without an id, a new name is a new book
    return items if own else [*items, *sent, ("divisions", "o1"), ("comments", "o2")]


def _write(number: int, *, own: bool, blank: bool) -> _Edit:
    def edit(assessment: Assessment, word: str) -> Assessment:
        if not (fields := _fields(assessment, own=own)):
            return assessment
        path = fields[number % len(fields)]
        value: Value | None = (Step(word),) if path[-1] == "steps" else word
        return apply_patch(assessment, {path: None if blank else value})

    return edit


def _score(number: int, hundredths: int, *, own: bool) -> _Edit:
    """Type a score; with ``own`` none of the main book, which is locked."""

    def edit(assessment: Assessment, _word: str) -> Assessment:
        sent = assessment.origin.sent if own else {}
        own_codes = [code for code in assessment.origin.part if code[0] == "o"]
        codes = [code for code in own_codes if f"items.OIT.{code}.score" not in sent]
        if not codes:
            return assessment
        path = ("items", "OIT", codes[number % len(codes)], "score")
        return apply_patch(assessment, {path: Decimal(hundredths).scaleb(-2)})

    return edit


def _state(number: int) -> _Edit:
    def edit(assessment: Assessment, _word: str) -> Assessment:
        codes = [code for code in assessment.origin.part if code in _CODES]
        return (
            apply_patch(assessment, {("states", codes[number % len(codes)]): FILLED}) if codes else assessment
        )

    return edit


def _add(key: str) -> _Edit:
    def edit(assessment: Assessment, word: str) -> Assessment:
        if key and any(row.key == key for row in assessment.plan):
            return assessment
        return replace(assessment, plan=(*assessment.plan, Measure("1", measure=word, key=key)))

    return edit


def _delete(number: int) -> _Edit:
    def edit(assessment: Assessment, _word: str) -> Assessment:
        part = assessment.origin.part
        rows = [row for row in assessment.plan if not part or row.key in part]
        gone = rows[number % len(rows)] if rows else None
        return replace(assessment, plan=tuple(row for row in assessment.plan if row is not gone))

    return edit


def _sort(_number: int) -> _Edit:
    return lambda assessment, _word: replace(assessment, plan=assessment.plan[::-1])


def _edits(*, own: bool) -> st.SearchStrategy[list[_Edit]]:
    number = st.integers(0, 40)
    kinds = [
        st.builds(_write, number, own=st.just(own), blank=st.just(False)),
        st.builds(_write, number, own=st.just(own), blank=st.just(True)),
        st.builds(_add, st.sampled_from(["", "n-1", "x1"])),
        st.builds(_delete, number),
        st.builds(_score, number, st.sampled_from([0, 5000, 10_000]), own=st.just(own)),
        st.builds(_state, number),
        st.builds(_sort, number),
    ]
    return st.lists(st.one_of(kinds), max_size=4)


def _edited(assessment: Assessment, edits: Sequence[_Edit], who: str, words: count[int]) -> Assessment:
    for edit in edits:
        assessment = edit(assessment, f"พิมพ์-{who}-{next(words)}")
    return assessment


_EDITS = {own: _edits(own=own) for own in (True, False)}


@st.composite
def stories(draw: st.DrawFn, *, loyal: bool = False, quiet: bool = False, copies: bool = True) -> Story:
    """Draw a story.

    ``loyal`` divisions keep to their parts, a ``quiet`` main book is not changed meanwhile, and with
    ``copies`` a division may send several files.
    """
    base, words = _book(draw), count(1)
    parts = split(EDITION, base, context=draw(_CONTEXTS), stamp=STAMP)
    returned = []
    for part in parts:
        for number in range(draw(st.integers(0, 2 if copies else 1))):
            own = loyal or draw(st.booleans())
            made = _edited(part.assessment, draw(_EDITS[own]), part.division, words)
            returned.append(ReturnedBook(made, f"{part.division}-{number}.xlsx", draw(_TIMES)))
    now = base if quiet else _edited(base, draw(_EDITS[False]), "หลัก", words)
    return Story(base, now, parts, tuple(draw(st.permutations(returned))))


def story_test(share: float = 1.0) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Run a law over its share of the stories of a run."""
    return lambda law: settings(
        max_examples=max(1, int(SCENARIOS * share)),
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )(law)
