"""The trail in the report."""

from __future__ import annotations

from ita_tools.assessment import AuditEntry
from ita_tools.report.chapters.provenance import provenance
from ita_tools.report.model.document import Paragraph, Table
from ita_tools.report.report_types import compose_report
from tests.bundled import bundled, material, without

_TRAIL = (
    AuditEntry("21 พฤศจิกายน 2569", "รวมข้อมูลจากสำนัก/กอง", "a.xlsx (0123abcd)", "กองช่าง", "0.1.0"),
    AuditEntry("", "กรอกเอง", "", "", ""),
)


def it_prints_every_line_of_the_trail() -> None:
    _, table = provenance(material(without(trail=_TRAIL)))
    assert isinstance(table, Table)
    assert [list(row.cells) for row in table.rows] == [
        ["21 พฤศจิกายน 2569", "รวมข้อมูลจากสำนัก/กอง", "a.xlsx (0123abcd)", "กองช่าง"],
        ["-", "กรอกเอง", "-", "-"],
    ]


def it_says_that_there_is_none() -> None:
    _, told = provenance(material(without(trail=())))
    assert isinstance(told, Paragraph)
    assert "โดยตรง" in told.text


def it_stands_in_the_report_only_when_it_is_asked_for() -> None:
    plain = compose_report("summary", material(bundled())).blocks
    asked = compose_report("summary", material(bundled()), provenance=True).blocks
    assert list(asked[: len(plain)]) == list(plain)
    assert list(asked[len(plain) :]) == list(provenance(material(bundled())))
