"""Every case of the three-way merge."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from ita_tools.assessment import Assessment, Constraint, Division, ItemAnswer, Measure, Step
from ita_tools.assessment.exchange import KEEP, REVIEWED, TAKE
from ita_tools.assessment.flatten import apply_patch, flatten, format_value
from ita_tools.assessment.row_ids import id_prefix
from ita_tools.sharing.merge_assessments import MergeOutcome, merge
from ita_tools.sharing.returned_book import ReturnedBook
from ita_tools.sharing.split_assessment import split
from tests.sharing.base_book import BASE, MEASURE, PERIOD, SCORE, URL, part
from tests.sharing.scenarios import EDITION, STAMP


def returned(
    changes: dict, *, division: str = "คลัง", source: str = "ก.xlsx", when: str = "1"
) -> ReturnedBook:
    return ReturnedBook(apply_patch(part(division), changes), source, when)


def merged(*books: ReturnedBook, main: Assessment = BASE) -> MergeOutcome:
    return merge(EDITION, main, books, STAMP)


def reasons(outcome: MergeOutcome) -> list[tuple[str, str, str, str]]:
    return [(each.path, each.reason, each.kept, each.given) for each in outcome.conflicts]


MOVED = replace(
    BASE,
    divisions={**BASE.divisions, "o1": "ปลัด"},
    plan=(replace(BASE.plan[0], division="ปลัด"), BASE.plan[1]),
)


def again(changes: dict, *, without: str = "", source: str = "ข.xlsx") -> ReturnedBook:
    """The book of the division to which all of this is assigned in the second split."""
    (book,) = (
        each.assessment
        for each in split(EDITION, MOVED, context="full", stamp=STAMP)
        if each.division == "ปลัด"
    )
    changed = apply_patch(book, changes)
    plan = tuple(row for row in changed.plan if row.key != without)
    return ReturnedBook(replace(changed, plan=plan), source, "2")


def corrected(first: dict, second: dict, *, between: dict | None = None) -> MergeOutcome:
    """Merge one file of a division, change the main book, then merge another file of the same part."""
    main = apply_patch(merged(returned(first, source="ก.xlsx")).assessment, between or {})
    return merged(returned(second, source="ข.xlsx", when="2"), main=main)


RESENT = "ไฟล์ที่ส่งมาใหม่ไม่ตรงกับสมุดงานหลัก"
SCORE_OF_MAIN_BOOK = "คะแนนของสมุดงานหลัก ซึ่งสำนัก/กองแก้ไม่ได้"
CAUSE = ("analysis", "1", "cause")


class DescribeMerge:
    def it_takes_over_a_value_that_one_side_changed(self) -> None:
        main = apply_patch(BASE, {("items", "OIT", "o2", "note"): "หลักแก้"})
        outcome = merged(
            returned({URL: "ใหม่", ("plan", "a", "steps"): (Step("หนึ่ง"), Step("สอง"))}), main=main
        )
        assert outcome.assessment.entry("OIT", "o1").url == "ใหม่"
        assert outcome.assessment.entry("OIT", "o2").note == "หลักแก้"
        assert outcome.assessment.plan[0].steps == (Step("หนึ่ง"), Step("สอง"))
        assert outcome.conflicts == ()

    def it_accepts_the_same_change_on_both_sides(self) -> None:
        assert merged(returned({URL: "ใหม่"}), main=apply_patch(BASE, {URL: "ใหม่"})).conflicts == ()

    def it_keeps_the_main_value_if_both_sides_changed_it_and_lists_both(self) -> None:
        outcome = merged(returned({URL: "ของคลัง"}), main=apply_patch(BASE, {URL: "ของหลัก"}))
        assert outcome.assessment.entry("OIT", "o1").url == "ของหลัก"
        assert reasons(outcome) == [("items.OIT.o1.url", "แก้ไขทั้งสองฝ่าย", "ของหลัก", "ของคลัง")]
        (conflict,) = outcome.conflicts
        assert (conflict.what, conflict.division, conflict.source) == ("OIT o1 URL ของข้อมูล", "คลัง", "ก.xlsx")

    def it_lists_every_value_of_a_row_that_one_side_deleted_and_the_other_changed(self) -> None:
        main = replace(BASE, plan=BASE.plan[1:])
        outcome = merged(returned({MEASURE: "อบรมสองรอบ"}), main=main)
        assert [row.key for row in outcome.assessment.plan] == ["b"]
        assert {(path, value) for path, _, _, value in reasons(outcome)} == {
            ("plan.a.measure", "อบรมสองรอบ"),
            ("plan.a.period", "ต.ค."),
            ("plan.a.indicator", "1"),
            ("plan.a.division", "คลัง"),
        }
        again = apply_patch(BASE, {MEASURE: "หลักแก้"})
        gone = ReturnedBook(replace(part(), plan=part().plan[1:]), "ก.xlsx")
        assert merged(gone, main=again).assessment.plan[0].measure == "หลักแก้"
        assert {reason for _, reason, _, _ in reasons(merged(gone, main=again))} == {"ฝ่ายหนึ่งลบ อีกฝ่ายแก้ไข"}

    def it_deletes_such_a_row_as_a_whole_if_that_is_chosen(self) -> None:
        book = part()
        main = apply_patch(BASE, {("plan", "a", "finding"): "หลักเพิ่ม", ("plan", "a", "comment"): "ดี"})
        conflicting = merged(ReturnedBook(replace(book, plan=()), "ก.xlsx", "1"), main=main).assessment
        assert conflicting.plan == main.plan
        taken = replace(
            conflicting, conflicts=tuple(replace(each, choice=TAKE) for each in conflicting.conflicts)
        )
        assert [row.measure for row in merged(main=taken).assessment.plan] == ["ประชุม"]

    @pytest.mark.parametrize(("deletion", "change"), [(KEEP, TAKE), (TAKE, KEEP), (KEEP, KEEP), (TAKE, TAKE)])
    def it_asks_once_about_a_row_that_one_file_deletes_and_another_of_the_division_fills(
        self, deletion: str, change: str
    ) -> None:
        files = [
            ReturnedBook(replace(part(), plan=part().plan[1:]), "ก.xlsx"),
            ReturnedBook(apply_patch(part(), {("plan", "a", "finding"): "พบใหม่"}), "ข.xlsx"),
        ]
        asked = merged(*files).assessment
        chosen = tuple(replace(row, choice=change if row.given else deletion) for row in asked.conflicts)
        settled = merged(main=replace(asked, conflicts=chosen))
        again = merged(*files, main=settled.assessment)
        assert len(chosen) > 1
        assert again.conflicts == ()
        assert again.assessment.plan == settled.assessment.plan

    def it_deletes_a_row_that_only_the_division_deleted_and_lists_its_values(self) -> None:
        outcome = merged(ReturnedBook(replace(part(), plan=part().plan[1:]), "ก.xlsx"))
        assert [row.key for row in outcome.assessment.plan] == ["b"]
        assert outcome.conflicts == ()
        assert ("plan.a.measure", "อบรม", TAKE) in [
            (each.path, each.kept, each.choice) for each in outcome.assessment.conflicts
        ]
        assert any("ลบค่าเดิม 4 ค่า" in note for note in outcome.notes)

    def it_adds_equal_new_rows_once_and_different_ones_both(self) -> None:
        new = Measure("1", measure="ใหม่", division="คลัง")
        book = ReturnedBook(replace(part(), plan=(*part().plan, replace(new, key="n-9"))), "ก.xlsx")
        twice = merged(book, main=replace(BASE, plan=(*BASE.plan, replace(new, key="n-3"))))
        assert [row.measure for row in twice.assessment.plan] == ["อบรม", "ประชุม", "ใหม่"]
        assert any("เก็บไว้แถวเดียว" in note for note in twice.notes)
        other = merged(book, main=replace(BASE, plan=(*BASE.plan, replace(new, measure="อื่น", key="n-9"))))
        assert [row.measure for row in other.assessment.plan] == ["อบรม", "ประชุม", "อื่น", "ใหม่"]

    @pytest.mark.parametrize(
        ("path", "old"),
        [
            (URL, "เดิม"),
            (("analysis", "1", "cause"), "เหตุ"),
            (PERIOD, "ต.ค."),
            (("plan", "a", "steps"), "หนึ่ง\nสอง"),
            (("constraints", "c", "impact"), "ช้า"),
        ],
    )
    def it_blanks_a_value_that_a_division_blanked_and_lists_the_old_one(self, path: tuple, old: str) -> None:
        base = apply_patch(
            BASE, {("plan", "a", "steps"): (Step("หนึ่ง"), Step("สอง")), ("constraints", "c", "impact"): "ช้า"}
        )
        book = next(each.assessment for each in split(EDITION, base, stamp=STAMP) if each.division == "คลัง")
        outcome = merged(ReturnedBook(apply_patch(book, {path: None}), "ก.xlsx", "1", "เมื่อวาน"), main=base)
        assert flatten(outcome.assessment) == {
            key: value for key, value in flatten(base).items() if key != path
        }
        assert outcome.conflicts == ()
        (row,) = outcome.assessment.conflicts
        assert (row.path, row.reason, row.kept, row.given) == (".".join(path), "สำนัก/กองลบค่าเดิม", old, "")
        assert (row.division, row.source, row.when) == ("คลัง", "ก.xlsx", "เมื่อวาน")
        assert (row.choice, row.settled) == (TAKE, STAMP.when)
        assert outcome.notes == ("คลัง ลบค่าเดิม 1 ค่า ค่าที่ลบอยู่ในแผ่นงาน ความขัดแย้ง",)

    def it_counts_the_blanked_values_of_each_division(self) -> None:
        main = replace(BASE, items={"OIT": {**BASE.items["OIT"], "o2": ItemAnswer(url="ของปลัด")}})
        books = [
            ReturnedBook(apply_patch(part.assessment, dict.fromkeys(paths)), f"{part.division}.xlsx", "1")
            for part, paths in zip(
                split(EDITION, main, stamp=STAMP),
                [(URL, PERIOD), (("items", "OIT", "o2", "url"),)],
                strict=True,
            )
        ]
        assert [note.partition(" ค่า ")[0] for note in merged(*books, main=main).notes] == [
            "คลัง ลบค่าเดิม 2",
            "ปลัด ลบค่าเดิม 1",
        ]

    def it_distinguishes_blank_from_zero(self) -> None:
        main = apply_patch(BASE, {SCORE: None})
        (book,) = (each.assessment for each in split(EDITION, main, stamp=STAMP) if each.division == "คลัง")
        zero = merged(ReturnedBook(apply_patch(book, {SCORE: Decimal(0)}), "ก.xlsx", "1"), main=main)
        assert zero.assessment.entry("OIT", "o1").score == Decimal("0.00")
        assert (
            merged(ReturnedBook(book, "ก.xlsx", "1"), main=main).assessment.entry("OIT", "o1").score is None
        )

    @pytest.mark.parametrize(("value", "given"), [(Decimal(0), "0.00"), (Decimal(100), "100.00"), (None, "")])
    def it_lists_a_score_of_the_main_book_that_a_division_changed(self, value: object, given: str) -> None:
        outcome = merged(returned({SCORE: value}))
        assert outcome.assessment.entry("OIT", "o1").score == Decimal("50.00")
        assert reasons(outcome) == [("items.OIT.o1.score", SCORE_OF_MAIN_BOOK, "50.00", given)]

    def it_lists_answers_that_a_division_adds_to_an_item_with_a_score(self) -> None:
        outcome = merged(returned({("items", "OIT", "o1", "percent"): (Decimal(100),)}))
        assert [each[:2] for each in reasons(outcome)] == [("items.OIT.o1.percent", SCORE_OF_MAIN_BOOK)]

    @pytest.mark.parametrize(
        ("harm", "reason_text"),
        [
            (lambda book: replace(book, edition=2567), "ปี 2567"),
            (lambda book: replace(book, origin=replace(book.origin, base="x")), "ไม่ได้แบ่งมาจาก"),
            (lambda book: replace(book, origin=replace(book.origin, division="ช่าง")), "ข้อมูลกำกับ"),
            (lambda book: replace(book, origin=replace(book.origin, sent={})), "ข้อมูลกำกับ"),
            (lambda book: replace(book, origin=type(book.origin)()), "ita split"),
        ],
    )
    def it_refuses_a_book_of_another_main_book_and_merges_the_others(
        self, harm: object, reason_text: str
    ) -> None:
        wrong = ReturnedBook(harm(part()), "ผิด.xlsx")
        outcome = merged(
            wrong, returned({("items", "OIT", "o2", "url"): "ดี"}, division="ปลัด", source="ดี.xlsx")
        )
        ((source, reason),) = outcome.refused
        assert source == "ผิด.xlsx"
        assert reason_text in reason
        assert outcome.assessment.entry("OIT", "o2").url == "ดี"
        assert any(event.source == "ผิด.xlsx" for event in outcome.assessment.trail)

    def it_refuses_a_division_the_main_book_no_longer_lists(self) -> None:
        gone = replace(BASE, division_list=(Division("ปลัด"),), divisions={}, plan=(), constraints=())
        assert "ไม่มี คลัง" in merged(returned({}), main=gone).refused[0][1]

    def it_uses_the_newer_of_two_files_of_a_division_and_lists_the_values_of_the_older(self) -> None:
        old = returned({URL: "เก่า", PERIOD: "เก่า"}, source="1.xlsx", when="1")
        new = returned({URL: "ใหม่"}, source="2.xlsx", when="2")
        outcome = merged(old, new)
        assert outcome.assessment.entry("OIT", "o1").url == "ใหม่"
        assert outcome.assessment.plan[0].period == "ต.ค."
        assert [(each.path, each.given, each.choice) for each in outcome.assessment.conflicts] == [
            ("items.OIT.o1.url", "เก่า", KEEP),
            ("plan.a.period", "เก่า", KEEP),
        ]
        assert outcome.conflicts == ()
        assert any("1.xlsx" in note for note in outcome.notes)

    def it_takes_the_file_saved_last_even_where_its_name_sorts_first(self) -> None:
        older = returned({URL: "เก่า"}, source="ฮ.xlsx", when="1")
        newer = returned({URL: "ใหม่"}, source="ก.xlsx", when="2")
        for books in ((older, newer), (newer, older)):
            outcome = merged(*books)
            assert outcome.assessment.entry("OIT", "o1").url == "ใหม่"
            assert [(each.given, each.source) for each in outcome.assessment.conflicts] == [("เก่า", "ฮ.xlsx")]
            assert [note.partition(":")[0] for note in outcome.notes] == ["ฮ.xlsx"]

    @pytest.mark.parametrize(
        "path",
        [
            ("items", "OIT", "o2", "url"),
            ("plan", "b", "measure"),
            ("agency", "province"),
            ("divisions", "o1"),
            ("comments", "o1"),
            ("published", "level"),
        ],
    )
    def it_does_not_take_over_a_value_outside_the_assignment(self, path: tuple[str, ...]) -> None:
        outcome = merged(returned({path: "แก้เกิน"}))
        assert [(reason, value) for _, reason, _, value in reasons(outcome)] == [
            ("อยู่นอกส่วนที่รับผิดชอบ", "แก้เกิน")
        ]

    def it_does_not_let_a_division_set_the_state_reviewed(self) -> None:
        assert [each.reason for each in merged(returned({("states", "o1"): REVIEWED})).conflicts] == [
            "อยู่นอกส่วนที่รับผิดชอบ"
        ]

    def it_notes_a_change_of_a_reviewed_item(self) -> None:
        main = replace(BASE, states={"o1": REVIEWED})
        outcome = merge(EDITION, main, [ReturnedBook(apply_patch(part(), {URL: "ใหม่"}))], STAMP)
        assert any("หลังจากตรวจแล้ว" in note for note in outcome.notes)

    def it_matches_rows_that_were_sorted_without_their_ids(self) -> None:
        swapped = tuple(replace(row, key=key) for row, key in zip(part().constraints, ["c"], strict=True))
        plan = (replace(BASE.plan[1], key="a"), replace(BASE.plan[0], key="b"))
        outcome = merged(ReturnedBook(replace(part(), plan=plan, constraints=swapped), "ก.xlsx"))
        assert outcome.assessment.plan == BASE.plan
        assert outcome.conflicts == ()

    def it_applies_a_choice_and_does_not_ask_again(self) -> None:
        book = returned({URL: "ของคลัง", PERIOD: "พ.ย."})
        once = merged(book, main=apply_patch(BASE, {URL: "ของหลัก", PERIOD: "ธ.ค."})).assessment
        first, second = once.conflicts
        chosen = replace(once, conflicts=(replace(first, choice=TAKE), replace(second, choice=KEEP)))
        done = merged(book, main=chosen)
        assert done.conflicts == ()
        assert done.assessment.entry("OIT", "o1").url == "ของคลัง"
        assert done.assessment.plan[0].period == "ธ.ค."
        assert [each.settled for each in done.assessment.conflicts] == [STAMP.when] * 2

    def it_leaves_contradicting_choices_unresolved(self) -> None:
        conflicts = tuple(
            replace(each, choice=TAKE)
            for each in (
                merged(returned({URL: text}), main=apply_patch(BASE, {URL: "หลัก"})).conflicts[0]
                for text in ("ก", "ข")
            )
        )
        outcome = merged(main=replace(BASE, conflicts=conflicts))
        assert len(outcome.conflicts) == 2
        assert "มากกว่าหนึ่งค่า" in outcome.notes[0]

    def it_logs_every_file(self) -> None:
        trail = merged(returned({URL: "ใหม่"})).assessment.trail
        assert [(event.source, event.division, event.version) for event in trail] == [
            (STAMP.source, "คลัง", "1.0"),
            ("ก.xlsx", "คลัง", "1.0"),
            ("ก.xlsx", "คลัง", "1.0"),
        ]
        assert [(each.path, each.before, each.after) for each in trail if each.path] == [
            ("items.OIT.o1.url", "เดิม", "ใหม่")
        ]


class DescribeEqualRows:
    def it_keeps_two_that_one_division_added(self) -> None:
        new = Measure("1", measure="ใหม่", division="คลัง")
        sent = part()
        for keys in (("", ""), ("n-1", "n-2")):
            rows = tuple(replace(new, key=key) for key in keys)
            book = ReturnedBook(replace(sent, plan=(*sent.plan, *rows)), "ก.xlsx", "1")
            once = merged(book)
            assert [row.measure for row in once.assessment.plan] == ["อบรม", "ประชุม", "ใหม่", "ใหม่"]
            assert once.notes == ()
            assert merged(book, main=once.assessment).assessment == once.assessment

    def it_keeps_a_second_one_of_a_row_that_was_sent(self) -> None:
        sent = part()
        copy = replace(sent.plan[0], key="")
        outcome = merged(ReturnedBook(replace(sent, plan=(*sent.plan, copy)), "ก.xlsx", "1"))
        assert [row.measure for row in outcome.assessment.plan] == ["อบรม", "ประชุม", "อบรม"]

    def it_keeps_as_many_as_one_division_holds_of_what_two_added(self) -> None:
        new = Constraint("เงิน", division="กลาง")
        books = [
            ReturnedBook(
                replace(part(name), constraints=(*part(name).constraints, *[new] * number)), name, "1"
            )
            for name, number in (("คลัง", 2), ("ปลัด", 1))
        ]
        outcome = merged(*books)
        assert [row.constraint for row in outcome.assessment.constraints] == ["คน", "เงิน", "เงิน"]


class DescribeTwoDivisionsForOneValue:
    """A main book that is split again after its assignments changed has two divisions for one value."""

    def it_lists_both_values_if_the_divisions_disagree(self) -> None:
        outcome = merged(returned({URL: "ของคลัง"}), again({URL: "ของปลัด"}), main=MOVED)
        assert outcome.assessment.entry("OIT", "o1").url == "เดิม"
        assert sorted(reasons(outcome)) == [
            ("items.OIT.o1.url", "สำนัก/กองแก้ไขไม่ตรงกัน", "เดิม", value) for value in ("ของคลัง", "ของปลัด")
        ]
        assert {each.division for each in outcome.conflicts} == {"คลัง", "ปลัด"}

    def it_takes_over_a_value_on_which_they_agree(self) -> None:
        outcome = merged(returned({URL: "ใหม่"}), again({URL: "ใหม่"}), main=MOVED)
        assert outcome.assessment.entry("OIT", "o1").url == "ใหม่"
        assert outcome.conflicts == ()

    def it_keeps_a_row_that_one_deletes_and_the_other_changes(self) -> None:
        outcome = merged(returned({MEASURE: "อบรมสองรอบ"}), again({}, without="a"), main=MOVED)
        assert outcome.assessment.plan == MOVED.plan
        listed = {
            (path, value) for path, reason, _, value in reasons(outcome) if reason == "สำนัก/กองแก้ไขไม่ตรงกัน"
        }
        assert {("plan.a.measure", "อบรมสองรอบ"), ("plan.a.measure", ""), ("plan.a.period", "")} <= listed


class DescribeCorrectedFile:
    """A division sends another file after its first one was merged."""

    @pytest.mark.parametrize(
        ("path", "first", "kept", "value"),
        [
            (CAUSE, None, "", "เหตุ"),
            (PERIOD, "พ.ย.", "พ.ย.", "ต.ค."),
            (URL, "ใหม่", "ใหม่", "เดิม"),
        ],
    )
    def it_takes_back_a_value_of_its_first_file(
        self, path: tuple, first: object, kept: str, value: str
    ) -> None:
        outcome = corrected({path: first}, {})
        assert format_value(flatten(outcome.assessment)[path]) == value
        assert (outcome.conflicts, outcome.notes) == ((), ())
        assert [(each.before, each.after) for each in outcome.taken] == [(kept, value)]

    def it_lists_a_value_that_it_blanks(self) -> None:
        note = ("items", "OIT", "o1", "note")
        outcome = corrected({note: "เขียนผิดข้อ"}, {})
        assert reasons(outcome) == [(".".join(note), RESENT, "เขียนผิดข้อ", "")]

    @pytest.mark.parametrize("when", ["", "0"])
    def it_lists_what_differs_if_it_is_not_known_to_be_the_newer_one(self, when: str) -> None:
        main = merged(returned({CAUSE: "เหตุแรก"})).assessment
        outcome = merged(returned({CAUSE: "เหตุที่สอง"}, source="ข.xlsx", when=when), main=main)
        assert reasons(outcome) == [("analysis.1.cause", RESENT, "เหตุแรก", "เหตุที่สอง")]

    def it_lists_a_value_that_the_officer_changed_since(self) -> None:
        outcome = corrected({CAUSE: "เหตุแรก"}, {CAUSE: "เหตุที่สอง"}, between={CAUSE: "หลักแก้"})
        assert reasons(outcome) == [("analysis.1.cause", RESENT, "หลักแก้", "เหตุที่สอง")]

    def it_changes_a_value_again(self) -> None:
        outcome = corrected({CAUSE: "เหตุแรก"}, {CAUSE: "เหตุแรกและเหตุที่สอง", URL: "เพิ่งกรอก"})
        assert reasons(outcome) == []
        assert outcome.assessment.analysis["1"].cause == "เหตุแรกและเหตุที่สอง"
        assert outcome.assessment.entry("OIT", "o1").url == "เพิ่งกรอก"

    def it_changes_and_completes_a_row_that_it_added(self) -> None:
        row = ("plan", f"{id_prefix('คลัง')}1")
        outcome = corrected(
            {(*row, "measure"): "เพิ่ม"}, {(*row, "measure"): "เพิ่มและขยาย", (*row, "finding"): "พบ"}
        )
        assert reasons(outcome) == []
        assert [(each.measure, each.finding) for each in outcome.assessment.plan[2:]] == [
            ("เพิ่มและขยาย", "พบ")
        ]

    def it_lists_what_it_fills_in_a_row_that_the_officer_has_worked_on(self) -> None:
        row = ("plan", f"{id_prefix('คลัง')}1")
        outcome = corrected(
            {(*row, "measure"): "เพิ่ม"},
            {(*row, "measure"): "เพิ่มและขยาย", (*row, "finding"): "พบ"},
            between={(*row, "period"): "ต.ค."},
        )
        assert [path for path, _, _, _ in reasons(outcome)] == [f"plan.{row[1]}.finding"]

    def it_lists_an_added_row_that_it_takes_back(self) -> None:
        outcome = corrected({("plan", "ใหม่", "measure"): "เพิ่มผิด"}, {})
        assert [(each.what, each.kept, each.given) for each in outcome.conflicts] == [
            ("แผนปฏิบัติการ “เพิ่มผิด” มาตรการ/โครงการ/กิจกรรม", "เพิ่มผิด", ""),
            ("แผนปฏิบัติการ “เพิ่มผิด” สำนัก/กอง", "คลัง", ""),
        ]
        taken = replace(
            outcome.assessment,
            conflicts=tuple(replace(each, choice=TAKE) for each in outcome.assessment.conflicts),
        )
        assert merged(main=taken).assessment.plan == BASE.plan

    def it_lists_no_field_of_the_officer(self) -> None:
        review = {
            ("states", "o1"): REVIEWED,
            ("plan", "a", "comment"): "ดี",
            ("plan", "b", "measure"): "ของปลัด",
            ("plan", "n-1", "measure"): "หลักเพิ่ม",
            ("plan", "n-1", "division"): "คลัง",
        }
        assert corrected({URL: "ใหม่"}, {URL: "ใหม่"}, between=review).conflicts == ()

    def it_is_listed_only_once(self) -> None:
        book = returned({}, source="ข.xlsx", when="")
        once = merged(book, main=merged(returned({URL: "ใหม่"})).assessment)
        assert merged(book, main=once.assessment) == once
        kept = replace(once.assessment, conflicts=(replace(once.conflicts[0], choice=KEEP),))
        assert merged(book, main=kept).conflicts == ()

    def it_is_not_the_first_file_after_another_split(self) -> None:
        main = apply_patch(merged(returned({URL: "ใหม่"})).assessment, {})
        later = replace(STAMP, source="main.xlsx (11111111)")
        (book,) = (each.assessment for each in split(EDITION, main, stamp=later) if each.division == "คลัง")
        assert (
            merged(ReturnedBook(book, "ค.xlsx", "3"), main=apply_patch(main, {URL: "หลักแก้"})).conflicts == ()
        )

    def it_lists_a_value_that_was_decided_against_before(self) -> None:
        main = merged(returned({CAUSE: "เหตุแรก"})).assessment
        second = returned({CAUSE: "เหตุที่สอง"}, source="ข.xlsx", when="")
        conflicting = merged(second, main=main).assessment
        chosen = replace(conflicting, conflicts=(replace(conflicting.conflicts[0], choice=TAKE),))
        third = merged(returned({CAUSE: "เหตุแรก"}, source="ค.xlsx", when="3"), main=chosen)
        assert reasons(third) == [("analysis.1.cause", RESENT, "เหตุที่สอง", "เหตุแรก")]

    def it_lists_a_value_that_was_taken_and_replaced_since(self) -> None:
        def taking(main: Assessment, cause: str, source: str) -> Assessment:
            conflicting = merged(returned({CAUSE: cause}, source=source, when=source), main=main).assessment
            return replace(
                conflicting,
                conflicts=tuple(
                    each if each.settled else replace(each, choice=TAKE) for each in conflicting.conflicts
                ),
            )

        first = taking(apply_patch(BASE, {CAUSE: "หลักแก้"}), "เหตุแรก", "1.xlsx")
        second = taking(first, "เหตุที่สอง", "2.xlsx")
        third = returned({CAUSE: "เหตุแรก"}, source="3.xlsx", when="3.xlsx")
        conflicting = merged(third, main=second)
        assert reasons(conflicting) == [("analysis.1.cause", RESENT, "เหตุที่สอง", "เหตุแรก")]
        assert merged(third, main=conflicting.assessment) == conflicting
