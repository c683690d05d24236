"""The table of the benchmarks; the measurements themselves are no tests."""

import re

import pytest

from tests.bench.table import HEAD, machine, page, printed, row
from tests.bench.timing import Line, missing, timed


class DescribeTable:
    """Verdicts of the benchmarks."""

    @pytest.mark.parametrize(
        ("line", "verdict"),
        [
            (Line("a", "b", 3, 1, budget=3), "OK"),
            (Line("a", "b", 3.1, 1, budget=3), "OVER"),
            (Line("a", "b", 1.7, 1, budget=1.7, least=True), "OK"),
            (Line("a", "b", 1.6, 1, budget=1.7, least=True), "OVER"),
            (Line("a", "", 0.03, limit=0.03), "OK"),
            (Line("a", "", 0.04, limit=0.03), "OVER"),
            (Line("- peer", "ours", 2, 1), ""),
            (missing("- peer", "ours"), "not installed"),
        ],
    )
    def it_compares_with_the_budget(self, line, verdict):
        assert line.verdict == verdict
        assert row(line)[-1] == verdict
        assert len(row(line)) == len(HEAD)
        assert printed(row(line)).endswith(verdict)

    def it_times_tasks_in_turn(self):
        done = []
        ticks = iter(range(100))
        works = (lambda: done.append("a"), lambda: done.append("b"))
        assert timed(*works, rounds=3, clock=lambda: next(ticks)) == [1, 1]
        assert done == ["a", "b"] * 3

    def it_names_versions_and_no_machine(self):
        text = page([Line("read", "bare", 0.003, 0.002, budget=1.5)])
        assert "| read | 3.0 ms | bare | 2.0 ms | 1.50 | <= 1.5 | OK |" in text
        facts = dict(machine())
        assert {"processor", "Python", "openpyxl", "docxtpl"} <= set(facts)
        assert not re.search(r"/(home|root|work|tmp|Users)/", text)
