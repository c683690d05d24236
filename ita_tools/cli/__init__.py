"""The command line: ``ita``."""

from ita_tools.cli.main import main

__all__ = ["main"]
