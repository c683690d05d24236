"""The list of editions, and drafts of new ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ita_tools.errors import CommandMisused
from ita_tools.jobs.editions import CheckedEdition, check_edition, list_editions, start_edition
from ita_tools.rubric import available_years, load_edition
from ita_tools.rubric.edition_facts import facts_of


class DescribeListEditions:
    def it_summarises_every_bundled_edition_oldest_first(self):
        assert tuple(each.year for each in list_editions()) == available_years()

    def it_counts_items_by_tool_and_inferred_ones(self):
        [edition] = [each for each in list_editions() if each.year == 2568]
        assert dict(edition.items) == {"IIT": 15, "EIT1": 9, "EIT2": 9, "OIT": 28}
        assert edition.inferred > 0
        assert edition.status in ("verified", "transcribed", "draft")


class DescribeStartEdition:
    def it_writes_a_draft_that_passes_the_check_against_the_year_before(self, tmp_path):
        draft = tmp_path / "2599.yaml"
        start_edition(2599, 2568, draft)
        source = load_edition(2568)
        count = len(source.items)
        checked = check_edition(draft)
        assert replace(checked, inferred=()) == CheckedEdition("2599.yaml", 2599, count, ())
        assert sum(number for _, number in checked.inferred) == len(list(facts_of(source)))
        text = draft.read_text("utf-8")
        assert "\nprevious: 2568\n" in text
        draft.write_text(text.replace("\nprevious: 2568\n", "\nprevious: 2598\n"), "utf-8")
        assert check_edition(draft) == replace(checked, missing_previous=2598)

    @pytest.mark.parametrize(("year", "words"), [(2568, "ไม่ได้อยู่หลังปี"), (2599, "มีไฟล์นี้อยู่แล้ว")])
    def it_refuses_an_earlier_year_and_an_existing_file(self, year, words, tmp_path):
        draft = tmp_path / "a.yaml"
        if year == 2599:
            draft.write_text("งานของฉัน", "utf-8")
        with pytest.raises(CommandMisused, match=words):
            start_edition(year, 2568, draft)
        assert not draft.exists() or draft.read_text("utf-8") == "งานของฉัน"
