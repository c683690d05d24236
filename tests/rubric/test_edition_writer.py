"""Writing editions, and the draft of the next year."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from decimal import Decimal

import pytest

from ita_tools.rubric import Edition, Provenance, RespondentMinimum, available_years, load_edition
from ita_tools.rubric.edition_validation import succession_faults, validate_edition
from ita_tools.rubric.edition_writer import edition_data, edition_text, next_edition
from ita_tools.rubric.loader import parse_edition
from ita_tools.scoring import score
from ita_tools.yaml_json import parse
from tests.bundled import bundled

EDITIONS = [load_edition(year) for year in available_years()]
every_edition = pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: str(edition.year))
LAST = load_edition(2569)  # full of facts that differ; a draft has one source for all


def facts(thing):
    """Yield the provenance of every fact in an edition."""
    if isinstance(thing, Provenance):
        yield thing
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from facts(getattr(thing, field.name))
    elif isinstance(thing, tuple):
        for each in thing:
            yield from facts(each)


class DescribeNextEdition:
    @every_edition
    def it_is_a_valid_draft_of_the_later_year(self, edition):
        draft = next_edition(edition, edition.year + 1)
        assert (draft.year, draft.previous, draft.status) == (edition.year + 1, edition.year, "draft")
        assert validate_edition(draft, "x.yaml") == []
        assert succession_faults(draft, edition) == []
        assert parse_edition(edition_text(draft), "x.yaml") == draft

    @every_edition
    def it_marks_every_fact_as_inferred_from_the_year_before(self, edition):
        found = list(facts(next_edition(edition, 2580)))
        assert len(found) > len(edition.items) * 2
        assert set(found) == {Provenance((f"E{edition.year}",), "inferred")}
        assert list(next_edition(edition, 2580).sources) == [f"E{edition.year}"]

    @every_edition
    def it_continues_every_item_with_the_item_of_the_same_code(self, edition):
        draft = next_edition(edition, edition.year + 1)
        assert {item.code: item.succeeds for item in draft.items} == {
            item.code: (item.code,) for item in edition.items
        }

    @every_edition
    def it_keeps_titles_weights_levels_and_issues(self, edition):
        draft = next_edition(edition, edition.year + 1)
        assert [item.title for item in draft.items] == [item.title for item in edition.items]
        assert [tool.weight for tool in draft.tools] == [tool.weight for tool in edition.tools]
        assert [band.total_min for band in draft.bands] == [band.total_min for band in edition.bands]
        assert [issue.items for issue in draft.issues] == [issue.items for issue in edition.issues]
        assert [item.scale.options for item in draft.items] == [item.scale.options for item in edition.items]
        assert (draft.issues_overlap, draft.level_scheme) == (edition.issues_overlap, edition.level_scheme)
        assert draft.respondent_minimum.by_tool == edition.respondent_minimum.by_tool
        assert str(draft.year) in draft.title
        assert str(edition.year) not in draft.title
        assert draft.changes == ()

    @every_edition
    def it_expects_the_report_under_the_same_item_a_year_later(self, edition):
        draft = next_edition(edition, edition.year + 1)
        assert (draft.report.edition, draft.report.item) == (edition.report.edition + 1, edition.report.item)
        assert draft.report.demands == edition.report.demands

    def it_gives_the_same_scores_as_the_edition_it_comes_from(self):
        case = bundled()
        draft = parse_edition(edition_text(next_edition(case.edition, 2570)), "2570.yaml")
        result = score(draft, replace(case.assessment, edition=2570))
        assert {key: each.value for key, each in result.scores.items()} == {
            key: each.value for key, each in case.result.scores.items()
        }
        assert result.level == case.result.level


class DescribeEditionText:
    @every_edition
    def it_reads_back_the_same(self, edition):
        assert parse_edition(edition_text(edition), f"{edition.year}.yaml") == edition

    @every_edition
    def it_is_the_same_after_reading_and_writing(self, edition):
        text = edition_text(edition)
        assert edition_text(parse_edition(text, "x.yaml")) == text

    @pytest.mark.parametrize(
        "part",
        [
            {"issues_overlap": True},
            {"issues": ()},
            {"respondent_minimum": RespondentMinimum({"IIT": 30, "EIT1": None}, LAST.tools[0].provenance)},
            {"respondent_minimum": None},
            {"report": None},
            {"changes": ("ก: ข", "- ค")},
            {"note": "ก #ข\nค"},
            {"previous": 2500},
            {"target": replace(LAST.target, score=Decimal("0"), share="ร้อยละ 80")},
            {"rounding": replace(LAST.rounding, provenance=LAST.tools[0].provenance)},
        ],
    )
    def it_holds_every_part_of_an_edition(self, part):
        edition = replace(LAST, **part)
        assert edition != LAST
        assert parse_edition(edition_text(edition), "x.yaml") == edition

    def it_has_a_key_for_every_field(self):
        """A new field of the model must be written, or this test must say why not."""
        whole = replace(EDITIONS[1], issues_overlap=True)
        written = set(edition_data(whole)) - {"edition", "levels", "scales"}
        assert written == {field.name for field in fields(Edition)} - {"year", "level_scheme", "bands"}

    def it_holds_numbers_as_numbers_and_codes_as_text(self):
        data = parse(edition_text(LAST), "x.yaml").value
        assert data["edition"].value == LAST.year
        assert data["tools"].value[0].value["weight"].value == LAST.tools[0].weight
        assert data["indicators"].value[0].value["code"].value == "1"
