"""A compound file, version 3: 512-byte sectors, small streams in 64-byte ones, [MS-CFB] 2.2 to 2.5."""

from __future__ import annotations

import struct
from itertools import count

from ita_tools.workbook.vba.compound_directory import (
    END_OF_CHAIN,
    NOBODY,
    DirectoryEntry,
    Tree,
    directory_bytes,
    directory_of,
)

__all__ = ["compound_file"]

_SECTOR, _SMALL_SECTOR = 512, 64
_SMALL = 4096  # bytes; shorter streams share the root's
_SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")
_IS_TABLE = 0xFFFFFFFD
_NUMBERS = _SECTOR // 4  # sector numbers in one sector of the table
_IN_HEADER = 109  # sectors of the table that the header can name


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
            return END_OF_CHAIN
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
            END_OF_CHAIN,
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
    table += [*range(first + 1, first + sectors), END_OF_CHAIN]
    return first
