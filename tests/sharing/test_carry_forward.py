"""Carrying forward to next year: what lasts is carried, what does not is noted, nothing is added."""

from __future__ import annotations

from dataclasses import fields, replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_tools.assessment import (
    Agency,
    Analysis,
    Assessment,
    Constraint,
    EarlierResult,
    ItemAnswer,
    LoadedAssessment,
    Measure,
    Previous,
    Published,
    Respondents,
)
from ita_tools.rubric import available_years, load_edition
from ita_tools.scoring import score
from ita_tools.sharing.carry_forward import carry_forward
from ita_tools.validation import validate_assessment
from ita_tools.workbook.build_book import build_book
from ita_tools.workbook.read_book import read_book
from tests.bundled import bundled
from tests.campaigns import examples, number_of
from tests.scoring.cases import CASES
from tests.strategies import assessments
from tests.workbook.books import generated

NEW = load_edition(2569)
TOTAL = Decimal("96.04")
LATER = available_years()[1:]
PAIRS = [(year - gap, year) for year in LATER for gap in (1, 2, 4) if year - gap in available_years()]
PERSISTING = {"edition", "agency", "previous", "history", "division_list", "divisions", "plan", "constraints"}


def carry(assessment, edition=NEW):
    between = [load_edition(year) for year in range(assessment.edition + 1, edition.year)]
    return carry_forward(edition, score(load_edition(assessment.edition), assessment), assessment, between)


def note_with(words, assessment, edition=NEW):
    (note,) = [note for note in carry(assessment, edition).notes if words in note]
    return note


def last_years(pair):
    old, new = pair
    return st.tuples(st.just(load_edition(new)), assessments(load_edition(old)))


def any_last_year(test):
    return settings(max_examples=examples(8))(given(st.sampled_from(PAIRS).flatmap(last_years))(test))


def ancestry(edition, code, year):
    """Codes of the items of a year that an item continues, found step by step."""
    found = [code]
    for each in range(edition.year, year, -1):
        found = [old for code in found for old in load_edition(each).item_by_code[code].succeeds]
    return found


class DescribeAnyLastYear:
    @any_last_year
    def it_carries_a_valid_assessment_with_what_lasts(self, drawn):
        edition, assessment = drawn
        carried = carry(assessment, edition)
        assert validate_assessment(edition, LoadedAssessment(carried.assessment)) == []
        blank = Assessment(edition.year)
        assert all(
            getattr(carried.assessment, each.name) == getattr(blank, each.name)
            for each in fields(Assessment)
            if each.name not in PERSISTING
        )
        assert carried.assessment.agency == assessment.agency
        assert carried.assessment.constraints == assessment.constraints
        assert carried.assessment.division_list == assessment.division_list
        assert all(note and "\n" not in note for note in carried.notes)

    @any_last_year
    def it_carries_every_division_to_an_item_or_notes_it(self, drawn):
        edition, assessment = drawn
        carried = carry(assessment, edition)
        ancestors = {code: ancestry(edition, code, assessment.edition) for code in edition.item_by_code}
        topics = [*edition.indicator_by_code, *(issue.code for issue in edition.issues)]
        ancestors |= {code: [code] for code in topics}
        for code, division in carried.assessment.divisions.items():
            assert division in [assessment.divisions.get(each) for each in ancestors[code]]
        for code, division in assessment.divisions.items():
            heirs = [new_code for new_code, codes in ancestors.items() if code in codes]
            got = {carried.assessment.divisions[heir] for heir in heirs}
            named = f"{code} ({' '.join(division.split())})"
            assert got == {division} or any(named in note for note in carried.notes)

    @any_last_year
    def it_keeps_every_measure_without_finding_and_period(self, drawn):
        edition, assessment = drawn
        carried = carry(assessment, edition)
        assert set(load_edition(assessment.edition).indicator_by_code) == set(edition.indicator_by_code)
        cleared = [
            replace(measure, finding="", period="", state="", comment="") for measure in assessment.plan
        ]
        assert list(carried.assessment.plan) == [measure for measure in cleared if measure]
        lost = sum(not measure for measure in cleared)
        assert any(f"แผนปฏิบัติการ {lost} แถว" in note for note in carried.notes) == bool(lost)

    @any_last_year
    def it_stores_last_years_scores_exactly_as_previous_result(self, drawn):
        edition, assessment = drawn
        carried = carry(assessment, edition)
        last = load_edition(assessment.edition)
        result = score(last, assessment)
        previous = carried.assessment.previous or Previous(last.year)
        found, printed = previous.published, assessment.published
        assert previous.edition == last.year
        assert found.total == (result.total if printed.total is None else printed.total)
        assert found.level == (printed.level or result.level or "")
        for tool in last.tool_by_code:
            assert found.tools.get(tool) == printed.tools.get(tool, result.tool(tool))
            for item in last.items_of_tool(tool):
                assert previous.items.get(tool, {}).get(item.code) == result.item(tool, item.code)
            for each in [each for each in last.indicators_of_tool(tool) if len(each.tools) > 1]:
                expected = printed.parts.get(tool, {}).get(each.code, result.part(tool, each.code))
                assert found.parts.get(tool, {}).get(each.code) == expected
        for code in last.indicator_by_code:
            assert found.indicators.get(code) == printed.indicators.get(code, result.indicator(code))
        for part in last.subindicators:
            expected = printed.subindicators.get(part.code, result.subindicator(part.code))
            assert found.subindicators.get(part.code) == expected

    @any_last_year
    def it_keeps_the_history_and_adds_only_the_year_before_last(self, drawn):
        edition, assessment = drawn
        carried = carry(assessment, edition)
        history = dict(assessment.history)
        if assessment.previous and assessment.previous.published.total is not None:
            before = assessment.previous.published
            history.setdefault(assessment.previous.edition, EarlierResult(before.total, before.level))
        assert carried.assessment.history == history

    @pytest.mark.parametrize("year", LATER)
    def it_builds_a_workbook_that_reads_back_equal(self, year, tmp_path):
        edition, path = load_edition(year), tmp_path / "next.xlsx"
        for assessment in generated(number_of("ITA_BOOKS"), load_edition(year - 1)):
            carried = carry(assessment, edition).assessment
            path.write_bytes(build_book(edition, carried))
            assert read_book(path).assessment == carried

    @settings(max_examples=examples(6))
    @given(st.sampled_from(range(2564, 2569)).flatmap(lambda year: assessments(load_edition(year))))
    def it_carries_forward_year_by_year_without_error(self, assessment):
        agency = assessment.agency
        for year in range(assessment.edition + 1, 2570):
            assessment = carry(assessment, load_edition(year)).assessment
            assert validate_assessment(load_edition(year), LoadedAssessment(assessment)) == []
        assert assessment.agency == agency


