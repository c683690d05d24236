"""Every case of the three-way merge, one by one."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from ita_tools.assessment import Agency, Analysis, Assessment, Constraint, Division, ItemAnswer, Measure
from ita_tools.assessment.distribution import KEEP, REVIEWED, TAKE
from ita_tools.assessment.flatten import apply_patch, flatten
from ita_tools.sharing.merge_assessments import MergeOutcome, merge
from ita_tools.sharing.returned_book import ReturnedBook
from ita_tools.sharing.split_assessment import split
from tests.sharing.scenarios import EDITION, STAMP

BASE = Assessment(
    2568,
    agency=Agency("เทศบาลตำบลตัวอย่าง"),
    divisions={"o1": "คลัง", "o2": "ปลัด", "1": "คลัง"},
    division_list=(Division("คลัง"), Division("ปลัด")),
    items={"OIT": {"o1": ItemAnswer(Decimal("50.00"), url="เดิม")}},
    analysis={"1": Analysis("เหตุ")},
    plan=(
        Measure("1", measure="อบรม", period="ต.ค.", division="คลัง", key="a"),
        Measure("2", measure="ประชุม", division="ปลัด", key="b"),
    ),
    constraints=(Constraint("คน", division="คลัง", key="c"),),
)
URL, SCORE = ("items", "OIT", "o1", "url"), ("items", "OIT", "o1", "score")
MEASURE, PERIOD = ("plan", "a", "measure"), ("plan", "a", "period")


def part(division: str = "คลัง") -> Assessment:
    return next(
        each.assessment
        for each in split(EDITION, BASE, context="full", stamp=STAMP)
        if each.division == division
    )


def returned(
    changes: dict, *, division: str = "คลัง", source: str = "ก.xlsx", when: str = "1"
) -> ReturnedBook:
    return ReturnedBook(apply_patch(part(division), changes), source, when)


def merged(*books: ReturnedBook, main: Assessment = BASE) -> MergeOutcome:
    return merge(EDITION, main, books, STAMP)


def reasons(found: MergeOutcome) -> list[tuple[str, str, str, str]]:
    return [(each.path, each.reason, each.kept, each.given) for each in found.conflicts]


def it_takes_what_one_side_changed() -> None:
    main = apply_patch(BASE, {("items", "OIT", "o2", "note"): "หลักแก้"})
    found = merged(returned({URL: "ใหม่", ("plan", "a", "steps"): ("หนึ่ง", "สอง")}), main=main)
    assert found.assessment.entry("OIT", "o1").url == "ใหม่"
    assert found.assessment.entry("OIT", "o2").note == "หลักแก้"
    assert found.assessment.plan[0].steps == ("หนึ่ง", "สอง")
    assert found.conflicts == ()


def it_is_content_with_the_same_change_on_both_sides() -> None:
    assert merged(returned({URL: "ใหม่"}), main=apply_patch(BASE, {URL: "ใหม่"})).conflicts == ()


def it_keeps_the_main_value_where_both_changed_and_lists_both() -> None:
    found = merged(returned({URL: "ของคลัง"}), main=apply_patch(BASE, {URL: "ของหลัก"}))
    assert found.assessment.entry("OIT", "o1").url == "ของหลัก"
    assert reasons(found) == [("items.OIT.o1.url", "แก้ไขทั้งสองฝ่าย", "ของหลัก", "ของคลัง")]
    (conflict,) = found.conflicts
    assert (conflict.what, conflict.division, conflict.source) == ("OIT o1 URL", "คลัง", "ก.xlsx")


def it_lists_a_row_whole_that_one_side_deleted_and_the_other_edited() -> None:
    main = replace(BASE, plan=BASE.plan[1:])
    found = merged(returned({MEASURE: "อบรมสองรอบ"}), main=main)
    assert [row.key for row in found.assessment.plan] == ["b"]
    assert {(path, given) for path, _, _, given in reasons(found)} == {
        ("plan.a.measure", "อบรมสองรอบ"),
        ("plan.a.period", "ต.ค."),
        ("plan.a.indicator", "1"),
        ("plan.a.division", "คลัง"),
    }
    again = apply_patch(BASE, {MEASURE: "หลักแก้"})
    gone = ReturnedBook(replace(part(), plan=part().plan[1:]), "ก.xlsx")
    assert merged(gone, main=again).assessment.plan[0].measure == "หลักแก้"
    assert {reason for _, reason, _, _ in reasons(merged(gone, main=again))} == {"ฝ่ายหนึ่งลบ อีกฝ่ายแก้ไข"}


def it_lets_a_row_go_whole_that_the_division_deleted_and_the_main_book_worked_on() -> None:
    book = part()
    main = apply_patch(BASE, {("plan", "a", "finding"): "หลักเพิ่ม", ("plan", "a", "comment"): "ดี"})
    asked = merged(ReturnedBook(replace(book, plan=()), "ก.xlsx", "1"), main=main).assessment
    assert asked.plan == main.plan
    taken = replace(asked, conflicts=tuple(replace(each, choice=TAKE) for each in asked.conflicts))
    assert [row.measure for row in merged(main=taken).assessment.plan] == ["ประชุม"]


def it_deletes_what_only_the_division_deleted_and_lists_what_was_there() -> None:
    found = merged(ReturnedBook(replace(part(), plan=part().plan[1:]), "ก.xlsx"))
    assert [row.key for row in found.assessment.plan] == ["b"]
    assert found.conflicts == ()
    assert ("plan.a.measure", "อบรม", TAKE) in [
        (each.path, each.kept, each.choice) for each in found.assessment.conflicts
    ]
    assert any("ลบค่าเดิม 4 ค่า" in note for note in found.notes)


def it_keeps_one_of_two_equal_rows_and_both_of_two_different_ones() -> None:
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
        (SCORE, "50.00"),
        (("analysis", "1", "cause"), "เหตุ"),
        (PERIOD, "ต.ค."),
        (("plan", "a", "steps"), "หนึ่ง\nสอง"),
        (("constraints", "c", "impact"), "ช้า"),
    ],
)
def it_blanks_a_value_that_a_division_blanked_and_lists_what_was_there(path: tuple, old: str) -> None:
    base = apply_patch(BASE, {("plan", "a", "steps"): ("หนึ่ง", "สอง"), ("constraints", "c", "impact"): "ช้า"})
    book = next(each.assessment for each in split(EDITION, base, stamp=STAMP) if each.division == "คลัง")
    outcome = merged(ReturnedBook(apply_patch(book, {path: None}), "ก.xlsx", "1", "เมื่อวาน"), main=base)
    assert flatten(outcome.assessment) == {key: value for key, value in flatten(base).items() if key != path}
    assert outcome.conflicts == ()
    (row,) = outcome.assessment.conflicts
    assert (row.path, row.reason, row.kept, row.given) == (".".join(path), "สำนัก/กองลบค่าเดิม", old, "")
    assert (row.division, row.source, row.when) == ("คลัง", "ก.xlsx", "เมื่อวาน")
    assert (row.choice, row.settled) == (TAKE, STAMP.when)
    assert outcome.notes == ("คลัง ลบค่าเดิม 1 ค่า ค่าที่ลบอยู่ในแผ่นงาน ความขัดแย้ง",)


def it_counts_the_blanked_values_of_each_division() -> None:
    main = replace(BASE, items={"OIT": {**BASE.items["OIT"], "o2": ItemAnswer(url="ของปลัด")}})
    books = [
        ReturnedBook(apply_patch(part.assessment, dict.fromkeys(paths)), f"{part.division}.xlsx", "1")
        for part, paths in zip(
            split(EDITION, main, stamp=STAMP), [(URL, SCORE), (("items", "OIT", "o2", "url"),)], strict=True
        )
    ]
    assert [note.partition(" ค่า ")[0] for note in merged(*books, main=main).notes] == [
        "คลัง ลบค่าเดิม 2",
        "ปลัด ลบค่าเดิม 1",
    ]


def it_tells_blank_from_zero() -> None:
    zero = merged(returned({SCORE: Decimal(0)}))
    assert zero.assessment.entry("OIT", "o1").score == Decimal("0.00")
    blank = merged(returned({SCORE: None}))
    assert blank.assessment.entry("OIT", "o1").score is None
    both = merged(returned({SCORE: None}), main=apply_patch(BASE, {SCORE: Decimal(0)}))
    assert reasons(both) == [("items.OIT.o1.score", "แก้ไขทั้งสองฝ่าย", "0.00", "")]


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda book: replace(book, edition=2567), "ปี 2567"),
        (lambda book: replace(book, origin=replace(book.origin, base="x")), "ไม่ได้แบ่งมาจาก"),
        (lambda book: replace(book, origin=replace(book.origin, division="ช่าง")), "ข้อมูลกำกับ"),
        (lambda book: replace(book, origin=replace(book.origin, sent={})), "ข้อมูลกำกับ"),
        (lambda book: replace(book, origin=type(book.origin)()), "ita split"),
    ],
)
def it_refuses_a_book_that_is_no_part_of_this_one_and_merges_the_others(harm: object, said: str) -> None:
    wrong = ReturnedBook(harm(part()), "ผิด.xlsx")
    found = merged(wrong, returned({("items", "OIT", "o2", "url"): "ดี"}, division="ปลัด", source="ดี.xlsx"))
    ((source, reason),) = found.refused
    assert source == "ผิด.xlsx"
    assert said in reason
    assert found.assessment.entry("OIT", "o2").url == "ดี"
    assert any(event.source == "ผิด.xlsx" for event in found.assessment.trail)


def it_refuses_a_division_the_main_book_no_longer_lists() -> None:
    gone = replace(BASE, division_list=(Division("ปลัด"),), divisions={}, plan=(), constraints=())
    assert "ไม่มี คลัง" in merged(returned({}), main=gone).refused[0][1]


def it_uses_the_newer_of_two_files_of_a_division_and_lists_what_the_older_said() -> None:
    old = returned({URL: "เก่า", PERIOD: "เก่า"}, source="1.xlsx", when="1")
    new = returned({URL: "ใหม่"}, source="2.xlsx", when="2")
    found = merged(old, new)
    assert found.assessment.entry("OIT", "o1").url == "ใหม่"
    assert found.assessment.plan[0].period == "ต.ค."
    assert [(each.path, each.given, each.choice) for each in found.assessment.conflicts] == [
        ("items.OIT.o1.url", "เก่า", KEEP),
        ("plan.a.period", "เก่า", KEEP),
    ]
    assert found.conflicts == ()
    assert any("1.xlsx" in note for note in found.notes)


def it_takes_the_file_saved_last_even_where_its_name_sorts_first() -> None:
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
def it_does_not_take_what_was_not_theirs_to_change(path: tuple[str, ...]) -> None:
    found = merged(returned({path: "แก้เกิน"}))
    assert [(reason, given) for _, reason, _, given in reasons(found)] == [("อยู่นอกส่วนที่รับผิดชอบ", "แก้เกิน")]


def it_lets_no_division_say_that_its_work_was_reviewed() -> None:
    assert [each.reason for each in merged(returned({("states", "o1"): REVIEWED})).conflicts] == [
        "อยู่นอกส่วนที่รับผิดชอบ"
    ]


def it_says_that_something_changed_after_its_review() -> None:
    main = replace(BASE, states={"o1": REVIEWED})
    found = merge(EDITION, main, [ReturnedBook(apply_patch(part(), {URL: "ใหม่"}))], STAMP)
    assert any("หลังจากตรวจแล้ว" in note for note in found.notes)


def it_finds_rows_again_that_were_sorted_without_their_keys() -> None:
    swapped = tuple(replace(row, key=key) for row, key in zip(part().constraints, ["c"], strict=True))
    plan = (replace(BASE.plan[1], key="a"), replace(BASE.plan[0], key="b"))
    found = merged(ReturnedBook(replace(part(), plan=plan, constraints=swapped), "ก.xlsx"))
    assert found.assessment.plan == BASE.plan
    assert found.conflicts == ()


def it_applies_a_choice_and_remembers_it() -> None:
    book = returned({URL: "ของคลัง", PERIOD: "พ.ย."})
    once = merged(book, main=apply_patch(BASE, {URL: "ของหลัก", PERIOD: "ธ.ค."})).assessment
    first, second = once.conflicts
    chosen = replace(once, conflicts=(replace(first, choice=TAKE), replace(second, choice=KEEP)))
    done = merged(book, main=chosen)
    assert done.conflicts == ()
    assert done.assessment.entry("OIT", "o1").url == "ของคลัง"
    assert done.assessment.plan[0].period == "ธ.ค."
    assert [each.settled for each in done.assessment.conflicts] == [STAMP.when] * 2


def it_leaves_two_choices_open_that_contradict_each_other() -> None:
    conflicts = tuple(
        replace(each, choice=TAKE)
        for each in (
            merged(returned({URL: text}), main=apply_patch(BASE, {URL: "หลัก"})).conflicts[0]
            for text in ("ก", "ข")
        )
    )
    found = merged(main=replace(BASE, conflicts=conflicts))
    assert len(found.conflicts) == 2
    assert "มากกว่าหนึ่งค่า" in found.notes[0]


def it_leaves_a_line_for_every_file() -> None:
    trail = merged(returned({URL: "ใหม่"})).assessment.trail
    assert [(event.source, event.division, event.version) for event in trail] == [
        (STAMP.source, "คลัง", "1.0"),
        ("ก.xlsx", "คลัง", "1.0"),
    ]


# A main book that is split again after its duties have changed has two divisions for one thing.

MOVED = replace(
    BASE,
    divisions={**BASE.divisions, "o1": "ปลัด"},
    plan=(replace(BASE.plan[0], division="ปลัด"), BASE.plan[1]),
)


def again(changes: dict, *, without: str = "", source: str = "ข.xlsx") -> ReturnedBook:
    """The book of the division that answers for all of this since the second split."""
    (book,) = (
        each.assessment
        for each in split(EDITION, MOVED, context="full", stamp=STAMP)
        if each.division == "ปลัด"
    )
    changed = apply_patch(book, changes)
    plan = tuple(row for row in changed.plan if row.key != without)
    return ReturnedBook(replace(changed, plan=plan), source, "2")


def it_lists_both_values_where_two_divisions_disagree() -> None:
    found = merged(returned({URL: "ของคลัง"}), again({URL: "ของปลัด"}), main=MOVED)
    assert found.assessment.entry("OIT", "o1").url == "เดิม"
    assert sorted(reasons(found)) == [
        ("items.OIT.o1.url", "สำนัก/กองแก้ไขไม่ตรงกัน", "เดิม", given) for given in ("ของคลัง", "ของปลัด")
    ]
    assert {each.division for each in found.conflicts} == {"คลัง", "ปลัด"}


def it_takes_what_two_divisions_agree_on() -> None:
    found = merged(returned({URL: "ใหม่"}), again({URL: "ใหม่"}), main=MOVED)
    assert found.assessment.entry("OIT", "o1").url == "ใหม่"
    assert found.conflicts == ()


def it_keeps_a_row_that_one_division_deletes_and_another_changes() -> None:
    found = merged(returned({MEASURE: "อบรมสองรอบ"}), again({}, without="a"), main=MOVED)
    assert found.assessment.plan == MOVED.plan
    listed = {(path, given) for path, reason, _, given in reasons(found) if reason == "สำนัก/กองแก้ไขไม่ตรงกัน"}
    assert {("plan.a.measure", "อบรมสองรอบ"), ("plan.a.measure", ""), ("plan.a.period", "")} <= listed


# A division that sends a corrected file after its first one was merged: nothing it takes back stays unseen.


def corrected(first: dict, second: dict, *, between: dict | None = None) -> MergeOutcome:
    """Merge one file of a division, change the main book, then merge another file of the same part."""
    main = apply_patch(merged(returned(first, source="ก.xlsx")).assessment, between or {})
    return merged(returned(second, source="ข.xlsx", when="2"), main=main)


RESENT = "ไฟล์ที่ส่งมาใหม่ไม่ตรงกับสมุดงานหลัก"
CAUSE = ("analysis", "1", "cause")


@pytest.mark.parametrize(
    ("path", "first", "kept", "given"),
    [
        (SCORE, Decimal("100.00"), "100.00", "50.00"),
        (("items", "OIT", "o1", "note"), "เขียนผิดข้อ", "เขียนผิดข้อ", ""),
        (CAUSE, None, "", "เหตุ"),
        (PERIOD, "พ.ย.", "พ.ย.", "ต.ค."),
    ],
)
def it_asks_about_what_a_corrected_file_takes_back(path: tuple, first: object, kept: str, given: str) -> None:
    found = corrected({path: first}, {})
    assert reasons(found) == [(".".join(path), RESENT, kept, given)]


def it_calls_it_no_change_of_both_sides_where_a_corrected_file_says_more() -> None:
    found = corrected({CAUSE: "เหตุแรก"}, {CAUSE: "เหตุแรกและเหตุที่สอง", URL: "เพิ่งกรอก"})
    assert reasons(found) == [("analysis.1.cause", RESENT, "เหตุแรก", "เหตุแรกและเหตุที่สอง")]
    assert found.assessment.entry("OIT", "o1").url == "เพิ่งกรอก"


def it_asks_about_a_row_that_a_corrected_file_takes_back() -> None:
    found = corrected({("plan", "ใหม่", "measure"): "เพิ่มผิด"}, {})
    assert [(each.what, each.kept, each.given) for each in found.conflicts] == [
        ("แผนปฏิบัติการ “เพิ่มผิด” มาตรการ", "เพิ่มผิด", ""),
        ("แผนปฏิบัติการ “เพิ่มผิด” สำนัก/กอง", "คลัง", ""),
    ]
    taken = replace(
        found.assessment, conflicts=tuple(replace(each, choice=TAKE) for each in found.assessment.conflicts)
    )
    assert merged(main=taken).assessment.plan == BASE.plan


def it_leaves_the_words_of_the_officer_out_of_a_corrected_file() -> None:
    review = {
        ("states", "o1"): REVIEWED,
        ("plan", "a", "comment"): "ดี",
        ("plan", "b", "measure"): "ของปลัด",
        ("plan", "n-1", "measure"): "หลักเพิ่ม",
        ("plan", "n-1", "division"): "คลัง",
    }
    assert corrected({URL: "ใหม่"}, {URL: "ใหม่"}, between=review).conflicts == ()


def it_asks_once_about_a_corrected_file() -> None:
    book = returned({}, source="ข.xlsx", when="2")
    once = merged(book, main=merged(returned({URL: "ใหม่"})).assessment)
    assert merged(book, main=once.assessment) == once
    kept = replace(once.assessment, conflicts=(replace(once.conflicts[0], choice=KEEP),))
    assert merged(book, main=kept).conflicts == ()


def it_does_not_take_the_first_file_after_another_split_for_a_corrected_one() -> None:
    main = apply_patch(merged(returned({URL: "ใหม่"})).assessment, {})
    later = replace(STAMP, source="main.xlsx (11111111)")
    (book,) = (each.assessment for each in split(EDITION, main, stamp=later) if each.division == "คลัง")
    assert merged(ReturnedBook(book, "ค.xlsx", "3"), main=apply_patch(main, {URL: "หลักแก้"})).conflicts == ()


def it_hears_a_corrected_file_that_gives_back_what_was_decided_against() -> None:
    asked = corrected({CAUSE: "เหตุแรก"}, {CAUSE: "เหตุที่สอง"}).assessment
    chosen = replace(asked, conflicts=(replace(asked.conflicts[0], choice=TAKE),))
    third = merged(returned({CAUSE: "เหตุแรก"}, source="ค.xlsx", when="3"), main=chosen)
    assert reasons(third) == [("analysis.1.cause", RESENT, "เหตุที่สอง", "เหตุแรก")]


def it_asks_again_about_a_value_that_was_taken_and_replaced_since() -> None:
    def taking(main: Assessment, cause: str, source: str) -> Assessment:
        asked = merged(returned({CAUSE: cause}, source=source, when=source), main=main).assessment
        return replace(
            asked,
            conflicts=tuple(each if each.settled else replace(each, choice=TAKE) for each in asked.conflicts),
        )

    first = taking(apply_patch(BASE, {CAUSE: "หลักแก้"}), "เหตุแรก", "1.xlsx")
    second = taking(first, "เหตุที่สอง", "2.xlsx")
    third = returned({CAUSE: "เหตุแรก"}, source="3.xlsx", when="3.xlsx")
    asked = merged(third, main=second)
    assert reasons(asked) == [("analysis.1.cause", RESENT, "เหตุที่สอง", "เหตุแรก")]
    assert merged(third, main=asked.assessment) == asked
