"""A compound file, version 3: 512-byte sectors, small streams in 64-byte ones, [MS-CFB] 2.2 to 2.5.

Its directory holds storages and streams as a red-black tree, 2.6.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import count

__all__ = ["NOBODY", "DirectoryEntry", "Tree", "compound_file", "directory_bytes", "directory_of"]

_SECTOR, _SMALL_SECTOR = 512, 64
_SMALL = 4096  # bytes; shorter streams share the root's
_SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")
_IS_TABLE = 0xFFFFFFFD
_NUMBERS = _SECTOR // 4  # sector numbers in one sector of the table
_IN_HEADER = 109  # sectors of the table that the header can name
NOBODY = 0xFFFFFFFF
"""No such entry, and a free sector."""
_END_OF_CHAIN = 0xFFFFFFFE
Tree = dict[str, "bytes | Tree"]
"""Names of streams with their bytes, names of storages with what is in them."""

_STORAGE, _STREAM, _ROOT = 1, 2, 5
_RED, _BLACK = 0, 1
_ENTRY = "<64sHBBIII16sIQQIQ"
_NAME_LIMIT = 62  # bytes, the closing zero left out
_PER_SECTOR = 4
_NO_ENTRY = struct.pack(_ENTRY, b"", 0, 0, 0, NOBODY, NOBODY, NOBODY, b"", 0, 0, 0, 0, 0)


def compound_file(tree: Tree) -> bytes:
    """Write storages and streams as one compound file; the same tree gives the same bytes.

    Raises
    ------
    ValueError
        A name is longer than 31 characters, or all is larger than about 7 MB.
    """
    return _File().to_bytes(directory_of(tree))


class _File:
    """Sectors, and the table that says which sector follows which."""

    def __init__(self) -> None:
        self.sectors = bytearray()
        self.table: list[int] = []
        self.small = bytearray()
        self.small_table: list[int] = []

    def to_bytes(self, entries: list[DirectoryEntry]) -> bytes:
        root, *others = entries
        for entry in others:
            if entry.is_stream:
                entry.size, entry.start = len(entry.data), self._place(entry.data)
        root.size, root.start = len(self.small), self._put(self.small)
        small_table = struct.pack(f"<{len(self.small_table)}I", *self.small_table)
        small_sectors = -(-len(small_table) // _SECTOR)
        small_at = self._put(small_table.ljust(small_sectors * _SECTOR, b"\xff"))
        directory_at = self._put(directory_bytes(entries))
        return self._closed(directory_at, small_at, small_sectors)

    def _place(self, data: bytes) -> int:
        """Store a stream where its size belongs; return its first sector."""
        if len(data) >= _SMALL or not data:
            return self._put(data)
        self.small += data.ljust(-(-len(data) // _SMALL_SECTOR) * _SMALL_SECTOR, b"\0")
        return _chain(self.small_table, -(-len(data) // _SMALL_SECTOR))

    def _put(self, data: bytes | bytearray) -> int:
        if not data:
            return _END_OF_CHAIN
        sectors = -(-len(data) // _SECTOR)
        self.sectors += data.ljust(sectors * _SECTOR, b"\0")
        return _chain(self.table, sectors)

    def _closed(self, directory_at: int, small_at: int, small_sectors: int) -> bytes:
        used = len(self.table)
        own = next(n for n in count(1) if n * _NUMBERS >= used + n)  # the table lists its own sectors too
        if own > _IN_HEADER:
            raise ValueError("the macro project is larger than 7 MB")
        table = self.table + [_IS_TABLE] * own
        named = [*range(used, used + own)] + [NOBODY] * (_IN_HEADER - own)
        header = struct.pack(
            "<8s16xHHHHH6xIIIIIIIII",
            _SIGNATURE,
            0x3E,
            3,
            0xFFFE,
            9,
            6,
            0,
            own,
            directory_at,
            0,
            _SMALL,
            small_at,
            small_sectors,
            _END_OF_CHAIN,
            0,
        )
        rest = own * _NUMBERS - len(table)
        return (
            header
            + struct.pack(f"<{_IN_HEADER}I", *named)
            + bytes(self.sectors)
            + struct.pack(f"<{own * _NUMBERS}I", *table, *[NOBODY] * rest)
        )


def _chain(table: list[int], sectors: int) -> int:
    """Add a run of sectors to a table; return the first."""
    first = len(table)
    table += [*range(first + 1, first + sectors), _END_OF_CHAIN]
    return first


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
