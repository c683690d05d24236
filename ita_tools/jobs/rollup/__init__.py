"""The job behind ``ita rollup``: the results of many agencies in one workbook."""

from ita_tools.jobs.rollup.discover_files import DiscoveredFiles, find_files
from ita_tools.jobs.rollup.pipeline import RollupOutcome, require_ready, roll_up

__all__ = ["DiscoveredFiles", "RollupOutcome", "find_files", "require_ready", "roll_up"]
