"""The draft of next year as text: what the rules change is changed, comments and layout stay."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from ita_tools.rubric import available_years, load_edition
from ita_tools.rubric.edition_draft import draft_of
from ita_tools.rubric.edition_files import edition_file
from ita_tools.rubric.edition_writer import next_edition
from ita_tools.rubric.loader import parse_edition
from ita_tools.yaml_json import dump_yaml
from tests.rubric.editing import BUNDLED, changed
from tests.rubric.edition_strategy import YEAR, edition_files

YEARS = available_years()


def drafted(text: str, year: int = 2590) -> str:
    return draft_of(text, parse_edition(text, "x.yaml"), year)


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


class DescribeDraftOf:
    @pytest.mark.parametrize("year", YEARS)
    def it_holds_the_edition_of_next_year(self, year: int) -> None:
        text, edition = edition_file(year).read_text("utf-8"), load_edition(year)
        draft = draft_of(text, edition, year + 1)
        assert parse_edition(draft, "x.yaml") == next_edition(edition, year + 1)

    @settings(max_examples=20, deadline=None)
    @given(edition_files())
    def it_holds_the_next_edition_of_any_shape(self, data: dict[str, object]) -> None:
        edition = parse_edition(dump_yaml(data), "x.yaml")
        assert parse_edition(drafted(dump_yaml(data)), "x.yaml") == next_edition(edition, 2590)

    @pytest.mark.parametrize("year", YEARS)
    def it_keeps_every_comment(self, year: int) -> None:
        text = edition_file(year).read_text("utf-8")
        comments = [line for line in lines(text) if line.startswith("#")]
        assert comments
        draft = draft_of(text, load_edition(year), year + 1)
        assert [line for line in lines(draft) if line.startswith("#")] == comments

    def it_keeps_comments_blank_lines_and_the_form_of_lists(self) -> None:
        text = changed(
            ("  - code: i1\n", "  # ข้อแรก\n\n  - code: i1   # ใหม่\n"),
            ("  score: 85\n", "  score: 85  # ตามแผน\n"),
        )
        draft = drafted(text)
        assert "  # ข้อแรก\n\n  - code: i1   # ใหม่\n" in draft
        assert "  score: 85  # ตามแผน\n" in draft
        titles = [line for line in text.splitlines() if line.startswith("    title:")]
        assert len(titles) > 50
        assert [line for line in draft.splitlines() if line.startswith("    title:")] == titles

    def it_adds_what_an_item_continues_behind_a_comment(self) -> None:
        text = edition_file(2564).read_text("utf-8").replace("  - code: i1\n", "  - code: i1  # ข้อแรก\n")
        assert "  - code: i1  # ข้อแรก\n    succeeds: [i1]\n" in drafted(text)

    def it_changes_no_line_of_wording(self) -> None:
        draft = lines(drafted(BUNDLED))
        worded = [
            line
            for line in lines(BUNDLED)
            if line.startswith(("- code:", "answers:", "tools:", "indicator:"))
        ]
        assert len(worded) > 100
        assert [line for line in draft if line in set(worded)] == worded

    def it_takes_keys_in_braces_and_texts_of_several_lines(self) -> None:
        text = changed(
            (
                "  share: ไม่น้อยกว่าร้อยละ 100 ของหน่วยงาน\n  source: [S000]\n",
                "  source:\n    - S000\n    - S001\n",
            ),
            ("note: รายการ", "note: >\n  รายการ"),
        )
        draft = drafted(text)
        assert parse_edition(draft, "x.yaml") == next_edition(parse_edition(text, "x.yaml"), 2590)
        assert "note: ร่างที่ยกมาจากปี 2568" in draft

    @pytest.mark.parametrize("text", ["[]", "edition: 2568", "{", "ก", "a: &b 1"])
    def it_writes_a_file_anew_that_it_cannot_edit(self, text: str) -> None:
        edition = load_edition(2568)
        assert parse_edition(draft_of(text, edition, 2590), "x.yaml") == next_edition(edition, 2590)


def it_draws_editions_of_a_year_without_a_bundled_one() -> None:
    assert YEAR not in YEARS
