"""HTML that cannot be broken by what stands in it: whatever is not markup already is escaped."""

from __future__ import annotations

from ita_tools.report.model.digits import truncate

__all__ = ["Html", "joined", "lines", "tag"]

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
_VOID = frozenset(("br", "col", "meta"))


class Html(str):
    """Text that is HTML already; only this module makes it."""

    __slots__ = ()


def _safe(content: str) -> str:
    return content if isinstance(content, Html) else truncate(content).translate(_ESCAPES)


def joined(*contents: str) -> Html:
    """Put pieces one after the other; plain text among them is cleaned, cut and escaped."""
    return Html("".join(map(_safe, contents)))


def lines(text: str) -> Html:
    r"""Return text whose line feeds are seen.

    >>> lines("ก < ข\nค")
    'ก &lt; ข<br>ค'
    """
    return Html(Html("<br>").join(map(_safe, truncate(text).split("\n"))))


def tag(name: str, /, *contents: str, **attributes: str | int | float | bool | None) -> Html:
    """Return an element.

    Parameters
    ----------
    name
        Name of the element, one of ours.
    contents
        What stands in it; plain text is escaped.
    attributes
        Without those that are ``None`` or ``False``; ``True`` writes the name alone. A trailing
        underscore is dropped (``class_``), an inner one is a hyphen (``aria_label``).

    >>> tag("p", "ก & ข", class_="note")
    '<p class="note">ก &amp; ข</p>'
    """
    written = []
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        key = key.rstrip("_").replace("_", "-")
        written.append(f" {key}" if value is True else f' {key}="{_safe(str(value))}"')
    opening = f"<{name}{''.join(written)}>"
    return Html(opening if name in _VOID else f"{opening}{joined(*contents)}</{name}>")
