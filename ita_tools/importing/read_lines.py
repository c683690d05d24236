"""Lines of any source to what they hold of a result: proposals, what is missing, what contradicts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ita_tools.errors import CommandMisused, FileForeign
from ita_tools.importing.agency_and_edition import agency_readings, edition_of_lines, readable_editions
from ita_tools.importing.codes import printed_code
from ita_tools.importing.cut_lines import cut_line, doubt_cut_figures
from ita_tools.importing.figure_rows import RespondentTable, figure_rows
from ita_tools.importing.headings import Context, figure_in, speaks_of_others
from ita_tools.importing.item_rows import item_rows
from ita_tools.importing.judge import Judgement
from ita_tools.importing.lines import Field, Line, Reading
from ita_tools.importing.plan_tables import plan_readings
from ita_tools.importing.prose import prose_readings, total_readings
from ita_tools.importing.settle import Candidate, settle
from ita_tools.importing.wide_tables import wide_tables
from ita_tools.importing.words import word_readings
from ita_tools.rubric import Edition

__all__ = ["ImportedResult", "read_lines"]

_ENOUGH_SCORES, _OTHER_SCALE = 8, 5
_UNDER = "ใต้หัวข้อปี"
_TWO_RESULTS = 8
"""Items with two scores from which on there are two results."""


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
        read = {each.field[:3] for each in self.candidates if each.field[3:] in ((), ("percent",))}
        paths = [("items", tool, item.code) for item in self.edition.items for tool in item.tools]
        return tuple(path for path in paths if path not in read)


def read_lines(
    lines: Sequence[Line], year: int | None = None, agency: str = "", source: str = "ข้อความที่วาง"
) -> ImportedResult:
    """Read the result that lines hold; ``year`` is the edition where the user has named one.

    ``agency`` is the one whose row is read of a table with rows of several, ``source`` what is named where
    there is no line.

    Raises
    ------
    FileForeign
        There is no score, or there are two results.
    CommandMisused, EditionUnknown
        The edition is not known, or there is no rubric of it.
    """
    _require_digits(lines, source)
    edition = _edition(lines, year, source)
    named = list(agency_readings(lines))
    agency = agency or next((str(each.value) for each in named if each.field == ("agency", "name")), "")
    of_tables, rows = wide_tables(lines, edition, agency)
    readings = [*named, *of_tables, *plan_readings(lines, edition)]
    readings += word_readings(lines, edition, agency)
    readings += _readings([line for n, line in enumerate(lines) if n not in rows], edition)
    if year is None:
        _require_one_year(readings)
    _require_scale(readings)
    if not any(_is_figure(each) for each in readings):
        raise _no_score(lines, source)
    candidates, judgement = settle(doubt_cut_figures(readings, lines), edition)
    return ImportedResult(edition, tuple(candidates), judgement)


def _is_figure(reading: Reading) -> bool:
    return reading.field[0] == "published" or (
        reading.field[0] == "items" and not isinstance(reading.value, str)
    )


def _readings(lines: Sequence[Line], edition: Edition) -> Iterator[Reading]:
    source, context, respondents = "", Context(edition), RespondentTable(edition)
    following = (line.text for line in lines[1:])
    for whole in lines:
        after = next(following, "")
        after = "" if speaks_of_others(after) else after
        line = cut_line(whole, edition)
        if line.source != source:
            source, context, respondents = line.source, Context(edition), RespondentTable(edition)
        of_people = list(respondents.read(line))
        yield from of_people
        if context.follow(line) and line.is_row and not of_people:
            yield from (_of_section(each, context) for each in _of_row(line, context))
        told = list(prose_readings(whole, context))
        if not whole.is_row:
            told += total_readings(whole, after, edition)
        yield from (_of_others(each) for each in told) if context.of_others else told


def _of_row(line: Line, context: Context) -> Iterable[Reading]:
    """Return what a row holds: of items where it has a code, else of a figure it names, else by title."""
    has_code = any(printed_code(cell) and not figure_in(cell) for cell in line.cells)
    first, second = (item_rows, figure_rows) if has_code else (figure_rows, item_rows)
    return list(first(line, context)) or list(second(line, context))


def _of_section(reading: Reading, context: Context) -> Reading:
    """Return a reading as one of the year that the heading names, where no heading of a column does."""
    year, edition = context.year, context.edition
    if context.of_others:
        return _of_others(reading)
    if year in (None, edition.year) or any(each.year for each in context.columns):
        return reading
    how = f"{reading.how} {_UNDER} {year}"
    if year == edition.year - 1 and reading.field[0] in ("items", "published") and len(reading.field) < 4:
        return replace(reading, field=("previous", *reading.field), how=how, doubt="place")
    return replace(reading, how=how, doubt=reading.doubt or "place")


def _of_others(reading: Reading) -> Reading:
    """Return a reading of a section that speaks of a target, an example or another agency."""
    return replace(reading, doubt="others")


def _require_one_year(readings: Iterable[Reading]) -> None:
    """Refuse two complete results under headings of two years; columns of two years are one result."""
    items = [each for each in readings if "items" in each.field[:2] and not isinstance(each.value, str)]
    this_year = {each.field[-2:] for each in items if _UNDER not in each.how}
    both = [each for each in items if _UNDER in each.how and each.field[-2:] in this_year]
    if len({each.field for each in both}) >= _TWO_RESULTS:
        raise FileForeign(
            f"มีผลการประเมินมากกว่าหนึ่งปี: อีกปีหนึ่งคือ {both[0].how.rpartition(' ')[2]} รวม {len(both)} ข้อที่ซ้ำกัน",
            where=both[0].line.where(),
            remedy="ระบุปีที่ต้องการด้วย --edition",
        )


def _require_scale(readings: Iterable[Reading]) -> None:
    """Refuse scores that are all means of another scale, such as one to five."""
    scores = [
        each
        for each in readings
        if each.field[0] == "items" and isinstance(each.value, Decimal) and each.value
    ]
    if len(scores) >= _ENOUGH_SCORES and all(each.value <= _OTHER_SCALE for each in scores):  # type: ignore[operator]
        raise FileForeign(
            f"คะแนนรายข้อทุกข้อไม่เกิน {_OTHER_SCALE} จึงไม่ใช่คะแนนเต็ม 100",
            where=scores[0].line.where(scores[0].cell),
            remedy="ใช้คะแนนที่ ITAS ประกาศ ซึ่งมีคะแนนเต็ม 100",
        )


def _edition(lines: Sequence[Line], year: int | None, source: str) -> Edition:
    """Return the edition of the lines; where none is named, say first whether there is a score at all."""
    try:
        return edition_of_lines(lines, named=year)
    except CommandMisused:
        if not any(True for _ in _readings(lines, readable_editions()[-1])):
            raise _no_score(lines, source) from None
        raise


def _require_digits(lines: Sequence[Line], source: str) -> None:
    if not any(each.isdigit() for line in lines for each in line.text):
        raise _no_score(lines, source)


def _no_score(lines: Sequence[Line], source: str) -> FileForeign:
    return FileForeign(
        "ไม่พบคะแนนของผลการประเมิน ITA",
        where=lines[0].source if lines else source,
        remedy="คัดลอกหน้าที่มีรหัสข้อหรือชื่อตัวชี้วัดอยู่คู่กับคะแนน ถ้าเป็นภาพสแกนให้ใช้ไฟล์ต้นฉบับ",
    )
