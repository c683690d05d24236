"""Scoring, pure: Edition + Assessment -> Result, every number with its inputs and its rule."""

from ita_tools.scoring.engine import score
from ita_tools.scoring.levels import Gap, gaps, level_of
from ita_tools.scoring.result import Basis, Key, Result, Score

__all__ = ["Basis", "Gap", "Key", "Result", "Score", "gaps", "level_of", "score"]
