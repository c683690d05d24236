"""Editions written back whole, and the draft of the next year."""

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


@every_edition
def it_writes_an_edition_that_reads_back_the_same(edition):
    assert parse_edition(edition_text(edition), f"{edition.year}.yaml") == edition


@every_edition
def it_writes_the_same_text_again(edition):
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
def it_writes_every_part_of_an_edition(part):
    edition = replace(LAST, **part)
    assert edition != LAST
    assert parse_edition(edition_text(edition), "x.yaml") == edition


def it_writes_every_field_of_an_edition_under_some_key():
    """A new field of the model must be written, or this test must say why not."""
    whole = replace(EDITIONS[1], issues_overlap=True)
    written = set(edition_data(whole)) - {"edition", "levels", "scales"}
    assert written == {field.name for field in fields(Edition)} - {"year", "level_scheme", "bands"}


# The draft of next year --------------------------------------------------------------------------------


@every_edition
def it_starts_a_valid_draft_of_a_later_year(edition):
    draft = next_edition(edition, edition.year + 1)
    assert (draft.year, draft.previous, draft.status) == (edition.year + 1, edition.year, "draft")
    assert validate_edition(draft, "x.yaml") == []
    assert succession_faults(draft, edition) == []
    assert parse_edition(edition_text(draft), "x.yaml") == draft


@every_edition
def it_calls_everything_in_a_draft_inferred_from_the_year_before(edition):
    found = list(facts(next_edition(edition, 2580)))
    assert len(found) > len(edition.items) * 2
    assert set(found) == {Provenance((f"E{edition.year}",), "inferred")}
    assert list(next_edition(edition, 2580).sources) == [f"E{edition.year}"]


@every_edition
def it_continues_every_item_with_the_item_of_the_same_code(edition):
    draft = next_edition(edition, edition.year + 1)
    assert {item.code: item.succeeds for item in draft.items} == {
        item.code: (item.code,) for item in edition.items
    }


@every_edition
def it_carries_over_everything_else(edition):
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
def it_expects_the_report_under_the_same_item_a_year_later(edition):
    draft = next_edition(edition, edition.year + 1)
    assert (draft.report.edition, draft.report.item) == (edition.report.edition + 1, edition.report.item)
    assert draft.report.demands == edition.report.demands


def it_scores_by_a_draft_as_by_the_year_it_comes_from():
    case = bundled()
    draft = parse_edition(edition_text(next_edition(case.edition, 2570)), "2570.yaml")
    result = score(draft, replace(case.assessment, edition=2570))
    assert {key: each.value for key, each in result.scores.items()} == {
        key: each.value for key, each in case.result.scores.items()
    }
    assert result.level == case.result.level


def it_writes_numbers_as_numbers_and_codes_as_texts():
    data = parse(edition_text(LAST), "x.yaml").value
    assert data["edition"].value == LAST.year
    assert data["tools"].value[0].value["weight"].value == LAST.tools[0].weight
    assert data["indicators"].value[0].value["code"].value == "1"
