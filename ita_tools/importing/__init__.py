"""Results in text, tables, Word, PDF and sheets become proposals for an assessment, sure or not."""

from ita_tools.importing.lines import Line
from ita_tools.importing.read_lines import ImportedResult, read_lines
from ita_tools.importing.settle import Candidate

__all__ = ["Candidate", "ImportedResult", "Line", "read_lines"]
