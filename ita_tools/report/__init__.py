"""Result and plan -> Word report: kinds are lists of chapters, chapters make blocks, a renderer a file."""

from ita_tools.report.kinds import KINDS, compose_report
from ita_tools.report.material import Material

__all__ = ["KINDS", "Material", "compose_report"]
