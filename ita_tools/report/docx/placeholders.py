"""Placeholders of a letterhead, filled with plain text; there are no expressions to evaluate."""

from __future__ import annotations

import re
from collections.abc import Mapping

from docx.oxml.ns import qn
from lxml import etree

__all__ = ["fill_placeholders"]

_PARAGRAPH, _TEXT = qn("w:p"), qn("w:t")
_PRESERVED = "{http://www.w3.org/XML/1998/namespace}space"


def _own_texts(paragraph: etree._Element) -> list[etree._Element]:
    """Return the texts of a paragraph, without those of text boxes that hang on it."""
    return [text for text in paragraph.iter(_TEXT) if next(text.iterancestors(_PARAGRAPH)) is paragraph]


def _replace_span(texts: list[etree._Element], start: int, end: int, words: str) -> None:
    position = 0
    for text in texts:
        content = text.text or ""
        first, last = max(start - position, 0), min(end - position, len(content))
        position += len(content)
        if first < last:
            text.text = content[:first] + words + content[last:]
            text.set(_PRESERVED, "preserve")
            words = ""


def fill_placeholders(root: etree._Element, values: Mapping[str, str]) -> None:
    """Write values in place of ``{{name}}``, also where Word has split it over several runs."""
    names = re.compile(r"\{\{\s*(" + "|".join(map(re.escape, values)) + r")\s*\}\}")
    for paragraph in root.iter(_PARAGRAPH):
        texts = _own_texts(paragraph)
        whole = "".join(text.text or "" for text in texts)
        for found in reversed(list(names.finditer(whole))):
            _replace_span(texts, found.start(), found.end(), values[found[1]])
