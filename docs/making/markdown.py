"""The little Markdown that generated pages are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

__all__ = ["page", "table"]

_MADE = "<!-- Made by `python -m docs.making`. Do not edit: the text stands in the code. -->"


def page(title: str, *parts: str) -> str:
    """Join a title and paragraphs, tables or lists into the text of a page."""
    return "\n\n".join([_MADE, f"# {title}", *(part for part in parts if part)]) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table; bars and line breaks inside cells are kept from ending them."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(_cell(text) for text in line) + " |" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", "<br>")
