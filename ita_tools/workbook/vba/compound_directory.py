"""The directory of a compound file: storages and streams as a red-black tree, [MS-CFB] 2.6."""

from __future__ import annotations

import struct
from dataclasses import dataclass

__all__ = ["END_OF_CHAIN", "NOBODY", "DirectoryEntry", "Tree", "directory_bytes", "directory_of"]

NOBODY = 0xFFFFFFFF
"""No such entry, and a free sector."""
END_OF_CHAIN = 0xFFFFFFFE
Tree = dict[str, "bytes | Tree"]
"""Names of streams with their bytes, names of storages with what is in them."""

_STORAGE, _STREAM, _ROOT = 1, 2, 5
_RED, _BLACK = 0, 1
_ENTRY = "<64sHBBIII16sIQQIQ"
_NAME_LIMIT = 62  # bytes, the closing zero left out
_PER_SECTOR = 4
_NO_ENTRY = struct.pack(_ENTRY, b"", 0, 0, 0, NOBODY, NOBODY, NOBODY, b"", 0, 0, 0, 0, 0)


@dataclass
class DirectoryEntry:
    """One storage or stream; ``start`` and ``size`` are filled in when its bytes are placed."""

    name: str
    kind: int
    data: bytes = b""
    left: int = NOBODY
    right: int = NOBODY
    child: int = NOBODY
    colour: int = _BLACK
    start: int = 0
    size: int = 0

    @property
    def is_stream(self) -> bool:
        """Whether it holds bytes of its own."""
        return self.kind == _STREAM

    def packed(self) -> bytes:
        """Return its 128 bytes.

        Raises
        ------
        ValueError
            The name is longer than 31 characters.
        """
        name = self.name.encode("utf-16-le")
        if len(name) > _NAME_LIMIT:
            raise ValueError(f"{self.name!r} is longer than {_NAME_LIMIT // 2} characters")
        return struct.pack(
            _ENTRY,
            name,
            len(name) + 2,
            self.kind,
            self.colour,
            self.left,
            self.right,
            self.child,
            b"",
            0,
            0,
            0,
            self.start,
            self.size,
        )


def directory_of(tree: Tree) -> list[DirectoryEntry]:
    """Return the entries of the root and everything below it."""
    entries = [DirectoryEntry("Root Entry", _ROOT)]
    entries[0].child = _add(tree, entries)
    return entries


def directory_bytes(entries: list[DirectoryEntry]) -> bytes:
    """Return the bytes of the entries, padded to a whole sector."""
    return b"".join(entry.packed() for entry in entries) + _NO_ENTRY * (-len(entries) % _PER_SECTOR)


def _add(tree: Tree, entries: list[DirectoryEntry]) -> int:
    """Append the members of one storage and all below them; return the top of their search tree."""
    names = sorted(tree, key=_order)
    numbers = range(len(entries), len(entries) + len(names))
    for name in names:
        inside = tree[name]
        entries.append(
            DirectoryEntry(name, _STREAM, inside)
            if isinstance(inside, bytes)
            else DirectoryEntry(name, _STORAGE)
        )
    top = _balance(entries, numbers, 1, len(names).bit_length())
    for number, name in zip(numbers, names, strict=True):
        inside = tree[name]
        if not isinstance(inside, bytes):
            entries[number].child = _add(inside, entries)
    return top


def _order(name: str) -> tuple[int, str]:
    """Shorter names come first, whatever their letters: [MS-CFB] 2.6.4."""
    return len(name.encode("utf-16-le")), name.upper()


def _balance(entries: list[DirectoryEntry], numbers: range, level: int, depth: int) -> int:
    """Hang entries into a balanced tree; only the lowest level, which may have gaps, is red."""
    if not numbers:
        return NOBODY
    middle = len(numbers) // 2
    entry = entries[numbers[middle]]
    entry.left = _balance(entries, numbers[:middle], level + 1, depth)
    entry.right = _balance(entries, numbers[middle + 1 :], level + 1, depth)
    entry.colour = _RED if level == depth and level > 1 else _BLACK
    return numbers[middle]
