"""Commands that are imported when they are asked for: who writes a report does not wait for the roll-up."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from importlib import import_module

import click

__all__ = ["LazyCommands"]


class LazyCommands(MutableMapping[str, click.Command]):
    """Commands by name, each told by its place, ``module:name``, or put in as itself.

    >>> Commands(rollup="ita_tools.cli.rollup_command:rollup")["rollup"].name
    'rollup'
    """

    def __init__(self, **places: str) -> None:
        self._places: dict[str, str | None] = {**places}
        self._known: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        place = self._places[name]
        if place is not None and name not in self._known:
            module, attribute = place.split(":")
            self._known[name] = getattr(import_module(module), attribute)
        return self._known[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._places[name], self._known[name] = None, command

    def __delitem__(self, name: str) -> None:
        del self._places[name]
        self._known.pop(name, None)

    def __contains__(self, name: object) -> bool:  # the one of Mapping would import the command
        return name in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
