"""The job behind ``ita rollup``: many agencies in one workbook."""

from ita_tools.jobs.rollup.discover_files import Found, find_files
from ita_tools.jobs.rollup.pipeline import Outcome, require_ready, roll_up

__all__ = ["Found", "Outcome", "find_files", "require_ready", "roll_up"]
