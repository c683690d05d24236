"""Why figures contradict each other: the typing errors that explain it.

A cause counts only if with it every relation among announced, typed and answered figures holds
(:mod:`.search`). One cause is named, several are alternatives, and where there is none no figure is accused.
Several errors at once are named only if one set of them alone explains all (:mod:`.several`).
"""

from ita_tools.analysis.causes.search import Cause, Change
from ita_tools.analysis.causes.several import Explanation, explanations

__all__ = ["Cause", "Change", "Explanation", "explanations"]
