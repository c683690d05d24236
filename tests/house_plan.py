"""Floors of the packages (rooms), and the packages that a module imports."""

from __future__ import annotations

from tests.sources import PACKAGES, Module

__all__ = ["FLOOR", "FLOORS", "GROUND", "neighbours", "room_of"]

# A module that is not on the plan fails the test: give it a floor, here and in CONTRIBUTING.md.
FLOORS = {
    0: (
        "thai",
        "thai_dates",
        "text_width",
        "errors",
        "files",
        "source_tree",
        "yaml_text",
        "yaml_json",
        "decoder",
        "records",
        "rounding",
        "version",
        "garbage_collection",
    ),
    1: ("rubric", "assessment"),
    2: ("scoring", "normalization", "validation"),
    3: ("analysis", "sharing"),
    4: ("workbook", "report", "importing"),
    5: ("jobs",),
    6: ("cli", "app", "xlwings_addin"),
    7: ("ita_tools", "__main__"),  # ita_tools/__init__.py, the public face: above all that it imports
}
FLOOR = {room: floor for floor, rooms in FLOORS.items() for room in rooms}
GROUND = 0


def room_of(name: str) -> str:
    """Return the room of a module: the first name below the package, or a package beside ``ita_tools``."""
    first, *rest = name.split(".")
    return rest[0] if first == "ita_tools" and rest else first


def neighbours(module: Module) -> set[str]:
    """Return the other rooms that a module imports from."""
    ours = {room_of(name) for name in module.imports() if name.split(".")[0] in PACKAGES}
    return ours - {room_of(module.name)}
