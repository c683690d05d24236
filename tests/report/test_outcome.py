from __future__ import annotations

from dataclasses import replace

from ita_tools.assessment.report_fields import Texts
from ita_tools.report.outcome import outcome
from tests.bundled import report_context, without


class DescribeOutcome:
    def it_counts_the_suggestions_of_kinds_that_hold_them(self):
        context = report_context(without(analysis={}, recommendations=()))
        first, *_ = outcome("improvement", context)
        assert first.startswith("มีข้อแนะนำของโปรแกรม 10 ข้อ")
        assert not any("ข้อแนะนำ" in text for text in outcome("summary", context))
        assert not any(
            "ข้อแนะนำ" in text for text in outcome("improvement", replace(context, suggestions=False))
        )

    def it_names_what_was_typed_and_is_not_printed(self):
        context = report_context(without(texts=Texts(foreword="คำนำ")))
        assert any("“คำนำ”" in text for text in outcome("summary", context))
        assert not any("“คำนำ”" in text for text in outcome("improvement", context))
