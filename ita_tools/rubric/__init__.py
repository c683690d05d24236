"""The rubric: the assessment rules of each fiscal year, as data with a source for every fact."""

from ita_tools.rubric.edition_files import available_years, load_edition, use_editions
from ita_tools.rubric.items import Confidence, Item, Option, Part, Provenance, Scale, Weight
from ita_tools.rubric.model import (
    Band,
    Edition,
    Indicator,
    Issue,
    ReportRequirement,
    RespondentMinimum,
    RespondentRule,
    Rounding,
    SubIndicator,
    Target,
    Tool,
    Unprocessed,
)

__all__ = [
    "Band",
    "Confidence",
    "Edition",
    "Indicator",
    "Issue",
    "Item",
    "Option",
    "Part",
    "Provenance",
    "ReportRequirement",
    "RespondentMinimum",
    "RespondentRule",
    "Rounding",
    "Scale",
    "SubIndicator",
    "Target",
    "Tool",
    "Unprocessed",
    "Weight",
    "available_years",
    "load_edition",
    "use_editions",
]
