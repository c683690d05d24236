"""The agency's name."""

from __future__ import annotations

from ita_tools.analysis.checks.agency_name import check_agency_name
from tests.bundled import bundled, opened


def found(case):
    return list(check_agency_name(case.reading, case.result))


def it_finds_nothing_where_the_agency_is_named():
    assert found(bundled()) == []


def it_misses_the_name():
    [finding] = found(opened("edition: 2568\nagency: {province: ตาก}\n"))
    assert (finding.code, finding.severity) == ("agency-missing", "warning")
    assert finding.where == "case.yaml บรรทัด 2 (agency)"
