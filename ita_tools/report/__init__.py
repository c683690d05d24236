"""Result and plan -> Word report: kinds are lists of chapters, chapters make blocks, a renderer a file."""

from ita_tools.report.context import ReportContext
from ita_tools.report.report_types import REPORT_TYPES, compose_report

__all__ = ["REPORT_TYPES", "ReportContext", "compose_report"]
