"""Who answered, in tables with the headings คุณลักษณะ, กลุ่ม, จำนวน and สัดส่วน."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ita_tools.importing.columns import last_tool_named
from ita_tools.importing.lines import Line
from ita_tools.importing.readings import Reading
from ita_tools.importing.surroundings import figure_in
from ita_tools.rubric import Edition

__all__ = ["RespondentTable"]

_LEAST_CELLS = 3
_NEAR = 8
_COUNT = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,6}")


class RespondentTable:
    """Follows the lines of a source; ``read`` is called for each in turn."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._recent: list[str] = []
        self._tool = ""
        self._heading = ""

    def read(self, line: Line) -> Iterator[Reading]:
        """Yield the group of respondents of a row; nothing of any other line."""
        if not line.is_row:
            self._recent = [*self._recent[-_NEAR:], line.text]
            self._tool = ""
        elif line.cells[0].startswith("คุณลักษณะ") and len(line.cells) >= _LEAST_CELLS:
            self._tool, self._heading = last_tool_named(" ".join(self._recent), self._edition), ""
        elif self._tool and len(line.cells) >= _LEAST_CELLS and _COUNT.fullmatch(line.cells[2]):
            self._heading = line.cells[0] or self._heading
            share = line.cells[3].rstrip("% ") if len(line.cells) > _LEAST_CELLS else "0"
            if self._heading and line.cells[1] and figure_in(share):
                path = ("respondents", self._tool, "groups", self._heading, line.cells[1])
                yield Reading(path, int(line.cells[2].replace(",", "")), line, 2, "ตาราง: ผู้ตอบแบบวัด")
