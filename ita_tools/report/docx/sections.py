"""Sizes of pages and the sections of upright and lying pages."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, replace

from docx.oxml.ns import qn
from lxml import etree

__all__ = ["Page", "continuation", "page_of", "with_orientation"]

_A4 = {"w": 11906, "h": 16838}
_MARGINS = {"top": 1418, "right": 1134, "bottom": 1134, "left": 1701}
_LONGEST_SIDE = 31_680


@dataclass(frozen=True, slots=True)
class Page:
    """A page with its margins, in twentieths of a point."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int

    @property
    def landscape(self) -> bool:
        """Whether the page lies."""
        return self.width > self.height

    @property
    def text_width(self) -> int:
        """Width between the side margins."""
        return max(self.width - self.left - self.right, 1_440)

    @property
    def text_height(self) -> int:
        """Height between the upper and lower margins."""
        return max(self.height - self.top - self.bottom, 1_440)

    def lying(self, landscape: bool) -> Page:
        """Return the page as it stands after a turn; the bound edge moves between left and top."""
        if self.landscape == landscape:
            return self
        rotated = replace(self, width=self.height, height=self.width)
        if landscape:
            return replace(rotated, top=self.left, right=self.top, bottom=self.right, left=self.bottom)
        return replace(rotated, left=self.top, top=self.right, right=self.bottom, bottom=self.left)


def _measure(element: etree._Element | None, name: str, usual: int) -> int:
    raw = element.get(qn(f"w:{name}"), "") if element is not None else ""
    digits = raw.removeprefix("-")
    return min(int(digits), _LONGEST_SIDE) if digits.isascii() and digits.isdigit() else usual


def page_of(section: etree._Element) -> Page:
    """Read the page of a ``w:sectPr``; what it does not say is A4 with official margins."""
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    width, height = (_measure(size, side, usual) for side, usual in _A4.items())
    return Page(width, height, **{name: _measure(margins, name, usual) for name, usual in _MARGINS.items()})


def with_orientation(section: etree._Element, landscape: bool) -> etree._Element:
    """Return a copy of a section whose pages stand upright or lie."""
    turn = deepcopy(section)
    page = page_of(section).lying(landscape)
    size, margins = turn.find(qn("w:pgSz")), turn.find(qn("w:pgMar"))
    if size is None or margins is None or page == page_of(section):
        return turn
    size.set(qn("w:w"), str(page.width))
    size.set(qn("w:h"), str(page.height))
    size.set(qn("w:orient"), "landscape" if landscape else "portrait")
    for name in _MARGINS:
        margins.set(qn(f"w:{name}"), str(getattr(page, name)))
    return turn


def continuation(section: etree._Element) -> etree._Element:
    """Return a copy for pages that follow: a new page, no cover, and the page count runs on."""
    follower = deepcopy(section)
    for name in ("w:type", "w:titlePg"):
        for element in follower.findall(qn(name)):
            follower.remove(element)
    count = follower.find(qn("w:pgNumType"))
    if count is not None:
        count.attrib.pop(qn("w:start"), None)
    return follower
