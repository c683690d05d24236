from __future__ import annotations

from ita_tools.assessment import AuditEntry
from ita_tools.report.chapters.provenance import provenance
from ita_tools.report.model.document import Paragraph, Table
from ita_tools.report.report_types import compose_report
from tests.bundled import bundled, report_context, without

AUDIT_LOG = (
    AuditEntry("21 พฤศจิกายน 2569", "รวมข้อมูลจากสำนัก/กอง", "a.xlsx (0123abcd)", "กองช่าง", "0.1.0"),
    AuditEntry("", "กรอกเอง", "", "", ""),
)


class DescribeProvenance:
    def it_prints_every_entry_of_the_audit_log(self) -> None:
        _, table = provenance(report_context(without(trail=AUDIT_LOG)))
        assert isinstance(table, Table)
        assert [list(row.cells) for row in table.rows] == [
            ["21 พฤศจิกายน 2569", "รวมข้อมูลจากสำนัก/กอง", "a.xlsx (0123abcd)", "กองช่าง"],
            ["-", "กรอกเอง", "-", "-"],
        ]

    def it_states_that_the_audit_log_is_empty(self) -> None:
        _, sentence = provenance(report_context(without(trail=())))
        assert isinstance(sentence, Paragraph)
        assert "โดยตรง" in sentence.text

    def it_is_in_the_report_only_on_request(self) -> None:
        plain = compose_report("summary", report_context(bundled())).blocks
        requested = compose_report("summary", report_context(bundled()), with_provenance=True).blocks
        assert list(requested[: len(plain)]) == list(plain)
        assert list(requested[len(plain) :]) == list(provenance(report_context(bundled())))
