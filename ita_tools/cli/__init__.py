"""The shell's front door: ``ita``."""

from ita_tools.cli.main import main

__all__ = ["main"]
