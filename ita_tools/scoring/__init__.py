"""Scoring, pure: Edition + Assessment -> Result, every number with its inputs and its rule."""

from ita_tools.scoring.engine import score
from ita_tools.scoring.levels import Gap, gaps, level_of
from ita_tools.scoring.result import Basis, Key, Result, Score
from ita_tools.scoring.weight_bounds import ImpliedWeight, implied_weight, weight_bounds

__all__ = [
    "Basis",
    "Gap",
    "ImpliedWeight",
    "Key",
    "Result",
    "Score",
    "gaps",
    "implied_weight",
    "level_of",
    "score",
    "weight_bounds",
]
