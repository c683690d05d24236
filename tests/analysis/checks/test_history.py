"""One year, one total: what the table of earlier years says against the results that are known."""

from __future__ import annotations

from ita_tools.analysis.checks.history import check_history
from tests.bundled import bundled, changed, opened


def found(case):
    return [(each.code, each.severity, each.where, each.expected, each.found)
            for each in check_history(case.reading, case.result)]


def with_history(years):
    return changed("previous:\n", f"history: {years}\nprevious:\n")


def it_finds_nothing_in_a_sound_case():
    assert found(bundled()) == []
    assert found(with_history("{2566: 1, 2567: 97.02, 2568: 96.04}")) == []


def it_finds_another_total_of_last_year_and_of_this_one():
    case = with_history("{2566: 1, 2567: 97.20, 2568: 96.40}")
    assert found(case) == [
        ("history-differs", "warning", case.reading.where("history.2567"), "97.02", "97.20"),
        ("history-differs", "warning", case.reading.where("history.2568"), "96.04", "96.40")]
    assert case.reading.where("history.2567").endswith("(history.2567)")


def it_has_nothing_to_compare_where_no_other_total_is_known():
    assert found(opened("edition: 2568\nprevious: {edition: 2567, published: {level: ผ่าน}}\n"
                        "history: {2566: 1, 2567: 2, 2568: 3}\n")) == []
