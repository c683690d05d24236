"""Ways to damage a file, all from one random source so that every input can be made again from its seed."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from xml.sax.saxutils import escape

__all__ = ["damaged_package", "damaged_text"]

_NASTY_TEXT = (
    "=cmd|' /C calc'!A1",
    "\x00",
    "\u202e",
    "\ufdfd" * 50,
    "-1",
    "1e999",
    "NaN",
    "inf",
    "๙๙.๙๙",
    "99,99",
    "{}",
    "[]",
    "!!python/object/apply:os.system [id]",
    "&a [*a, *a]",
    "null",
    "yes",
    "2568-13-45",
    "'",
    '"',
    "\t- :",
    "x" * 5_000,
)
_NASTY_XML = (
    b"",
    b"<",
    b"&#0;",
    b"&xxe;",
    b'<!DOCTYPE a [<!ENTITY b "c">]>',
    b"<a>" * 2_000,
    b"\xff\xfe",
    b"\x00" * 64,
    b'<c r="XFD1048576"><v>1</v></c>',
    b'<c r="A0"/>',
    b'<c r="ZZZZ9"/>',
    b'<row r="-1"/>',
    b"1e309",
    b"x" * 70_000,
)
_NUMBER = re.compile(rb"\d+")
_TEXT = re.compile(rb"(?<=<t>)[^<]*|(?<=preserve\">)[^<]*")
_LINE = re.compile(r"[^\n]*\n?")
Bytes = Callable[[random.Random, bytes], bytes]


def damaged_package(chance: random.Random, data: bytes) -> bytes:
    """Damage a zip package: its bytes, or one of its parts packed anew."""
    if chance.random() < 0.25:
        return _several(chance, data, (_flip, _cut, _drop, _double))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for _ in range(chance.randint(1, 3)):
        name = chance.choice(list(parts))
        chance.choice((_damage_part, _lose_part, _swap_parts, _foreign_part))(chance, parts, name)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return stream.getvalue()


def damaged_text(chance: random.Random, text: str) -> str:
    """Damage a YAML or JSON text: its characters, lines, values and depth."""
    for _ in range(chance.choice((1, 1, 2))):
        text = chance.choice((_nasty_value, _move_line, _indent, _deepen, _cut_text, _swap))(chance, text)
    return text


def _several(chance: random.Random, data: bytes, ways: tuple[Bytes, ...]) -> bytes:
    for _ in range(chance.randint(1, 5)):
        data = chance.choice(ways)(chance, data)
    return data


def _span(chance: random.Random, size: int, longest: int) -> tuple[int, int]:
    start = chance.randrange(size + 1)
    return start, min(size, start + chance.randint(1, longest))


def _flip(chance: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 16)):
        if changed:
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _drop(chance: random.Random, data: bytes) -> bytes:
    start, end = _span(chance, len(data), 2_000)
    return data[:start] + data[end:]


def _double(chance: random.Random, data: bytes) -> bytes:
    start, end = _span(chance, len(data), 2_000)
    return data[:end] + data[start:]


def _nasty_bytes(chance: random.Random, data: bytes) -> bytes:
    start, end = _span(chance, len(data), 20)
    return data[:start] + chance.choice(_NASTY_XML) + data[end:]


def _other_number(chance: random.Random, data: bytes) -> bytes:
    found = list(_NUMBER.finditer(data))
    if not found:
        return data
    one = chance.choice(found)
    number = str(chance.choice((0, -1, 1, 99, 2**31, 2**63, 10**30, chance.randrange(10**6)))).encode()
    return data[: one.start()] + number + data[one.end() :]


def _other_text(chance: random.Random, data: bytes) -> bytes:
    """Write something nasty into one text of a workbook or document, most of them harmless to the XML."""
    found = list(_TEXT.finditer(data))
    if not found:
        return data
    one = chance.choice(found)
    return data[: one.start()] + escape(chance.choice(_NASTY_TEXT)).encode() + data[one.end() :]


Parts = dict[str, bytes]


def _damage_part(chance: random.Random, parts: Parts, name: str) -> None:
    ways = (_nasty_bytes, _other_number, _other_number, _other_text, _other_text, _flip, _drop, _double)
    parts[name] = _several(chance, parts[name], ways)


def _lose_part(chance: random.Random, parts: Parts, name: str) -> None:
    if len(parts) > 1:
        del parts[name]


def _swap_parts(chance: random.Random, parts: Parts, name: str) -> None:
    other = chance.choice(list(parts))
    parts[name], parts[other] = parts[other], parts[name]


def _foreign_part(chance: random.Random, parts: Parts, name: str) -> None:
    evil = ("../../evil.xml", "/etc/passwd", name.upper(), f"{name}/x", "a" * 300, "xl\\a.xml")
    parts[chance.choice(evil)] = parts[name]


def _nasty_value(chance: random.Random, text: str) -> str:
    start, end = _span(chance, len(text), 30)
    return text[:start] + chance.choice(_NASTY_TEXT) + text[end:]


def _move_line(chance: random.Random, text: str) -> str:
    lines = _LINE.findall(text)
    moved = lines.pop(chance.randrange(len(lines)))
    for _ in range(chance.choice((0, 1, 2))):  # lost, moved or doubled
        lines.insert(chance.randrange(len(lines) + 1), moved)
    return "".join(lines)


def _indent(chance: random.Random, text: str) -> str:
    lines = _LINE.findall(text)
    number = chance.randrange(len(lines))
    deeper = " " * chance.randint(1, 6) + lines[number]
    lines[number] = deeper if chance.random() < 0.5 else lines[number].lstrip()
    return "".join(lines)


def _deepen(chance: random.Random, text: str) -> str:
    start = chance.randrange(len(text) + 1)
    return text[:start] + chance.choice("[{") * chance.choice((3, 50, 3_000)) + text[start:]


def _cut_text(chance: random.Random, text: str) -> str:
    return text[: chance.randrange(len(text) + 1)] if chance.random() < 0.3 else text


def _swap(chance: random.Random, text: str) -> str:
    if not text:
        return text
    place = chance.randrange(len(text))
    return text[:place] + chance.choice("๐๙:-#&*!|>'\"%@`,[]{}?\n\t\x07\u200b\ud7ff") + text[place + 1 :]