class DescribeNotes:
    def it_notes_only_missing_scores_after_a_blank_year(self):
        carried = carry(Assessment(2568))
        assert carried.assessment == Assessment(2569)
        assert carried.notes == ("ไฟล์ของปี 2568 ไม่มีคะแนน จึงไม่มีผลปีก่อนให้เปรียบเทียบ",)

    def it_is_empty_if_all_is_carried(self):
        last = Assessment(
            2568,
            agency=Agency("เทศบาล"),
            published=Published(TOTAL),
            history={2566: EarlierResult(TOTAL)},
            divisions={"o1": "สำนักปลัด"},
            constraints=(Constraint("งบประมาณน้อย"),),
            items={"IIT": {"i1": ItemAnswer(TOTAL)}},
            previous=Previous(2567, Published(TOTAL)),
        )
        carried = carry(last)
        assert carried.notes == ()
        assert carried.assessment == Assessment(
            2569,
            agency=last.agency,
            divisions=last.divisions,
            constraints=last.constraints,
            history={2566: EarlierResult(TOTAL), 2567: EarlierResult(TOTAL)},
            previous=Previous(2568, Published(TOTAL), {"IIT": {"i1": TOTAL}}),
        )

    def it_asks_to_delete_finished_measures(self):
        measure = Measure(
            "1", "คะแนนต่ำ", "อบรม", ("วางแผน", "อบรม"), "ต.ค. 2567", "กองคลัง", "รายงาน", "กองคลัง"
        )
        carried = carry(Assessment(2568, published=Published(TOTAL), plan=(measure,)))
        assert carried.assessment.plan == (replace(measure, finding="", period=""),)
        first_note, cleared = carried.notes
        assert "1 รายการ" in first_note
        assert "2568" in cleared
        plain = replace(measure, finding="", period="")
        assert len(carry(Assessment(2568, published=Published(TOTAL), plan=(plain,))).notes) == 1

    def it_reports_a_measure_whose_indicator_was_removed(self):
        fewer = replace(NEW, indicators=NEW.indicators[:-1])
        plan = (Measure("10", "คะแนนต่ำ"), Measure("1", measure="ก"), Measure("10", measure="ข"))
        last = Assessment(2568, published=Published(TOTAL), plan=plan)
        assert carry(last, fewer).assessment.plan == (Measure("1", measure="ก"), Measure("", measure="ข"))
        note = note_with("ไม่มีตัวชี้วัดที่ 10", last, fewer)
        assert note.endswith("ลำดับที่ 2")

    def it_counts_rows_with_only_a_finding_or_period_as_left_out(self):
        plan = (Measure("1", "คะแนนต่ำ"), Measure("2", period="ต.ค. 2567"), Measure("3", measure="ก"))
        last = Assessment(2568, published=Published(TOTAL), plan=plan)
        assert carry(last).assessment.plan == (Measure("3", measure="ก"),)
        assert "แผนปฏิบัติการ 2 แถว" in note_with("ไม่ได้ยกแผนปฏิบัติการ", last)
        assert "1 รายการ" in note_with("ยกมาตรการ", last)

    @pytest.mark.parametrize(
        ("part", "words"),
        [
            ({"note": "ก"}, "หมายเหตุของสมุดงาน"),
            ({"analysis": {"1": Analysis("ก")}}, "การวิเคราะห์"),
            ({"respondents": {"IIT": Respondents(30)}}, "จำนวนผู้ตอบแบบวัด"),
            ({"items": {"IIT": {"i1": ItemAnswer(counts=(3, 0, 0, 0, 0, 0))}}}, "สัดส่วนคำตอบ"),
            ({"items": {"IIT": {"i1": ItemAnswer(percent=(Decimal(100), *[Decimal(0)] * 5))}}}, "สัดส่วนคำตอบ"),
            ({"items": {"OIT": {"o1": ItemAnswer(url="https://example.go.th")}}}, "ที่อยู่เว็บ"),
            ({"items": {"OIT": {"o1": ItemAnswer(note="ก")}}}, "หมายเหตุของข้อ"),
            ({"published": Published(TOTAL, differences={"total": TOTAL})}, "เพิ่ม/ลด ตามที่รายงานพิมพ์ไว้"),
            ({"previous": Previous(2567, Published(TOTAL, "ผ่านดี"))}, "ผลของปี 2567 นอกจากคะแนนรวม"),
            ({"previous": Previous(2567, items={"IIT": {"i1": TOTAL}})}, "ผลของปี 2567 นอกจากคะแนนรวม"),
        ],
    )
    def it_names_the_fields_that_are_not_carried(self, part, words):
        last = replace(Assessment(2568, published=Published(TOTAL)), **part)
        _, _, named = note_with("ข้อมูลเฉพาะของปี 2568: ", last).partition(": ")
        assert words in named
        assert ", " not in named

    @pytest.mark.parametrize(
        "reviewed",
        [
            {"states": {"o1": "ตรวจแล้ว"}},
            {"comments": {"o1": "แก้"}},
            {"plan": (Measure("1", measure="อบรม", state="ตรวจแล้ว"),)},
            {"plan": (Measure("1", measure="อบรม", comment="แก้"),)},
        ],
        ids=["state", "comment", "state of a measure", "comment on a measure"],
    )
    def it_names_states_and_comments_of_reviewers_as_not_carried(self, reviewed):
        assert "สถานะและความเห็นผู้ตรวจ" in note_with(
            "ไม่ได้ยกมาเพราะ", Assessment(2568, published=Published(TOTAL), **reviewed)
        )


class DescribeRealCases:
    def it_carries_the_bundled_case_forward(self):
        last = bundled().assessment
        carried = carry(last)
        assert carried.assessment.history == {2567: EarlierResult(Decimal("97.02"), "ผ่านดี")}
        assert (carried.assessment.previous.published.total, carried.assessment.previous.published.level) == (
            TOTAL,
            "ผ่านดี",
        )
        assert len(carried.assessment.plan) == len(last.plan)
        assert note_with("o22 (", last)
        assert note_with("o10 (", last)

    @pytest.mark.parametrize(
        "case", [case for case in CASES if case.edition.year < 2569], ids=lambda case: case.path.stem
    )
    def it_carries_every_published_result_into_next_years_book(self, case):
        edition = load_edition(case.edition.year + 1)
        previous = carry(case.assessment, edition).assessment.previous
        expected = [(case.expected_text("total"), previous.published.total)]
        expected += [
            (text, previous.published.tools.get(code)) for code, text in case.expected("tools").items()
        ]
        texts = [(text, score) for text, score in expected if text is not None]
        assert texts
        assert all(abs(Decimal(text) - score) <= case.tolerance for text, score in texts)
