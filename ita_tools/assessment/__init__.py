"""What an agency filled in for one edition: records, field table, and the assessment file (YAML or JSON)."""

from ita_tools.assessment.assessment_file import (
    Validator,
    assessment_data,
    assessment_text,
    decode_assessment,
    parse_assessment,
    read_assessment,
)
from ita_tools.assessment.exchange import AuditEntry, BookOrigin, Conflict, Division, Proposal
from ita_tools.assessment.fields import EFFORTS, NOT_THIS_YEAR
from ita_tools.assessment.loaded import LoadedAssessment, MovedRow
from ita_tools.assessment.measures import Constraint, Measure, Step
from ita_tools.assessment.model import (
    Agency,
    Analysis,
    Assessment,
    EarlierResult,
    ItemAnswer,
    Previous,
    Published,
    Respondents,
)
from ita_tools.assessment.report_fields import (
    Announcement,
    Memo,
    Recommendation,
    ReportSettings,
    Signer,
    Standing,
    Texts,
)

__all__ = [
    "EFFORTS",
    "NOT_THIS_YEAR",
    "Agency",
    "Analysis",
    "Announcement",
    "Assessment",
    "AuditEntry",
    "BookOrigin",
    "Conflict",
    "Constraint",
    "Division",
    "EarlierResult",
    "ItemAnswer",
    "LoadedAssessment",
    "Measure",
    "Memo",
    "MovedRow",
    "Previous",
    "Proposal",
    "Published",
    "Recommendation",
    "ReportSettings",
    "Respondents",
    "Signer",
    "Standing",
    "Step",
    "Texts",
    "Validator",
    "assessment_data",
    "assessment_text",
    "decode_assessment",
    "parse_assessment",
    "read_assessment",
]
