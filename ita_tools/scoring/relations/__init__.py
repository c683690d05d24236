"""The reading of a plan backwards: what the known figures leave possible for every figure.

Each rule of the plan becomes a relation between figures (:mod:`.rules`), each figure that is filled in a
fact (:mod:`.facts`). :meth:`System.narrow` narrows the range of every figure by the facts and the relations
until nothing changes, both upwards and downwards. All scores are whole hundredths of a point here.

The ranges are never too narrow: a true value is always in its range. They may be too wide where several
figures are unknown. A relation that the facts cannot meet gives a :class:`Conflict`: the facts of which at
least one is wrong.
"""

from ita_tools.scoring.relations.facts import Fact
from ita_tools.scoring.relations.of_assessment import system_of
from ita_tools.scoring.relations.system import Conflict, Ranges, Relation, System

__all__ = ["Conflict", "Fact", "Ranges", "Relation", "System", "system_of"]
