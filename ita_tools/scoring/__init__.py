"""Scoring, pure: Edition + Assessment -> Result, every figure with its inputs and its rule."""

from ita_tools.scoring.derivation import Derived, derivation, derived_levels, with_derived
from ita_tools.scoring.engine import score
from ita_tools.scoring.explanation import ImpliedWeight, implied_weight
from ita_tools.scoring.result import Basis, Key, Result, Score
from ita_tools.scoring.values import Gap, gaps, level_of

__all__ = [
    "Basis",
    "Derived",
    "Gap",
    "ImpliedWeight",
    "Key",
    "Result",
    "Score",
    "derivation",
    "derived_levels",
    "gaps",
    "implied_weight",
    "level_of",
    "score",
    "with_derived",
]
