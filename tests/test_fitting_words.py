"""Parts of items, last year's differences and words to choose from: what does not fit has its place."""

from __future__ import annotations

import pytest

from ita_tools.assessment import LoadedAssessment, parse_assessment
from ita_tools.errors import AnswersWrong, ItaError, ItemUnknown, ValueWrong
from ita_tools.rubric import available_years, load_edition
from ita_tools.validation import validate_assessment

YEAR, TOOL, ITEM = next(
    (year, item.tools[0], item)
    for year in available_years()
    for item in load_edition(year).items
    if item.parts
)
PART = ITEM.parts[0]
LENGTH = len(PART.scale.options)


def read(text: str, year: int = YEAR) -> LoadedAssessment:
    return parse_assessment(f"edition: {year}\n{text}", "a.yaml")


def misfit(text: str, year: int = YEAR) -> ItaError:
    (fault,) = validate_assessment(load_edition(year), read(text, year))
    assert fault.where.startswith("a.yaml")
    assert fault.remedy
    return fault


def entry(fields: str) -> str:
    return f"items: {{{TOOL}: {{{ITEM.code}: {{{fields}}}}}}}"


def part(fields: str) -> str:
    return entry(f"parts: {{{PART.code}: {{{fields}}}}}")


@pytest.mark.parametrize("answers", ["counts: [1, 2]", "percent: [40, 60]"])
def it_wants_the_answers_of_each_part_not_of_the_whole(answers: str) -> None:
    fault = misfit(entry(answers))
    assert isinstance(fault, AnswersWrong)
    assert "parts" in fault.remedy


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        (f"counts: {[1] * (LENGTH + 1)}", AnswersWrong),
        (f"percent: {[90, *[0] * (LENGTH - 1)]}", AnswersWrong),
        ("score: 90, note: ก", ValueWrong),
        ("score: 90, url: 'https://example.go.th'", ValueWrong),
    ],
    ids=["too many answers", "shares of 90", "a note", "an address"],
)
def it_judges_a_part_as_it_judges_an_item(fields: str, kind: type[ItaError]) -> None:
    fault = misfit(part(fields))
    assert isinstance(fault, kind)
    assert f"{ITEM.code} ประเด็นที่ {PART.code}" in fault.message


def it_takes_what_a_part_can_have() -> None:
    for fields in (f"counts: {[1] * LENGTH}", f"percent: {[100, *[0] * (LENGTH - 1)]}", "score: 90"):
        assert validate_assessment(load_edition(YEAR), read(part(fields))) == []


def it_knows_the_parts_of_an_item() -> None:
    fault = misfit(entry("parts: {zz: {score: 90}}"))
    assert isinstance(fault, ItemUnknown)
    assert ITEM.code in fault.message


def it_has_no_place_for_the_differences_of_last_year() -> None:
    fault = misfit("previous: {edition: 2567, published: {total: 90, differences: {total: 1}}}", 2568)
    assert isinstance(fault, ValueWrong)
    assert "published.differences" in fault.remedy
    assert "previous" in fault.where


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("states: {o1: เสร็จแล้ว}", "กรอกแล้ว"),
        ("plan: [{measure: ก, state: เสร็จแล้ว}]", "กรอกแล้ว"),
        ("conflicts: [{path: note, choice: เสร็จแล้ว}]", "ใช้ค่าเดิม"),
    ],
)
def it_takes_only_words_there_are_to_choose_from(text: str, remedy: str) -> None:
    fault = misfit(text, 2568)
    assert isinstance(fault, ValueWrong)
    assert "เสร็จแล้ว" in fault.message
    assert remedy in fault.remedy


def it_cuts_a_long_word_in_its_message() -> None:
    assert len(misfit(f"states: {{o1: {'ก' * 500}}}", 2568).message) < 100
