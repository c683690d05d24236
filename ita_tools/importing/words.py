"""Words of a source: all of a report of this program, and recommendations of the assessor of any other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ita_tools.importing.lines import Line
from ita_tools.importing.readings import Reading
from ita_tools.importing.recommendation_lines import foreign_recommendations
from ita_tools.rubric import Edition

__all__ = ["word_readings"]

_OWN_STYLES = "ITA "
"""What the names of the paragraph styles of the program begin with."""


def word_readings(lines: Sequence[Line], edition: Edition, agency: str) -> Iterator[Reading]:
    """Yield the words of the first source that has some; ``agency`` is the name as its lines have it."""
    for source in dict.fromkeys(line.source for line in lines):
        of_source = [line for line in lines if line.source == source]
        readings = list(_readings(of_source, edition, agency))
        if readings:
            yield from readings
            return


def _readings(lines: Sequence[Line], edition: Edition, agency: str) -> Iterator[Reading]:
    if any(line.style.startswith(_OWN_STYLES) for line in lines):
        from ita_tools.importing.own_report import own_words  # its patterns take a tenth of a short import

        yield from own_words(lines, edition, agency)
    else:
        yield from foreign_recommendations(lines, edition)
