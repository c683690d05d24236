"""What an edition goes through in a year: workbooks, scores, divisions, reports, the next year."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ita_tools.assessment import Assessment, BookOrigin, Division
from ita_tools.assessment.assessment_file import assessment_text
from ita_tools.jobs.check import findings_data
from ita_tools.jobs.editions import check_edition, start_edition
from ita_tools.jobs.load import load_file
from ita_tools.jobs.merge import merge_books
from ita_tools.jobs.new import new_book
from ita_tools.jobs.report import write_report
from ita_tools.jobs.score import score_data, score_rows
from ita_tools.jobs.split import split_book
from ita_tools.report.report_types import REPORT_TYPES
from ita_tools.rubric import Edition, load_edition, use_editions
from ita_tools.yaml_json import dump_yaml

__all__ = ["lived", "typed", "written"]

_DIVISIONS = ("สำนักปลัด", "กองคลัง")


def written(data: dict[str, object], folder: Path) -> Edition:
    """Write the file of an edition, check it, and use the folder it stands in."""
    file = folder / f"{data['edition']}.yaml"
    file.write_text(dump_yaml(data), "utf-8")
    check_edition(file)
    use_editions(folder)
    return load_edition(int(str(data["edition"])))


def typed(assessment: Assessment, name: str) -> Assessment:
    """Let the agency be of a type; an assessment of a main book."""
    return replace(assessment, origin=BookOrigin(), agency=replace(assessment.agency, type=name))


def assigned(edition: Edition, assessment: Assessment) -> Assessment:
    """Give every item and indicator to one of two divisions, and leave out all that divisions add."""
    codes = [*edition.item_by_code, *edition.indicator_by_code]
    owners = {code: _DIVISIONS[number % 2] for number, code in enumerate(codes)}
    divisions = tuple(Division(name) for name in _DIVISIONS)
    return replace(
        assessment,
        division_list=divisions,
        divisions=owners,
        plan=(),
        constraints=(),
        states={},
        comments={},
        conflicts=(),
    )


def lived(edition: Edition, assessment: Assessment, folder: Path, editions: Path) -> Path:
    """Take an assessment of a main book through all jobs; return the workbook of the year."""
    source, book = folder / "a.yaml", folder / "book.xlsx"
    source.write_text(assessment_text(assessment), "utf-8")
    new_book(book, edition.year, source)
    new_book(folder / "book.xlsm", edition.year, source)
    opened = load_file(book)
    assert opened.assessment == assessment
    assert load_file(folder / "book.xlsm").assessment == assessment
    data = score_data(opened)
    assert data.keys() >= {"total", "computed", "basis", "findings"}
    assert list(score_rows(opened.result))
    assert findings_data(opened) is not None
    for kind in REPORT_TYPES:
        for form in ("docx", "html"):
            write_report(opened, folder / f"{kind}.{form}", kind=kind)
    _divided(edition, assessment, folder)
    later = editions / f"{edition.year + 1}.yaml"
    later.unlink(missing_ok=True)
    start_edition(edition.year + 1, edition.year, later)
    check_edition(later)
    new_book(folder / "next.xlsx", edition.year + 1, book)
    assert load_file(folder / "next.xlsx").assessment.edition == edition.year + 1
    return book


def _divided(edition: Edition, assessment: Assessment, folder: Path) -> None:
    main, merged, source = folder / "main.xlsx", folder / "merged.xlsx", folder / "main.yaml"
    source.write_text(assessment_text(assigned(edition, assessment)), "utf-8")
    new_book(main, edition.year, source)
    parts = [part.path for part in split_book(main, folder / "parts", overwrite=True)]
    assert parts
    merge_books(main, parts, merged)
    before, after = load_file(main), load_file(merged)
    assert after.result.scores == before.result.scores
