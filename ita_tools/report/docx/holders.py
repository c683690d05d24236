"""The element that holds another, where there must be one."""

from __future__ import annotations

from lxml import etree

__all__ = ["parent_of"]


def parent_of(element: etree._Element) -> etree._Element:
    """Return the parent of an element.

    Raises
    ------
    ValueError
        The element stands in no other: a root cannot be moved or taken out.
    """
    holder = element.getparent()
    if holder is None:
        raise ValueError(f"{element!r} is the root of its tree")
    return holder
