"""File names made of people's texts: safe on Windows, macOS and Linux, and never two the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from ita_tools.thai import clean, shortened

__all__ = ["safe_name", "safe_names"]

_FORBIDDEN = re.compile(r'[<>:"/\\|?*%\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_MOST_CHARACTERS, _MOST_BYTES = 60, 180
_NAMELESS = "ไม่มีชื่อ"


def safe_name(text: str) -> str:
    """Return a text as the stem of a file name.

    >>> safe_name("../กอง/คลัง?"), safe_name("aux.x")
    ('กอง-คลัง', '_aux.x')
    """
    visible = "".join(
        each
        for each in clean(unicodedata.normalize("NFC", text)).replace("\n", " ")
        if unicodedata.category(each) not in ("Cf", "Cc", "Cs", "Co", "Cn", "Zl", "Zp")
    )
    name = _shortened(" ".join(_FORBIDDEN.sub("-", visible).split())).strip(" .-")
    return f"_{name}" if _RESERVED.fullmatch(name) else name or _NAMELESS


def _shortened(name: str) -> str:
    short = shortened(name, _MOST_CHARACTERS)
    while len(short.encode()) > _MOST_BYTES:
        short = shortened(short, len(short) - 1)
    return short


def safe_names(texts: Iterable[str]) -> list[str]:
    """Return a stem for each text, none the same as another where upper and lower case are one."""
    taken: set[str] = set()
    found = []
    for text in texts:
        name = stem = safe_name(text)
        number = 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name.casefold())
        found.append(name)
    return found
