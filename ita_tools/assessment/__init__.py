"""What an agency filled in for one edition: the model, and the assessment file in YAML or JSON."""

from ita_tools.assessment.distribution import BookOrigin, Conflict, Division
from ita_tools.assessment.model import (
    Agency,
    Analysis,
    Assessment,
    AuditEntry,
    Constraint,
    ItemAnswer,
    LoadedAssessment,
    Measure,
    Previous,
    Published,
    Respondents,
)
from ita_tools.assessment.read import Validator, decode_assessment, parse_assessment, read_assessment
from ita_tools.assessment.write import assessment_data, assessment_text

__all__ = [
    "Agency",
    "Analysis",
    "Assessment",
    "AuditEntry",
    "BookOrigin",
    "Conflict",
    "Constraint",
    "Division",
    "ItemAnswer",
    "LoadedAssessment",
    "Measure",
    "Previous",
    "Published",
    "Respondents",
    "Validator",
    "assessment_data",
    "assessment_text",
    "decode_assessment",
    "parse_assessment",
    "read_assessment",
]
