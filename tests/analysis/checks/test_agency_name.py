"""Check of the name of the agency."""

from __future__ import annotations

from ita_tools.analysis.checks.agency_name import check_agency_name
from tests.bundled import bundled, opened


def findings_of(case):
    return list(check_agency_name(case.reading, case.result))


class DescribeCheckAgencyName:
    def it_finds_nothing_if_the_agency_has_a_name(self):
        assert findings_of(bundled()) == []

    def it_finds_a_missing_name(self):
        [finding] = findings_of(opened("edition: 2568\nagency: {province: ตาก}\n"))
        assert (finding.code, finding.severity) == ("agency-missing", "warning")
        assert finding.where == "case.yaml บรรทัด 2 (agency)"
