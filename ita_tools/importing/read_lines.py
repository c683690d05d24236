"""Lines of any source to what they hold of a result: proposals, what is missing, what contradicts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ita_tools.errors import FileForeign
from ita_tools.importing.agency_of import agency_readings
from ita_tools.importing.codes import printed_code
from ita_tools.importing.edition_of import edition_of_lines
from ita_tools.importing.figure_rows import figure_rows
from ita_tools.importing.item_rows import item_rows
from ita_tools.importing.judge import Judgement
from ita_tools.importing.lines import Line
from ita_tools.importing.prose import prose_readings, total_readings
from ita_tools.importing.readings import Field, Reading
from ita_tools.importing.respondent_rows import RespondentTable
from ita_tools.importing.settle import Candidate, settle
from ita_tools.importing.surroundings import Context, figure_in
from ita_tools.rubric import Edition

__all__ = ["ImportedResult", "read_lines"]


@dataclass(frozen=True)
class ImportedResult:
    """What lines hold of the result of one agency and one edition."""

    edition: Edition
    candidates: tuple[Candidate, ...]
    judgement: Judgement

    @property
    def sure(self) -> tuple[Candidate, ...]:
        """The candidates that nothing makes doubtful, one of a field."""
        return tuple(each for each in self.candidates if each.sure)

    @property
    def doubtful(self) -> tuple[Candidate, ...]:
        """The candidates that somebody must confirm."""
        return tuple(each for each in self.candidates if not each.sure)

    @property
    def missing(self) -> tuple[Field, ...]:
        """The items of the edition of which no score and no shares were read."""
        read = {each.field[:3] for each in self.candidates}
        paths = [("items", tool, item.code) for item in self.edition.items for tool in item.tools]
        return tuple(path for path in paths if path not in read)


def read_lines(lines: Sequence[Line], year: int | None = None) -> ImportedResult:
    """Read the result that lines hold; ``year`` is the edition where the user has named one.

    Raises
    ------
    FileForeign
        There is no score, or there are two results.
    CommandMisused, EditionUnknown
        The edition is not known, or there is no rubric of it.
    """
    _require_digits(lines)
    edition = edition_of_lines(lines, named=year)
    readings = [*agency_readings(lines), *_readings(lines, edition)]
    if not any(each.field[0] in ("items", "published") for each in readings):
        raise _no_score(lines)
    candidates, judgement = settle(readings, edition)
    return ImportedResult(edition, tuple(candidates), judgement)


def _readings(lines: Sequence[Line], edition: Edition) -> Iterator[Reading]:
    source, context, respondents = "", Context(edition), RespondentTable(edition)
    following: Iterable[str] = [*(line.text for line in lines[1:]), ""]
    for line, after in zip(lines, following, strict=True):
        if line.source != source:
            source, context, respondents = line.source, Context(edition), RespondentTable(edition)
        of_people = list(respondents.read(line))
        yield from of_people
        if context.follow(line) and line.is_row and not of_people:
            yield from _of_row(line, context)
        yield from prose_readings(line, context)
        if not line.is_row:
            yield from total_readings(line, after, edition)


def _of_row(line: Line, context: Context) -> Iterable[Reading]:
    """Return what a row holds: of items where it has a code, else of a figure it names, else by title."""
    has_code = any(printed_code(cell) and not figure_in(cell) for cell in line.cells)
    first, second = (item_rows, figure_rows) if has_code else (figure_rows, item_rows)
    return list(first(line, context)) or list(second(line, context))


def _require_digits(lines: Sequence[Line]) -> None:
    if not any(each.isdigit() for line in lines for each in line.text):
        raise _no_score(lines)


def _no_score(lines: Sequence[Line]) -> FileForeign:
    return FileForeign(
        "ไม่พบคะแนนของผลการประเมิน ITA",
        where=lines[0].source if lines else "ข้อความที่วาง",
        remedy="คัดลอกหน้าที่มีรหัสข้อหรือชื่อตัวชี้วัดอยู่คู่กับคะแนน ถ้าเป็นภาพสแกนให้ใช้ไฟล์ต้นฉบับ",
    )
