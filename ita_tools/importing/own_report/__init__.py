"""Words of the agency in Word reports of this program: texts, analyses, recommendations, signers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ita_tools.importing.lines import Line, Reading
from ita_tools.importing.own_report.analyses import (
    analysis_readings,
    item_word_readings,
    recommendation_readings,
)
from ita_tools.importing.own_report.report_texts import (
    cover_readings,
    note_readings,
    signer_readings,
    text_readings,
)
from ita_tools.importing.own_report.sections import own_sections
from ita_tools.importing.own_report.short_papers import memo_readings, summary_readings
from ita_tools.rubric import Edition

__all__ = ["own_words"]


def own_words(lines: Sequence[Line], edition: Edition, agency: str) -> Iterator[Reading]:
    """Yield the words of a report; ``agency`` is the name as its lines have it."""
    sections = list(own_sections(lines))
    if not sections:
        return
    yield from cover_readings(sections, agency)
    yield from text_readings(sections, edition)
    yield from note_readings(sections)
    yield from signer_readings(sections)
    yield from analysis_readings(sections, edition)
    yield from recommendation_readings(sections, edition)
    yield from item_word_readings(sections, edition)
    yield from memo_readings(sections, edition, agency)
    yield from summary_readings(sections, edition, agency)
