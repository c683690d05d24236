"""HTML elements as text; everything that is not ``Html`` already is escaped."""

from __future__ import annotations

from ita_tools.report.model.digits import clean_and_truncate

__all__ = ["Html", "join", "multiline", "tag"]

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
_VOID_ELEMENTS = frozenset(("br", "col", "meta"))


class Html(str):
    """Text that is HTML already and needs no escaping; made by this module only."""

    __slots__ = ()


def _escape(content: str) -> str:
    return content if isinstance(content, Html) else clean_and_truncate(content).translate(_ESCAPES)


def join(*contents: str) -> Html:
    """Join contents; plain text is cleaned, cut and escaped."""
    return Html("".join(map(_escape, contents)))


def multiline(text: str) -> Html:
    r"""Return a text with ``<br>`` for its line feeds.

    >>> multiline("ก < ข\nค")
    'ก &lt; ข<br>ค'
    """
    return Html("<br>".join(map(_escape, clean_and_truncate(text).split("\n"))))


def tag(name: str, /, *contents: str, **attributes: str | int | float | bool | None) -> Html:
    """Return an element.

    Parameters
    ----------
    name
        Name of the element.
    contents
        Its children; plain text is escaped.
    attributes
        Attributes, without those that are ``None`` or ``False``; ``True`` writes the name alone. A trailing
        underscore of a name is dropped (``class_``), others become hyphens (``aria_label``).

    >>> tag("p", "ก & ข", class_="note")
    '<p class="note">ก &amp; ข</p>'
    """
    parts = [name]
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        key = key.rstrip("_").replace("_", "-")
        parts.append(key if value is True else f'{key}="{_escape(str(value))}"')
    opening = f"<{' '.join(parts)}>"
    return Html(opening if name in _VOID_ELEMENTS else f"{opening}{join(*contents)}</{name}>")
