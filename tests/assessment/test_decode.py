"""Decoding by the field table: records of any shape are read, and written again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import pytest

from ita_tools.assessment.assessment_file import record_data
from ita_tools.assessment.decode import decode_record
from ita_tools.assessment.fields import field
from ita_tools.errors import KeyRepeated, KeyUnknown, ValueWrong
from ita_tools.yaml_json import dump_yaml, parse


@dataclass(frozen=True, slots=True)
class Step:
    """A step that is most often only a text."""

    step: str = field("long", "ขั้นตอน", bare=True)
    period: str = field("text", "ระยะเวลา")

    def __bool__(self) -> bool:
        return self != Step()


@dataclass(frozen=True, slots=True)
class Year:
    """A total that may have a level."""

    total: Decimal | None = field("score", "คะแนนรวม", bare=True)
    level: str = field("choice", "ระดับ")

    def __bool__(self) -> bool:
        return self != Year()


@dataclass(frozen=True, slots=True)
class Record:
    """A record with a field of each shape."""

    steps: tuple[Step, ...] = field(Step, "ขั้นตอน", listed=True)
    history: Mapping[int, Year] = field(Year, "ย้อนหลัง", keys=("year",))
    last: Year | None = field(Year, "ปีก่อน", optional=True)
    codes: tuple[str, ...] = field("codes", "รหัส")
    words: tuple[str, ...] = field("words", "คำ")
    year: int | None = field("year", "ปี")
    unneeded: bool = field("flag", "ไม่ต้อง")
    when: str = field("date", "วันที่")


TEXT = """\
steps: [ประกาศ, {step: อบรม, period: ต.ค.}, {}]
history: {2564: 92.9, 2565: {total: 90.1, level: A}, 2566: }
last: {level: B}
codes: [IIT, OIT]
words: o1  o2
year: 2569
unneeded: true
when: ๑ ต.ค. ๒๕๖๘
"""
READ = Record(
    steps=(Step("ประกาศ"), Step("อบรม", "ต.ค.")),
    history={2564: Year(Decimal("92.90")), 2565: Year(Decimal("90.10"), "A")},
    last=Year(level="B"),
    codes=("IIT", "OIT"),
    words=("o1", "o2"),
    year=2569,
    unneeded=True,
    when="๑ ต.ค. ๒๕๖๘",
)


def decode(text: str) -> tuple[Record, list]:
    faults: list = []
    return decode_record(Record, parse(text, "a.yaml"), faults), faults


class DescribeDecodeRecord:
    def it_reads_records_lists_and_mappings_bare_or_in_full(self):
        assert decode(TEXT) == (READ, [])

    def it_reads_again_what_is_written(self):
        data = record_data(READ)
        assert data["steps"] == ["ประกาศ", {"step": "อบรม", "period": "ต.ค."}]
        assert data["history"] == {2564: Decimal("92.90"), 2565: {"total": Decimal("90.10"), "level": "A"}}
        assert decode(dump_yaml(data)) == (READ, [])

    def it_keeps_defaults_where_nothing_is_given(self):
        assert decode("{}") == (Record(), [])
        assert decode("last: {}\nsteps: []\nhistory: {2564: {}}") == (Record(), [])

    @pytest.mark.parametrize(
        ("text", "kind", "path"),
        [
            ("steps: ก", ValueWrong, "steps"),
            ("steps: [{stp: ก}]", KeyUnknown, "steps[1].stp"),
            ("history: {2564: x}", ValueWrong, "history.2564"),
            ("history: {2564: {total: 101}}", ValueWrong, "history.2564.total"),
            ("history: {2564: 1, ๒๕๖๔: 2}", KeyRepeated, "history.๒๕๖๔"),
            ("last: 101", ValueWrong, "last"),
            ("unneeded: ใช่", ValueWrong, "unneeded"),
            ("year: 1.5", ValueWrong, "year"),
        ],
    )
    def it_keeps_each_fault_with_its_path(self, text, kind, path):
        _, (fault,) = decode(text)
        assert type(fault) is kind
        assert f"({path})" in fault.where
