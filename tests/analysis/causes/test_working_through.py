"""Working through the findings of spoiled results from the top, changing only what they state."""

from __future__ import annotations

import pytest

from tests.analysis.causes.real_results import as_announced, findings_in, typed_as

SPOILED = [
    ("bangpla-2568", {"published.parts.EIT2.6": "86.67"}),
    ("bangpla-2568", {"published.parts.EIT2.6": "86.67", "published.parts.EIT1.7": "98.34"}),
    ("bangpla-2568", {"items.EIT2.e1": "85.00", "items.EIT2.e2": "85.00"}),
    ("bangpla-2568", {"published.tools.IIT": "96.90"}),
    ("rangsit-2568-answers", {"items.EIT1.e2": "99.97"}),
    ("rangsit-2568-answers", {"published.total": "97.90"}),
    ("khlongnokkrathung-2567", {"published.indicators.4": "94.50"}),
    ("khlongnokkrathung-2567", {"published.level": "ผ่าน"}),
    ("nakhonratchasima-2564", {"published.indicators.2": "87.47"}),
    ("takbai-2566-whole", {"published.tools.EIT1": "19.33"}),
]


class DescribeASpoiledResult:
    @pytest.mark.parametrize(("name", "figures"), SPOILED)
    def it_ends_with_the_true_figures(self, name, figures):
        layer = "indicators" if name.startswith("nakhon") else "items"
        assessment = typed_as(as_announced(name, layer), figures)
        for _ in figures:
            first = findings_in(assessment)[0]
            assert first.expected
            assessment = typed_as(assessment, {first.where: first.expected})
        assert assessment == as_announced(name, layer)
        assert findings_in(assessment) == []
