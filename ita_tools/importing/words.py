"""Words of a source: all of a report of this program, and recommendations of the assessor of any other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ita_tools.importing.lines import Line
from ita_tools.importing.own_report.analyses import analysis_readings, recommendation_readings
from ita_tools.importing.own_report.item_words import item_word_readings
from ita_tools.importing.own_report.memo_words import memo_readings
from ita_tools.importing.own_report.report_texts import (
    cover_readings,
    note_readings,
    signer_readings,
    text_readings,
)
from ita_tools.importing.own_report.sections import own_sections
from ita_tools.importing.own_report.summary_words import summary_readings
from ita_tools.importing.readings import Reading
from ita_tools.importing.recommendation_lines import foreign_recommendations
from ita_tools.rubric import Edition

__all__ = ["word_readings"]


def word_readings(lines: Sequence[Line], edition: Edition, agency: str) -> Iterator[Reading]:
    """Yield the words of the first source that has some; ``agency`` is the name as its lines have it."""
    for source in dict.fromkeys(line.source for line in lines):
        own = [line for line in lines if line.source == source]
        sections = list(own_sections(own))
        if not sections:
            readings = list(foreign_recommendations(own, edition))
        else:
            readings = [
                *cover_readings(sections, agency),
                *text_readings(sections),
                *note_readings(sections),
                *signer_readings(sections),
                *analysis_readings(sections, edition),
                *recommendation_readings(sections, edition),
                *item_word_readings(sections, edition),
                *memo_readings(sections, agency),
                *summary_readings(sections, edition, agency),
            ]
        if readings:
            yield from readings
            return
