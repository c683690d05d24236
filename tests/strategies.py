"""Hypothesis strategies: any valid assessment of an edition, and the texts and numbers it is made of.

What they give is canonical: texts clean and stripped, scores with two decimals, nothing empty kept. So an
assessment equals the one read back from any file that holds all of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from ita_tools.assessment import (
    EFFORTS,
    Agency,
    Analysis,
    Announcement,
    Assessment,
    AuditEntry,
    BookOrigin,
    Conflict,
    Constraint,
    Division,
    EarlierResult,
    ItemAnswer,
    Measure,
    Memo,
    Previous,
    Proposal,
    Published,
    Recommendation,
    ReportSettings,
    Respondents,
    Signer,
    Standing,
    Step,
    Texts,
)
from ita_tools.assessment.exchange import CHOICES, PROPOSAL_CHOICES, STATES
from ita_tools.rubric import Edition, Item, Scale
from ita_tools.thai import clean
from tests.record_strategies import listed_records, records

__all__ = [
    "AWKWARD",
    "answers",
    "assessments",
    "complete_items",
    "counts",
    "entries",
    "long_texts",
    "names",
    "scores",
    "texts",
]

AWKWARD = (
    "=1+1",
    "+66 2 123 4567",
    "-5",
    "@SUM(A1)",
    "'คำพูด'",
    "\"ก\" 'ข' “ค”",
    "๙๙.๓๓",
    "99.330",
    "1:30",
    "0o17",
    "1e5",
    "true",
    "no",
    "~",
    "null",
    "2568-01-31",
    "- ก",
    "? ก",
    ": ก",
    "ก: ข",
    "ก #ข",
    "&a",
    "*a",
    "!a",
    "{ก}",
    "[1]",
    "[ก] ข",
    "a.b",
    "%",
    "100%",
    "👩‍💼 😀",
    "é ß",
    "ก\u00a0ข",
    "ก\tข",
    "<b>&amp;</b>",
    "_x0041_",
    "\\",
    "https://example.go.th/ข้อมูล?x=1&y=2#z",
    "น้ำ ผู้ใหญ่ กิ๊ก",
    "\u0e48",
    "nan",
    "...",
    "---",
    "|",
)
"""Texts that formats, spreadsheets and parsers like to take for something else."""

_THAI = st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B, exclude_categories=("Cn",))
_ASCII = st.characters(min_codepoint=0x20, max_codepoint=0x7E)
_ANY = st.characters(exclude_categories=("Cc", "Cs"))
_LINE = st.one_of(st.sampled_from(AWKWARD), st.text(_THAI | _ASCII, max_size=12), st.text(_ANY, max_size=6))


def _canonical(text: str) -> str:
    return clean(text).strip()


def names() -> st.SearchStrategy[str]:
    """Texts of one line, never empty: keys, steps."""
    return _LINE.map(lambda line: _canonical(line).replace("\n", " ")).filter(bool)


def texts() -> st.SearchStrategy[str]:
    """Texts of one line, often empty."""
    return st.just("") | names()


def long_texts() -> st.SearchStrategy[str]:
    """Texts of some lines, often empty."""
    return texts() | st.lists(texts(), min_size=2, max_size=3).map("\n".join).map(_canonical)


def scores() -> st.SearchStrategy[Decimal]:
    """Scores with two decimals, 0 to 100."""
    return st.integers(0, 10_000).map(lambda hundredths: Decimal(hundredths).scaleb(-2))


def answers(options: int) -> st.SearchStrategy[tuple[Decimal, ...]]:
    """Shares of the answers to one item that add up to 100."""
    cuts = st.lists(st.integers(0, 1_000_000), min_size=options - 1, max_size=options - 1)
    return cuts.map(
        lambda drawn: tuple(
            Decimal(end - start).scaleb(-4) for start, end in pairwise([0, *sorted(drawn), 1_000_000])
        )
    )


def counts(options: int) -> st.SearchStrategy[tuple[int, ...]]:
    """Respondents per answer option of one item."""
    return st.lists(st.integers(0, 500), min_size=options, max_size=options).map(tuple)


def _answered(scale: Scale) -> dict[str, st.SearchStrategy]:
    options = len(scale.options)
    return {"counts": st.none() | counts(options), "percent": st.none() | answers(options)}


def _statements(item: Item) -> st.SearchStrategy[dict[str, ItemAnswer]]:
    known = {
        part.code: st.builds(ItemAnswer, score=st.none() | scores(), **_answered(part.scale)).filter(bool)
        for part in item.parts
    }
    return st.fixed_dictionaries({}, optional=known)


def entries(item: Item) -> st.SearchStrategy[ItemAnswer]:
    """What may be known of an item, perhaps nothing."""
    common = {
        "score": st.none() | scores(),
        "derived": st.booleans(),
        "note": texts(),
        "defect": long_texts(),
        "remedy": long_texts(),
        "effort": st.sampled_from(["", "", *EFFORTS]),
    }
    if item.scale.kind == "steps":
        return st.builds(ItemAnswer, **common, url=texts())
    if item.parts:
        return st.builds(ItemAnswer, **common, parts=_statements(item))
    return st.builds(ItemAnswer, **common, **_answered(item.scale))


_Items = dict[str, dict[str, ItemAnswer]]


def _some_items(edition: Edition) -> st.SearchStrategy[_Items]:
    places = [(tool, item) for item in edition.items for tool in item.tools]

    @st.composite
    def some_items(draw: st.DrawFn) -> _Items:
        items: _Items = {}
        for number in draw(st.lists(st.integers(0, len(places) - 1), max_size=5, unique=True)):
            tool, item = places[number]
            if entry := draw(entries(item)):
                items.setdefault(tool, {})[item.code] = entry
        return items

    return some_items()


def complete_items(edition: Edition) -> st.SearchStrategy[_Items]:
    """Give a printed score to every item of every tool."""
    places = [(tool, item.code) for item in edition.items for tool in item.tools]

    def filled(given: list[Decimal]) -> _Items:
        items: _Items = {}
        for (tool, code), score in zip(places, given, strict=True):
            items.setdefault(tool, {})[code] = ItemAnswer(score)
        return items

    return st.lists(scores(), min_size=len(places), max_size=len(places)).map(filled)


def _some(codes: list[str], values: st.SearchStrategy) -> st.SearchStrategy[dict]:
    return st.dictionaries(st.sampled_from(codes), values, max_size=3) if codes else st.just({})


def _filled(groups: Mapping[str, Mapping]) -> dict:
    return {code: inner for code, inner in groups.items() if inner}


def _parts(edition: Edition) -> st.SearchStrategy[dict[str, dict[str, Decimal]]]:
    shared = {
        tool.code: [each.code for each in edition.indicators_of_tool(tool.code) if len(each.tools) > 1]
        for tool in edition.tools
    }
    groups = {tool: _some(codes, scores()) for tool, codes in shared.items()}
    return st.fixed_dictionaries(groups).map(_filled)


def _published(
    edition: Edition, levels: st.SearchStrategy[str], **more: st.SearchStrategy
) -> st.SearchStrategy[Published]:
    return st.builds(
        Published,
        **more,
        total=st.none() | scores(),
        level=levels,
        tools=_some(list(edition.tool_by_code), scores()),
        indicators=_some(list(edition.indicator_by_code), scores()),
        subindicators=_some([part.code for part in edition.subindicators], scores()),
        parts=_parts(edition),
    )


def _differences(edition: Edition) -> st.SearchStrategy[dict[str, Decimal]]:
    codes = ["total", *edition.tool_by_code, *edition.indicator_by_code]
    return _some(codes, st.integers(-10_000, 10_000).map(lambda hundredths: Decimal(hundredths).scaleb(-2)))


def _previous(edition: Edition) -> st.SearchStrategy[Previous | None]:
    published = _published(edition, st.sampled_from(["", "A", "ผ่านดี", *edition.band_by_name]))
    older = st.dictionaries(st.sampled_from(["EIT", "SAT"]), scores(), min_size=1)
    years = st.integers(2556, edition.year - 1)
    codes = st.sampled_from(["i1", "i30", "e1", "o43"])
    items = st.dictionaries(
        st.sampled_from(["IIT", "EIT", "OIT"]),
        st.dictionaries(codes, scores(), min_size=1, max_size=2),
        min_size=1,
        max_size=2,
    )
    return (
        st.none()
        | st.builds(Previous, years, published.filter(bool))
        | st.builds(Previous, years, st.builds(Published, tools=older), items)
        | st.builds(Previous, years, items=items)
    )


def _records(record: type[Any]) -> st.SearchStrategy[Any]:
    return records(record, texts, long_texts, scores)


def _history(edition: Edition) -> st.SearchStrategy[dict[int, EarlierResult]]:
    levels = st.sampled_from(["", "A", "ผ่านดี"])
    earlier = st.builds(EarlierResult, total=st.none() | scores(), level=levels).filter(bool)
    return st.dictionaries(st.integers(2556, edition.year), earlier, max_size=3)


def _respondents(edition: Edition) -> st.SearchStrategy[dict[str, Respondents]]:
    people = st.integers(0, 100_000)
    groups = st.dictionaries(names(), st.dictionaries(names(), people, min_size=1, max_size=2), max_size=2)
    found = st.builds(Respondents, count=st.none() | people, groups=groups)
    return _some(list(edition.tool_by_code), found).map(_filled)


def _plan(edition: Edition) -> st.SearchStrategy[tuple[Measure, ...]]:
    measures = st.builds(
        Measure,
        indicator=st.sampled_from(["", *edition.indicator_by_code]),
        finding=long_texts(),
        measure=long_texts(),
        issue=st.sampled_from(["", *(issue.code for issue in edition.issues)]),
        steps=_steps(),
        period=texts(),
        responsible=texts(),
        follow_up=long_texts(),
        division=texts(),
        state=st.sampled_from(["", *STATES]),
        comment=long_texts(),
        not_needed=st.sampled_from([False, False, True]),
        key=st.sampled_from(["", "", "n-1", "n-7", "k"]),
    )
    return st.lists(measures.filter(bool), max_size=3).map(tuple)


def _steps() -> st.SearchStrategy[tuple[Step, ...]]:
    """Steps of one line, and steps with a period, a unit or a follow-up of their own."""
    own = st.builds(
        Step, step=long_texts(), period=texts(), responsible=texts(), follow_up=long_texts()
    ).filter(lambda step: step.stands_alone)
    return listed_records(names().map(Step) | own, 3)


def _constraints() -> st.SearchStrategy[tuple[Constraint, ...]]:
    found = st.builds(
        Constraint,
        constraint=long_texts(),
        impact=long_texts(),
        remedy=long_texts(),
        division=texts(),
        key=st.sampled_from(["", "", "n-1", "k"]),
    )
    return st.lists(found.filter(bool), max_size=2).map(tuple)


def _trail() -> st.SearchStrategy[tuple[AuditEntry, ...]]:
    events = st.builds(
        AuditEntry,
        when=texts(),
        what=texts(),
        source=texts(),
        division=texts(),
        version=texts(),
        before=long_texts(),
        after=long_texts(),
        path=texts(),
        saved=texts(),
    )
    return st.lists(events.filter(bool), max_size=2).map(tuple)


def _division_list() -> st.SearchStrategy[tuple[Division, ...]]:
    divisions = st.builds(Division, name=texts(), short=texts(), contact=texts(), due=texts())
    return st.lists(divisions.filter(bool), max_size=2).map(tuple)


def _origins() -> st.SearchStrategy[BookOrigin]:
    words = st.text("abcdef0123456789", max_size=8)
    sent = st.dictionaries(names(), st.text("0123456789abcdef", min_size=1, max_size=12), max_size=2)
    parts = st.lists(st.text("io0123456789", min_size=1, max_size=3), max_size=2).map(tuple)
    return st.just(BookOrigin()) | st.builds(BookOrigin, words, texts(), texts(), texts(), parts, sent, words)


def _conflicts() -> st.SearchStrategy[tuple[Conflict, ...]]:
    found = st.builds(
        Conflict,
        path=names(),
        what=texts(),
        reason=texts(),
        kept=long_texts(),
        given=long_texts(),
        division=texts(),
        source=texts(),
        when=texts(),
        choice=st.sampled_from(["", *CHOICES]),
        settled=texts(),
    )
    return st.lists(found, max_size=2).map(tuple)


def _proposals() -> st.SearchStrategy[tuple[Proposal, ...]]:
    choices = st.sampled_from(["", *PROPOSAL_CHOICES])
    waiting = st.builds(Proposal, texts(), names(), choices, texts(), texts(), texts(), names())
    return st.lists(waiting, max_size=2, unique=True).map(tuple)


def _unprocessed(edition: Edition) -> st.SearchStrategy[tuple[str, ...]]:
    codes = list(edition.tool_by_code)
    return st.sets(st.sampled_from(codes), max_size=2).map(lambda some: tuple(sorted(some, key=codes.index)))


def assessments(edition: Edition) -> st.SearchStrategy[Assessment]:
    """Return any assessment that fits the edition, from an empty one to one with every item."""
    analysed = [*edition.indicator_by_code, *(issue.code for issue in edition.issues)]
    analyses = st.builds(Analysis, text=long_texts(), cause=long_texts(), way_forward=long_texts())
    return st.builds(
        Assessment,
        edition=st.just(edition.year),
        note=long_texts(),
        agency=st.builds(
            Agency,
            name=texts(),
            type=texts(),
            district=texts(),
            province=texts(),
            unit=texts(),
            website=texts(),
        ),
        items=_some_items(edition) | complete_items(edition),
        published=_published(
            edition, st.sampled_from(["", *edition.band_by_name]), differences=_differences(edition)
        ),
        unprocessed=_unprocessed(edition),
        previous=_previous(edition),
        announcement=_records(Announcement),
        history=_history(edition),
        respondents=_respondents(edition),
        division_list=_division_list(),
        divisions=_some([*edition.item_by_code, *analysed], names()),
        states=_some([*edition.item_by_code, *analysed], st.sampled_from(STATES)),
        comments=_some([*edition.item_by_code, *analysed], names()),
        analysis=_some([*analysed, *edition.tool_by_code], analyses).map(_filled),
        plan=_plan(edition),
        constraints=_constraints(),
        recommendations=listed_records(_records(Recommendation)),
        texts=_records(Texts),
        signers=listed_records(_records(Signer)),
        report=_records(ReportSettings),
        standing=_records(Standing),
        memo=_records(Memo),
        trail=_trail(),
        origin=_origins(),
        conflicts=_conflicts(),
        proposals=_proposals(),
    )
