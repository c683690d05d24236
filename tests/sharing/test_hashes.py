"""What changes a hash of the exchange, and what does not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_tools.assessment import Agency, BookOrigin
from ita_tools.assessment.flatten import format_value, parse_path, parse_value
from ita_tools.sharing.hashes import base_id, record_digest, sent_hashes, value_hash
from tests.sharing.test_merge_assessments import BASE, SCORE, URL

SENT = BookOrigin("main", "กองคลัง", "1 มกราคม", "31 มกราคม", part=("o1", "a"), sent={"x": "1", "y": "2"})
TEXTS = st.text(st.characters(exclude_categories=()), max_size=20)


def it_tells_blank_from_zero_and_from_no() -> None:
    said = [None, Decimal("0.00"), 0, "-"]
    assert value_hash(None) == ""
    assert len({value_hash(value) for value in said}) == len(said)


def it_takes_a_value_for_what_it_says_in_any_book() -> None:
    assert value_hash(Decimal("50.00")) == value_hash("50.00") != value_hash(Decimal("50.01"))
    assert value_hash(("หนึ่ง", "สอง")) == value_hash("หนึ่ง\nสอง") != value_hash(("สอง", "หนึ่ง"))


@given(TEXTS, TEXTS)
def test_two_texts_have_one_hash_only_where_they_are_one(one: str, other: str) -> None:
    known = {text.encode("utf-8", "replace") for text in (one, other)}
    assert len({value_hash(one), value_hash(other)}) == len(known)
    assert value_hash(one).isalnum()


@given(st.lists(TEXTS.filter(lambda text: text and "\n" not in text), min_size=1, max_size=4))
def test_what_went_through_a_cell_keeps_its_hash(steps: list[str]) -> None:
    path = ("plan", "a", "steps")
    assert value_hash(parse_value(path, format_value(tuple(steps)))) == value_hash(tuple(steps))


def it_writes_the_path_of_each_value_so_that_it_can_be_read_again() -> None:
    values = {URL: "เดิม", ("published", "subindicators", "9.1"): Decimal(1), SCORE: Decimal(0)}
    found = sent_hashes(values)
    assert {parse_path(text): said for text, said in found.items()} == {
        path: value_hash(value) for path, value in values.items()
    }


def it_knows_a_main_book_again_after_work_on_it() -> None:
    worked = replace(BASE, note="ใหม่", items={}, plan=(), divisions={}, division_list=())
    moved = replace(BASE, agency=replace(BASE.agency, type="อบต.", unit="สำนักปลัด", website="https://x.go.th"))
    assert base_id(worked) == base_id(moved) == base_id(BASE)


@pytest.mark.parametrize(
    "other",
    [
        replace(BASE, edition=2567),
        replace(BASE, agency=Agency("เทศบาลตำบลอื่น")),
        replace(BASE, agency=replace(BASE.agency, district="เมือง")),
        replace(BASE, agency=replace(BASE.agency, province="น่าน")),
    ],
    ids=["year", "name", "district", "province"],
)
def it_takes_another_year_or_agency_for_another_book(other: object) -> None:
    assert base_id(other) != base_id(BASE)


def it_keeps_the_id_a_book_has_recorded_whatever_the_agency_is_called_now() -> None:
    recorded = replace(BASE, origin=BookOrigin(base="recorded"), agency=Agency("ชื่อใหม่"))
    assert base_id(recorded) == "recorded"


def it_seals_what_was_sent_whatever_the_order_and_the_dates() -> None:
    same = replace(
        SENT, part=SENT.part[::-1], sent=dict(reversed(SENT.sent.items())), when="", due="", digest="เดิม"
    )
    assert record_digest(2568, same) == record_digest(2568, SENT)


@pytest.mark.parametrize(
    "changed",
    [
        replace(SENT, base="other"),
        replace(SENT, division="กองช่าง"),
        replace(SENT, part=("o1",)),
        replace(SENT, part=(*SENT.part, "o2")),
        replace(SENT, sent={"x": "1"}),
        replace(SENT, sent={"x": "2", "y": "1"}),
        replace(SENT, sent={**SENT.sent, "z": ""}),
    ],
    ids=["book", "division", "less to answer", "more to answer", "less sent", "swapped", "more sent"],
)
def it_notices_a_harmed_record(changed: BookOrigin) -> None:
    assert record_digest(2568, changed) != record_digest(2568, SENT)


def it_seals_the_year_too() -> None:
    assert record_digest(2567, SENT) != record_digest(2568, SENT)


def it_makes_the_hashes_that_books_already_sent_bear() -> None:
    assert (value_hash("กองคลัง"), value_hash(Decimal("50.00"))) == ("12dcbbbed32c", "a99210875f11")
    assert base_id(BASE) == "63b469c36605137b61a3495c"
    assert record_digest(2568, SENT) == "646cf65124256438eef2d093"
