"""Commands that are imported when they are asked for: who writes a report does not wait for the roll-up."""

from __future__ import annotations

from collections import UserDict
from importlib import import_module

import click

__all__ = ["Commands"]


class Commands(UserDict[str, click.Command]):
    """Commands by name, each given as itself or as ``module:name``.

    >>> Commands(rollup="ita_tools.cli.rollup_command:rollup")["rollup"].name
    'rollup'
    """

    def __getitem__(self, name: str) -> click.Command:
        found: click.Command | str = self.data[name]
        if isinstance(found, str):
            module, _, attribute = found.partition(":")
            found = self.data[name] = getattr(import_module(module), attribute)
        return found
