"""Reports: chapters turn a result into blocks, renderers turn the blocks into a Word file or an HTML page."""

from ita_tools.report.context import ReportContext
from ita_tools.report.report_types import REPORT_TYPES, compose_report

__all__ = ["REPORT_TYPES", "ReportContext", "compose_report"]
