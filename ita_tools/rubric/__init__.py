"""The rubric: what the rules of each fiscal year say, as data with a source for every fact."""

from ita_tools.rubric.folders import available_years, load_edition, use_editions
from ita_tools.rubric.loader import read_edition
from ita_tools.rubric.model import (
    Band,
    Confidence,
    Edition,
    Indicator,
    Issue,
    Item,
    Mean,
    Option,
    Part,
    Provenance,
    ReportRequirement,
    RespondentMinimum,
    Rounding,
    Scale,
    SubIndicator,
    Target,
    Tool,
    Unprocessed,
    Weight,
)

__all__ = [
    "Band", "Confidence", "Edition", "Indicator", "Issue", "Item", "Mean", "Option", "Part", "Provenance",
    "ReportRequirement", "RespondentMinimum", "Rounding", "Scale", "SubIndicator", "Target", "Tool",
    "Unprocessed", "Weight", "available_years", "load_edition", "read_edition", "use_editions",
]
