"""The plan of an edition: every scoring rule, stated once.

A plan is an ordered tuple of nodes. A node makes one figure by one rule from figures before it and from
what is filled in. Nothing else in the code combines scores; everything else *reads* the plan:

==========================================  =========================================================
``scoring/values.py``                       the value of every figure, in Decimal
``scoring/engine.py``                       how sure every figure is
``scoring/explanation.py``                  the rules, and how a figure came about, in Thai
``scoring/relations/``                      what known figures leave possible for the others, up and down
``workbook/formulas/figures.py``            the native Excel formula of every figure
``workbook/sheets/udf_argument_sheet.py``   the argument ranges of the functions in cells
==========================================  =========================================================

Kinds of nodes (:mod:`.nodes`)
------------------------------
===============  ====================================================================================
``Answers``      mean of the points of the chosen options, from counts, else from shares
``Mean``         mean or weighted mean, once all its figures are known
``Counted``      what a tool adds to the total: its score, or a fixed one if it was not processed
``Level``        the first band whose conditions the total and the tools meet
``Standing``     the figure in use: the announced one, else the computed one
``WeightRange``  least or greatest mean that weights which are not official leave possible
``End``          a figure at one end of its range, or itself where it has none or is announced
``Range``        least or greatest figure where figures below stand at one end of their ranges
===============  ====================================================================================

Every score has a computed figure, which follows from the standing figures below, and a standing one. What
is above it reads the standing one. So an announced figure is never moved by a misprint below it, and it
settles a range: what is above has none. A figure that does not apply to a type of agency is left out of all
means for it.

Keys
----
``K`` is the key of a score: ``("total",)``, ``("level",)``, ``("tool", t)``, ``("part", t, n)`` (an
indicator as one of several tools sees it), ``("indicator", n)``, ``("subindicator", n)``, ``("item", t, i)``
or ``("statement", t, i, n)`` (one of several that an item asks about).

=========================================  ==========================================================
``K``                                      the standing figure
``("computed", *K)``                       what follows from the standing figures below
``("low", *K)``, ``("high", *K)``          the range of the computed figure; ``None`` where it has none
``("counted", t)``                         what a tool adds to the total
``("least", ...)``, ``("greatest", ...)``  a standing figure, or what a tool counts as, at an end of its range
``("announced", *K)``                      filled in: the figure ITAS announced
``("counts", ...)``, ``("shares", ...)``   filled in: the answers to an item or statement
``("unprocessed", t)``                     filled in: the flag of a tool that ITAS did not process
``("derived", t, i)``                      filled in: the flag of an item whose score was worked back
``("agency", "type")``                     filled in: the type of agency, where not all items apply to all
=========================================  ==========================================================

A further kind of node needs a class in :mod:`.nodes` style, its rule in ``value_of`` and ``formula_of``, and,
where the default text does not fit, in ``rule_of``; a rule name in the edition file leads to it through
:mod:`.of_edition`.
"""

from ita_tools.scoring.plan.nodes import (
    AGENCY_TYPE,
    ENDS,
    LEVEL,
    SIDES,
    Answers,
    Counted,
    End,
    Key,
    Level,
    Mean,
    Node,
    Range,
    Side,
    Standing,
    WeightRange,
)
from ita_tools.scoring.plan.of_edition import plan_of

__all__ = [
    "AGENCY_TYPE",
    "ENDS",
    "LEVEL",
    "SIDES",
    "Answers",
    "Counted",
    "End",
    "Key",
    "Level",
    "Mean",
    "Node",
    "Range",
    "Side",
    "Standing",
    "WeightRange",
    "plan_of",
]
