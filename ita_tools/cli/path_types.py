"""How a command takes the name of a file or folder."""

from __future__ import annotations

from pathlib import Path

import click

__all__ = ["FILE"]

FILE = click.Path(readable=False, path_type=Path)
"""Whatever is named: what is wrong with it is said by whoever opens it, not by click."""
FILE.name = "ไฟล์"
