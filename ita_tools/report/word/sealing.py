"""Zip archives without a trace of when and where they were made: same content, same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from docx.document import Document

__all__ = ["sealed", "sealed_archive", "sealed_entry"]

_EPOCH = (1980, 1, 1, 0, 0, 0)
_MADE_ON_UNIX = 3


def sealed_entry(name: str) -> zipfile.ZipInfo:
    """Return the description of a deflated entry with a fixed date and system."""
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = _MADE_ON_UNIX
    return entry


def sealed_archive(entries: Mapping[str, bytes | str]) -> bytes:
    """Pack entries in their order into an archive that depends on nothing else."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in entries.items():
            archive.writestr(sealed_entry(name), content)
    return buffer.getvalue()


def sealed(document: Document) -> bytes:
    """Save a document; python-docx stamps every entry with the clock, so the entries are packed anew."""
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        return sealed_archive({name: archive.read(name) for name in archive.namelist()})
