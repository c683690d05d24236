"""Other readers of a VBA project: olevba extracts its sources, pyOpenVBA runs them."""

from __future__ import annotations

import warnings

with warnings.catch_warnings():
    # olevba calls its parser by names that are going away; nothing of ours depends on them.
    warnings.simplefilter("ignore")
    from oletools.olevba import VBA_Parser, decompress_stream

__all__ = ["sources_in", "unpacked"]


def unpacked(data: bytes) -> bytes:
    """Decompress a container of [MS-OVBA] with olevba."""
    return bytes(decompress_stream(bytearray(data)))


def sources_in(data: bytes, name: str = "vbaProject.bin") -> dict[str, bytes]:
    """Return what olevba extracts: the source of every module by its name with ``.bas`` or ``.cls``."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        parser = VBA_Parser(name, data=data)
        try:
            return {file: text.encode("latin-1") for _, _, file, text in parser.extract_macros()}
        finally:
            parser.close()
