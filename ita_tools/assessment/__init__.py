"""What an agency filled in for one edition: records, field table, and the assessment file (YAML or JSON)."""

from ita_tools.assessment.distribution import AuditEntry, BookOrigin, Conflict, Division
from ita_tools.assessment.fields import EFFORTS, NOT_THIS_YEAR
from ita_tools.assessment.loaded import LoadedAssessment, MovedRow
from ita_tools.assessment.model import (
    Agency,
    Analysis,
    Assessment,
    Constraint,
    ItemAnswer,
    Measure,
    Previous,
    Published,
    Respondents,
)
from ita_tools.assessment.read import Validator, decode_assessment, parse_assessment, read_assessment
from ita_tools.assessment.write import assessment_data, assessment_text

__all__ = [
    "EFFORTS",
    "NOT_THIS_YEAR",
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
    "MovedRow",
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
