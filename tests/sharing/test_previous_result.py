"""Last year's result as previous result, and the notes on it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from ita_tools.assessment import Assessment, EarlierResult, ItemAnswer, Previous, Published
from ita_tools.rubric import load_edition
from ita_tools.scoring import score
from ita_tools.sharing.previous_result import (
    history_after,
    history_notes,
    previous_result,
    previous_result_notes,
)
from tests.bundled import bundled, guessed

NEW = load_edition(2569)
TOTAL = Decimal("96.04")


def previous_of(assessment):
    return previous_result(score(load_edition(assessment.edition), assessment), assessment)


def notes(assessment, edition=NEW):
    return list(
        previous_result_notes(edition, score(load_edition(assessment.edition), assessment), assessment)
    )


def contradictions(assessment):
    return list(history_notes(score(load_edition(assessment.edition), assessment), assessment))


class DescribePreviousResult:
    def it_prefers_printed_scores_to_computed_ones(self):
        printed = Published(
            total=Decimal("1.00"),
            level="ผ่าน",
            tools={"OIT": Decimal("2.00")},
            indicators={"9": Decimal("3.00")},
            subindicators={"9.1": Decimal("4.00")},
            parts={"EIT1": {"6": Decimal("5.00")}},
            differences={"total": Decimal("6.00")},
        )
        previous = previous_of(replace(bundled().assessment, published=printed)).published
        assert (previous.total, previous.level) == (Decimal("1.00"), "ผ่าน")
        assert (previous.tools["OIT"], previous.indicators["9"]) == (Decimal("2.00"), Decimal("3.00"))
        assert (previous.subindicators["9.1"], previous.parts["EIT1"]["6"]) == (
            Decimal("4.00"),
            Decimal("5.00"),
        )
        assert previous.differences == {}
        assert previous.tools["IIT"] == bundled().result.tool("IIT")

    def it_computes_scores_that_were_not_printed(self):
        result = bundled().result
        previous = previous_of(replace(bundled().assessment, published=Published()))
        assert (previous.edition, previous.published.total, previous.published.level) == (
            2568,
            result.total,
            result.level,
        )
        assert list(previous.published.tools) == ["IIT", "EIT1", "EIT2", "OIT"]
        assert previous.published.parts["EIT2"] == {
            code: result.part("EIT2", code) for code in ("6", "7", "8")
        }
        assert previous.items["OIT"]["o6"] == result.item("OIT", "o6")

    def it_is_none_without_scores(self):
        blank = Assessment(2568, published=Published(differences={"total": TOTAL}))
        assert previous_of(blank) is None
        (note,) = notes(blank)
        assert "ไม่มีคะแนน" in note


class DescribePreviousResultNotes:
    def it_is_empty_if_all_scores_were_printed(self):
        assert (
            notes(Assessment(2568, items={"IIT": {"i1": ItemAnswer(TOTAL)}}, published=Published(TOTAL)))
            == []
        )

    def it_names_scores_that_depend_on_unpublished_figures(self):
        (note,) = notes(guessed().assessment)
        assert "ตัวชี้วัดที่ 9," in note
        assert "คะแนนรวม" in note
        assert "ตัวชี้วัดที่ 10" not in note
        (fewer,) = notes(replace(guessed().assessment, published=Published(TOTAL)))
        assert "คะแนนรวม" not in fewer

    def it_counts_the_item_scores_that_were_never_printed(self):
        derived = ItemAnswer(TOTAL, derived=True)
        (note,) = notes(
            Assessment(2568, items={"IIT": {"i1": derived, "i2": derived, "i3": ItemAnswer(TOTAL)}})
        )
        assert note.endswith("คะแนนรายข้อ 2 คะแนน")

    def it_names_a_tool_that_was_not_processed(self):
        skipped = Assessment(2568, published=Published(TOTAL), unprocessed=("EIT2",))
        (note,) = notes(skipped)
        assert "EIT ส่วนที่ 2" in note
        assert notes(replace(skipped, published=Published(TOTAL, tools={"EIT2": TOTAL}))) == []

    def it_names_a_tool_that_the_new_edition_lacks(self):
        old = Assessment(2565, published=Published(tools={"EIT": TOTAL, "IIT": TOTAL}))
        assert previous_of(old).published.tools == {"IIT": TOTAL, "EIT": TOTAL}
        (note,) = notes(old, load_edition(2566))
        assert "EIT " in note
        assert "IIT" not in note

    def it_notes_that_items_cannot_be_compared_over_skipped_years(self):
        old = Assessment(2567, items={"IIT": {"i1": ItemAnswer(TOTAL)}})
        (note,) = notes(old)
        assert "รายข้อ" in note
        assert notes(old, load_edition(2568)) == []
        assert notes(Assessment(2567, published=Published(TOTAL))) == []


class DescribeHistory:
    def it_gains_the_year_before_last(self):
        before = Previous(2567, Published(Decimal("90.00")))
        old = Assessment(
            2568, previous=before, history={2566: EarlierResult(TOTAL), 2564: EarlierResult(TOTAL)}
        )
        assert list(history_after(old).items()) == [
            (2564, EarlierResult(TOTAL)),
            (2566, EarlierResult(TOTAL)),
            (2567, EarlierResult(Decimal("90.00"))),
        ]
        assert history_after(Assessment(2568, previous=Previous(2567))) == {}
        assert history_after(Assessment(2568, published=Published(TOTAL))) == {}

    def it_is_kept_with_a_note_on_contradicting_totals(self):
        before = Previous(2567, Published(Decimal("90.00")))
        old = Assessment(2568, previous=before, history={2567: EarlierResult(TOTAL)})
        assert history_after(old) == {2567: EarlierResult(TOTAL)}
        (note,) = contradictions(old)
        assert "2567" in note
        assert "96.04" in note
        assert "90.00" in note
        assert contradictions(replace(old, history={2567: EarlierResult(Decimal("90.00"))})) == []
        (own,) = contradictions(
            Assessment(2568, published=Published(Decimal("80.00")), history={2568: EarlierResult(TOTAL)})
        )
        assert "2568" in own

    def it_has_a_note_on_a_previous_result_of_the_same_year(self):
        strange = Assessment(2568, published=Published(TOTAL), previous=Previous(2568, Published(Decimal(1))))
        (note,) = contradictions(strange)
        assert "1.00 แต่ในผลของปีนั้นคือ 96.04" in note
