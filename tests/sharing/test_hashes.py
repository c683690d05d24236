"""What changes a hash of the exchange, and what does not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_tools.assessment import Agency, BookOrigin, Step
from ita_tools.assessment.flatten import format_value, parse_path, parse_value
from ita_tools.sharing.hashes import base_id, record_digest, sent_hashes, value_hash
from tests.sharing.base_book import BASE, SCORE, URL

SENT = BookOrigin("main", "กองคลัง", "1 มกราคม", "31 มกราคม", part=("o1", "a"), sent={"x": "1", "y": "2"})
TEXTS = st.text(st.characters(exclude_categories=()), max_size=20)


class DescribeValueHash:
    def it_differs_between_blank_zero_and_no(self) -> None:
        values = [None, Decimal("0.00"), 0, "-"]
        assert value_hash(None) == ""
        assert len({value_hash(value) for value in values}) == len(values)

    def it_is_equal_for_values_of_equal_text(self) -> None:
        assert value_hash(Decimal("50.00")) == value_hash("50.00") != value_hash(Decimal("50.01"))
        assert value_hash(("หนึ่ง", "สอง")) == value_hash("หนึ่ง\nสอง") != value_hash(("สอง", "หนึ่ง"))

    @given(TEXTS, TEXTS)
    def it_is_equal_only_for_equal_texts(self, one: str, other: str) -> None:
        texts = {text.encode("utf-8", "replace") for text in (one, other)}
        assert len({value_hash(one), value_hash(other)}) == len(texts)
        assert value_hash(one).isalnum()

    @given(
        st.lists(
            TEXTS.map(str.strip).filter(lambda text: text and not set(text) & {"\n", "‖", "⏎"}),
            min_size=1,
            max_size=4,
        )
    )
    def it_is_unchanged_after_a_round_trip_through_a_cell(self, texts: list[str]) -> None:
        path, steps = ("plan", "a", "steps"), tuple(map(Step, texts))
        assert value_hash(parse_value(path, format_value(steps))) == value_hash(steps)
        assert value_hash(steps) == value_hash(tuple(texts)), "as version 0.1.0, where a step was a text"


class DescribeSentHashes:
    def it_has_paths_that_parse_back(self) -> None:
        values = {URL: "เดิม", ("published", "subindicators", "9.1"): Decimal(1), SCORE: Decimal(0)}
        hashes = sent_hashes(values)
        assert {parse_path(text): sent_hash for text, sent_hash in hashes.items()} == {
            path: value_hash(value) for path, value in values.items()
        }


class DescribeBaseId:
    def it_is_unchanged_after_work_on_the_main_book(self) -> None:
        worked = replace(BASE, note="ใหม่", items={}, plan=(), divisions={}, division_list=())
        moved = replace(
            BASE, agency=replace(BASE.agency, type="อบต.", unit="สำนักปลัด", website="https://x.go.th")
        )
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
    def it_differs_for_another_year_or_agency(self, other: object) -> None:
        assert base_id(other) != base_id(BASE)

    def it_is_the_recorded_id_after_the_agency_is_renamed(self) -> None:
        recorded = replace(BASE, origin=BookOrigin(base="recorded"), agency=Agency("ชื่อใหม่"))
        assert base_id(recorded) == "recorded"


class DescribeRecordDigest:
    def it_ignores_order_and_dates(self) -> None:
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
    def it_differs_for_a_changed_record(self, changed: BookOrigin) -> None:
        assert record_digest(2568, changed) != record_digest(2568, SENT)

    def it_differs_for_another_year(self) -> None:
        assert record_digest(2567, SENT) != record_digest(2568, SENT)

    def it_equals_the_hashes_in_books_that_were_sent_before(self) -> None:
        assert (value_hash("กองคลัง"), value_hash(Decimal("50.00"))) == ("12dcbbbed32c", "a99210875f11")
        assert base_id(BASE) == "63b469c36605137b61a3495c"
        assert record_digest(2568, SENT) == "646cf65124256438eef2d093"
