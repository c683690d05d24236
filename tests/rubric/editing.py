"""The text of a bundled edition, changed in one place or in many."""

from __future__ import annotations

from importlib import resources

__all__ = ["BUNDLED", "changed", "line_of"]

BUNDLED = (resources.files("ita_tools.rubric") / "editions" / "2568.yaml").read_text("utf-8")


def changed(*changes: tuple[str, str]) -> str:
    """Replace pieces of the text; each must stand in it exactly once."""
    text = BUNDLED
    for old, new in changes:
        assert text.count(old) == 1, f"{text.count(old)} x {old}"
        text = text.replace(old, new)
    return text


def line_of(text: str, piece: str) -> int:
    """Return the number of the line where a piece of text stands."""
    assert text.count(piece) == 1, f"{text.count(piece)} x {piece}"
    return text[: text.index(piece)].count("\n") + 1
