"""Time of merging 100 returned workbooks, compared with reading their bare values and building one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ita_tools.assessment import Analysis, Assessment
from ita_tools.jobs.audit_stamp import MainBook
from ita_tools.jobs.merge import merge_books
from ita_tools.jobs.split import split_book
from ita_tools.sharing.split_assessment import split
from ita_tools.workbook.build_book import build_book
from ita_tools.workbook.division_book import build_division_book
from tests.bench.reading import bare
from tests.bench.timing import Line, compared
from tests.workbook.books import EDITION, demo, save

__all__ = ["lines"]

_ROUNDS = 3
_BUDGET = 2.4


def lines(folder: Path, books: int, rounds: int) -> Iterator[Line]:
    """Yield the merge of ``books`` parts, of divisions with an item, an indicator or a measure each."""
    base, parts, filled = folder / "base.xlsx", folder / "parts", folder / "filled"
    case = demo()
    codes = [*EDITION.item_by_code, *EDITION.indicator_by_code, *(issue.code for issue in EDITION.issues)]
    mine = {code: f"กอง {number}" for number, code in enumerate(codes[:books])}
    rows = [
        replace(case.plan[number % len(case.plan)], division=f"กอง {number}", key="")
        for number in range(len(mine), books)
    ]
    save(replace(case, divisions=mine, plan=tuple(rows)), base)
    split_book(base, parts)
    _fill_in(base, filled)
    out = folder / "out.xlsx"
    for name, returned in {
        "untouched": sorted(parts.iterdir()),
        "filled in": sorted(filled.iterdir()),
    }.items():
        yield compared(
            f"merge {len(returned)} workbooks returned {name}",
            lambda returned=returned: merge_books(base, returned, out),
            "calamine, values alone, and one build",
            lambda returned=returned: ([bare(path) for path in returned], build_book(EDITION, case)),
            _BUDGET,
            min(rounds, _ROUNDS),
        )


def _fill_in(base: Path, folder: Path) -> None:
    """Write the parts as divisions return them: with a note on every item and a text on every indicator."""
    folder.mkdir()
    main = MainBook.from_file(base)
    assessment = main.opened.assessment
    for number, part in enumerate(split(EDITION, assessment, stamp=main.stamp)):
        returned = replace(part, assessment=_filled(part.assessment, number))
        (folder / f"{number}.xlsx").write_bytes(build_division_book(EDITION, assessment, returned))


def _filled(assessment: Assessment, number: int) -> Assessment:
    part = set(assessment.origin.part)
    items = {
        tool: {
            code: replace(answer, note=f"ตรวจแล้ว {number}") if code in part else answer
            for code, answer in answers.items()
        }
        for tool, answers in assessment.items.items()
    }
    analysis = {
        code: replace(assessment.analysis.get(code, Analysis(text="")), cause=f"สาเหตุ {number}")
        for code in part & {*EDITION.indicator_by_code, *(issue.code for issue in EDITION.issues)}
    }
    plan = tuple(replace(row, measure=f"{row.measure} {number}") for row in assessment.plan)
    return replace(assessment, items=items, analysis={**assessment.analysis, **analysis}, plan=plan)
