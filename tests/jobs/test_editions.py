"""The list of rubrics."""

from __future__ import annotations

from ita_tools.jobs.editions import list_editions
from ita_tools.rubric import available_years


def it_summarises_every_bundled_edition_oldest_first():
    assert tuple(each.year for each in list_editions()) == available_years()


def it_counts_items_by_tool_and_what_is_inferred():
    [edition] = [each for each in list_editions() if each.year == 2568]
    assert dict(edition.items) == {"IIT": 15, "EIT1": 9, "EIT2": 9, "OIT": 28}
    assert edition.inferred > 0
    assert edition.status in ("verified", "transcribed", "draft")
