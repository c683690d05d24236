"""File names made of free text: valid on Windows, macOS and Linux, and unique."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from ita_tools.thai import clean, truncate

__all__ = ["safe_name", "safe_names"]

_FORBIDDEN = re.compile(r'[<>:"/\\|?*%\x00-\x1f\x7f]+')
_RESERVED_ON_WINDOWS = re.compile(
    r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])(?:\..*)?", re.IGNORECASE
)
_MAX_CHARACTERS, _MAX_BYTES = 60, 180
_UNNAMED = "ไม่มีชื่อ"


def safe_name(text: str) -> str:
    """Return the stem of a file name for a text: no reserved names, at most 60 characters and 180 bytes.

    >>> safe_name("../กอง/คลัง?"), safe_name("aux.x")
    ('กอง-คลัง', '_aux.x')
    """
    visible = "".join(
        each
        for each in clean(unicodedata.normalize("NFC", text)).replace("\n", " ")
        if unicodedata.category(each) not in ("Cf", "Cc", "Cs", "Co", "Cn", "Zl", "Zp")
    )
    name = _truncated(" ".join(_FORBIDDEN.sub("-", visible).split())).strip(" .-")
    return f"_{name}" if _RESERVED_ON_WINDOWS.fullmatch(name) else name or _UNNAMED


def _truncated(name: str) -> str:
    short = truncate(name, _MAX_CHARACTERS)
    while len(short.encode()) > _MAX_BYTES:
        short = truncate(short, len(short) - 1)
    return short


def safe_names(texts: Iterable[str]) -> list[str]:
    """Return a stem for each text; they differ even where upper and lower case are the same."""
    taken: set[str] = set()
    names = []
    for text in texts:
        name = stem = safe_name(text)
        number = 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name.casefold())
        names.append(name)
    return names
