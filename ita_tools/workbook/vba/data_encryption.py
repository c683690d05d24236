"""Data encryption of the PROJECT stream, [MS-OVBA] 2.4.3: required by the format, protects nothing."""

from __future__ import annotations

import struct

__all__ = ["encrypt_data"]

_VERSION = 2


def encrypt_data(data: bytes, project_id: str, seed: int) -> str:
    """Return the hexadecimal text of a value of CMG, DPB or GC.

    ``seed`` (0 to 255) is random in Excel and fixed here, so that two builds are equal.
    """
    key = sum(project_id.encode("ascii")) & 0xFF
    out = [seed, seed ^ _VERSION, seed ^ key]
    plain, last, last_but_one = key, out[2], out[1]
    padding = bytes((seed & 6) // 2)
    for byte in padding + struct.pack("<I", len(data)) + data:
        hidden = byte ^ ((last_but_one + plain) & 0xFF)
        out.append(hidden)
        last_but_one, last, plain = last, hidden, byte
    return bytes(out).hex().upper()
