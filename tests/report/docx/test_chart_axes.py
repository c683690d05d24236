from decimal import Decimal

import pytest
from lxml import etree

from ita_tools.report.docx.chart_axes import axes_xml, step
from ita_tools.report.model.digits import DigitStyle
from tests.report.docx.lint import C
from tests.report.docx.samples import KINDS, chart

NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def axes(one, digit_style=DigitStyle()):  # noqa: B008
    return etree.fromstring(f"<x {NAMESPACES}>{axes_xml(one, digit_style)}</x>")


@pytest.mark.parametrize(
    ("low", "high", "size"),
    [
        ("0", "100", "20"),
        ("60", "100", "10"),
        ("80", "100", "5"),
        ("0", "1", "0.2"),
        ("0", "900", "100"),
    ],
)
def it_chooses_round_steps(low, high, size):
    assert step(Decimal(low), Decimal(high)) == Decimal(size)


@pytest.mark.parametrize("kind", KINDS)
def it_runs_from_minimum_to_maximum(kind):
    scaling = axes(chart(kind, minimum=Decimal("60"), maximum=Decimal("1E+2"))).find(f"{C}valAx/{C}scaling")
    assert scaling.find(f"{C}min").get("val") == "60"
    assert scaling.find(f"{C}max").get("val") == "100"


def it_puts_the_first_category_of_lying_bars_on_top():
    assert axes(chart("bar")).find(f"{C}catAx/{C}scaling/{C}orientation").get("val") == "maxMin"
    assert axes(chart("column")).find(f"{C}catAx/{C}scaling/{C}orientation").get("val") == "minMax"


@pytest.mark.parametrize(("digits", "code"), [("thai", "[$-D00041E]0"), ("arabic", "0")])
def it_writes_its_figures_in_the_digits_wanted(digits, code):
    found = axes(chart(), DigitStyle(digits)).find(f"{C}valAx/{C}numFmt")
    assert (found.get("formatCode"), found.get("sourceLinked")) == (code, "0")
