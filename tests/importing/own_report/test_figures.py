"""Published reports come back with every figure that their kind prints, and with no other one."""

from __future__ import annotations

import random
from decimal import Decimal
from pathlib import Path

import pytest

import ita_tools
from ita_tools.assessment.flatten import unflatten
from ita_tools.importing import read_lines
from ita_tools.importing.sources import file_lines
from ita_tools.rubric import Edition, load_edition
from tests.importing.own_report.drawn_figures import Values, last_year, scores

CASES = [
    (2564, "improvement", "thai", ".html"),
    (2565, "summary", "arabic", ".html"),
    (2566, "memo", "thai", ".docx"),
    (2567, "measures", "arabic", ".docx"),
    (2568, "summary", "thai", ".docx"),
    (2569, "memo", "arabic", ".html"),
]


def printed(edition: Edition, values: Values, kind: str) -> Values:
    """Return the figures of a report: total, level and tools, indicators and last year's, items."""
    result = ita_tools.score(unflatten(edition.year, values))
    figures: Values = {("published", "total"): result.total, ("published", "level"): result.level or None}
    figures |= {("published", "tools", each.code): result.tool(each.code) for each in edition.tools}
    if kind != "memo":
        own = {
            ("published", "indicators", each.code): result.indicator(each.code) for each in edition.indicators
        }
        figures |= own | {
            path: value for path, value in values.items() if path[:2] == ("previous", "published")
        }
        if result.total is None:
            del figures["previous", "published", "total"]
    if kind == "improvement":
        figures |= {path[:3]: value for path, value in values.items() if path[0] == "items"}
    return {path: value for path, value in figures.items() if value is not None}


class DescribePublishedReport:
    @pytest.mark.parametrize(("year", "kind", "digits", "ending"), CASES)
    def it_comes_back_with_every_figure_it_prints(self, tmp_path: Path, year, kind, digits, ending):
        edition, draw = load_edition(year), random.Random(f"{year}{kind}{digits}")  # noqa: S311 - no secret
        values = scores(edition, draw, missing=1000 if kind == "memo" else 20) | last_year(edition, draw)
        for path in [path for path in values if path[1] == "OIT"]:
            values[path] = Decimal(draw.choice(("100.00", "0.00")))
        path = tmp_path / f"a{ending}"
        ita_tools.write_report(unflatten(year, values), path, kind=kind, digits=digits)
        result = read_lines(file_lines(path))
        read = {each.field: each.value for each in result.sure}
        assert result.edition.year == year
        figures = printed(edition, values, kind)
        assert {path: read.get(path) for path in figures} == figures
        known = {**values, **printed(edition, values, "improvement")}
        figures = {
            path: value for path, value in read.items() if path[0] in ("items", "published", "previous")
        }
        assert [path for path, value in figures.items() if known.get(path, value) != value] == []
