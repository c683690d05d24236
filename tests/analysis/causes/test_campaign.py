"""A small campaign of typing errors: a single error never leads to a right figure being called wrong."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from ita_tools.scoring.relations import system_of
from tests.analysis.causes.campaign import LAYERS, outcome, singles, typed
from tests.analysis.causes.real_results import as_announced
from tests.scoring.cases import CASES

RESULTS = (
    "bangpla-2568",
    "khlongnokkrathung-2567",
    "nakhonratchasima-2564",
    "phichit-2564-03",
    "takbai-2566",
)


def outcomes(name, layer, figures, seed=2568):
    """Count the outcomes of single errors in some figures of a result, drawn by chance."""
    chance = random.Random(seed)  # noqa: S311 - the same errors at every run
    (edition,) = {case.edition.year: case.edition for case in CASES if case.path.stem == name}.values()
    system = system_of(edition, as_announced(name, layer))
    numbers = chance.sample(range(len(system.facts)), min(figures, len(system.facts)))
    return Counter(
        outcome(system, errors) for number in numbers for _, errors in singles(system, number, chance, 1)
    )


class DescribeSingleErrors:
    @pytest.mark.parametrize("layer", LAYERS)
    @pytest.mark.parametrize("name", RESULTS)
    def it_calls_no_right_figure_wrong_and_always_has_the_true_cause(self, name, layer):
        found = outcomes(name, layer, 8)
        assert found.total() > 8
        assert (found["accused"], found["nothing"]) == (0, 0)

    @pytest.mark.parametrize("name", ["bangpla-2568", "khlongnokkrathung-2567"])
    def it_names_the_cause_or_few_alternatives_where_all_is_announced(self, name):
        found = outcomes(name, "items", 25)
        seen = found.total() - found["unseen"]
        assert found["right"] + found["few"] >= 0.9 * seen


class DescribeTypedErrors:
    def it_makes_every_kind_of_another_score(self):
        made = typed(96_67)
        assert {"digit", "swapped", "lost", "doubled", "shifted"} == {
            kind for kind, texts in made.items() if texts
        }
        assert "86.67" in made["digit"]
        assert made["swapped"] == ["69.67", "96.76"]
        assert made["lost"] == ["6.67", "9.67", "96.6", "96.7"]
        assert made["doubled"] == ["96.677"]
        assert "9.667" in made["shifted"]
