"""What an agency filled in for one edition: the model, and the assessment file in YAML or JSON."""

from ita_tools.assessment.distribution import Conflict, Division, Origin
from ita_tools.assessment.model import (
    Agency,
    Analysis,
    Assessment,
    Constraint,
    Entry,
    Event,
    Measure,
    Previous,
    Published,
    Reading,
    Respondents,
)
from ita_tools.assessment.read import Judge, assessment_from, read_assessment, reading_of
from ita_tools.assessment.write import assessment_data, assessment_text

__all__ = [
    "Agency",
    "Analysis",
    "Assessment",
    "Conflict",
    "Constraint",
    "Division",
    "Entry",
    "Event",
    "Judge",
    "Measure",
    "Origin",
    "Previous",
    "Published",
    "Reading",
    "Respondents",
    "assessment_data",
    "assessment_from",
    "assessment_text",
    "read_assessment",
    "reading_of",
]
