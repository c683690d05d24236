"""The strategies of the tests try every field of an assessment."""

from __future__ import annotations

from ita_tools.assessment import Assessment
from ita_tools.assessment.field_table import field_table
from ita_tools.assessment.fields import fields_of
from ita_tools.rubric import load_edition
from tests.workbook.books import generated


class DescribeAssessments:
    def it_fills_every_field(self):
        seen: set[tuple[type, str]] = set()
        for year, number in ((2564, 80), (2568, 40)):  # few items of 2564 have statements, none of 2568
            for assessment in generated(number, load_edition(year)):
                look_into(assessment, seen)
        fields = {(entry.record, entry.name) for entry in field_table() if entry.record is not Assessment}
        assert fields - seen == set()


def look_into(record: object, seen: set[tuple[type, str]]) -> None:
    """Note each field of a record, and of the records in it, that holds something."""
    for name, field in fields_of(type(record)).items():
        value = getattr(record, name)
        if value in (None, "", (), False) or value == {}:
            continue
        seen.add((type(record), name))
        for inner in inner_records(value) if field.record else ():
            look_into(inner, seen)


def inner_records(value: object) -> list[object]:
    if isinstance(value, dict):
        return [record for inner in value.values() for record in inner_records(inner)]
    return list(value) if isinstance(value, tuple) else [value]
