"""Compression of [MS-OVBA] 2.4.1: chunks of 4096 bytes, repeats as copies from earlier in the chunk."""

from __future__ import annotations

import struct
from collections import defaultdict

__all__ = ["CHUNK", "compress"]

CHUNK = 4096
"""Bytes of text in a chunk, and the most that a packed chunk may have."""
_SIGNATURE = b"\x01"
_PACKED = 0xB000
_RAW = struct.pack("<H", 0x3FFF)
_SHORTEST = 3  # bytes; a shorter copy would take more room than the bytes themselves
_TOKENS = 8  # under one byte of flags


def compress(data: bytes) -> bytes:
    """Pack bytes into a compressed container.

    Raises
    ------
    ValueError
        The last chunk does not get smaller; the format pads such a chunk with zeros, which would then be
        part of the text. Sources that people write never come near it.
    """
    return _SIGNATURE + b"".join(_stored(data[at : at + CHUNK]) for at in range(0, len(data), CHUNK))


def _stored(chunk: bytes) -> bytes:
    packed = _Chunk(chunk).packed()
    if len(packed) <= CHUNK:
        return struct.pack("<H", (len(packed) - 1) | _PACKED) + packed
    if len(chunk) == CHUNK:
        return _RAW + chunk
    raise ValueError("a last chunk that does not get smaller cannot be stored")


class _Chunk:
    """One chunk, and where each run of three bytes has been seen in it."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.seen: dict[bytes, list[int]] = defaultdict(list)
        self.at = 0

    def packed(self) -> bytes:
        out = bytearray()
        while self.at < len(self.data):
            flags, tokens = 0, bytearray()
            for bit in range(_TOKENS):
                if self.at < len(self.data):
                    copied, token = self._token()
                    flags |= copied << bit
                    tokens += token
            out.append(flags)
            out += tokens
        return bytes(out)

    def _token(self) -> tuple[bool, bytes]:
        """Return the next token: the longest copy, else one byte."""
        # The further in the chunk, the more bits the distance needs and the fewer are left for the length.
        distance_bits = max((self.at - 1).bit_length(), 4)
        length, start = self._longest((0xFFFF >> distance_bits) + _SHORTEST)
        if not length:
            return False, self._move(1)
        token = (self.at - start - 1) << (16 - distance_bits) | (length - _SHORTEST)
        self._move(length)
        return True, struct.pack("<H", token)

    def _longest(self, limit: int) -> tuple[int, int]:
        best, best_start = 0, 0
        for start in reversed(self.seen.get(self.data[self.at : self.at + _SHORTEST], ())):
            length = self._equal(start, limit)
            if length > best:
                best, best_start = length, start
            if best == limit:
                break
        return best, best_start

    def _equal(self, start: int, limit: int) -> int:
        length, most = _SHORTEST, min(limit, len(self.data) - self.at)
        while length < most and self.data[start + length] == self.data[self.at + length]:
            length += 1
        return length

    def _move(self, step: int) -> bytes:
        passed = self.data[self.at : self.at + step]
        for at in range(self.at, min(self.at + step, len(self.data) - _SHORTEST + 1)):
            self.seen[self.data[at : at + _SHORTEST]].append(at)
        self.at += step
        return passed
