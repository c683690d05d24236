"""Kinds of input cells, styles of other cells, and the steps of work that sheets belong to."""

from __future__ import annotations

from typing import Literal

__all__ = ["Kind", "Step", "Style"]

Kind = Literal["score", "difference", "count", "whole", "text", "long", "lines", "flag", "link"]
Step = Literal["see", "enter", "write", "share"]
Style = Literal[
    "label",
    "strong",
    "heading",
    "answer",
    "points",
    "signed",
    "whole",
    "note",
    "text",
    "code",
    "title",
    "sample",
    "question",
    "group",
    "big",
    "level",
    "aim",
    "remark",
]
