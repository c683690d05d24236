"""Result and plan -> Word report: kinds are lists of chapters, chapters make blocks, a renderer a file."""

from ita_tools.report.context import Material
from ita_tools.report.report_types import KINDS, compose_report

__all__ = ["KINDS", "Material", "compose_report"]
