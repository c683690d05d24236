"""Scores are combined in the plan of an edition and its readings, nowhere else."""

import ast
import re

from tests.sources import constants, holds_for_each, modules

RULED = ("rubric", "assessment", "scoring", "validation", "analysis", "sharing")
every_module = holds_for_each(modules())
FORMULAS = re.compile(r"\b(?:AVERAGE|MAX|MEDIAN|MIN|ROUND|SUM|SUMPRODUCT)\(")
"""Functions of Excel that make a score of scores."""
ELSEWHERE = {
    "ita_tools.workbook.cell_rules",  # compares a typed score with the computed one
    "ita_tools.workbook.sheets.divisions_sheet",  # counts what divisions have filled in
    "ita_tools.workbook.sheets.respondents_sheet",  # shares of people
}
MEANS = {
    "ita_tools.scoring.values",  # the rules
    "ita_tools.analysis.changes",  # several items of last year against the one that continues them
    "ita_tools.scoring.relations.answers",  # tries out other figures
}


def texts(tree):
    """Texts of a module that are no docstrings; of an f-string its fixed pieces."""
    return [value for _, value in constants(tree) if isinstance(value, str)]


def names(tree):
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


class DescribeScores:
    @every_module
    def it_writes_formulas_of_scores_in_one_room(self, module):
        found = [text for text in texts(module.tree) if FORMULAS.search(text)]
        assert bool(found) <= (module.name in ELSEWHERE)
        uses = names(module.tree) & {"AVERAGE", "MEDIAN", "ROUND", "SUM", "SUMPRODUCT"}
        assert bool(uses) <= (
            module.name.startswith("ita_tools.workbook.formulas.") or module.name in ELSEWHERE
        )

    @every_module
    def it_takes_means_of_scores_in_the_plan(self, module):
        uses = "weighted_mean" in names(module.tree) and module.name != "ita_tools.rounding"
        assert uses <= (module.name in MEANS)

    @holds_for_each([each for each in modules() if {*each.name.split(".")[1:2]} & {*RULED}])
    def it_rounds_scores_by_one_module(self, module):
        called = {
            node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            for node in ast.walk(module.tree)
            if isinstance(node, ast.Call)
        }
        assert not called & {"quantize", "round"}

    def it_would_see_a_formula_of_scores_elsewhere(self):
        assert FORMULAS.search("=IF(COUNT(A1:A2)=2,ROUND(SUM(A1:A2)/2,2))")
        assert not FORMULAS.search("=SUMIFS(A1:A3,B1:B3,2568)")
        assert {module.name for module in modules()} >= ELSEWHERE | MEANS
