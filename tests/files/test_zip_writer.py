"""Reproducible zip archives: same entries, same bytes."""

from __future__ import annotations

import io
import zipfile

import pytest

from ita_tools.files.zip_reader import read_entries
from ita_tools.files.zip_writer import write_zip

ENTRIES = {"b.xml": "ก", "a.bin": b"\x00\x01"}


class DescribeWriteZip:
    def it_writes_the_entries_in_their_order(self) -> None:
        data = write_zip(ENTRIES)
        assert list(read_entries(data, "a.zip").items()) == [("b.xml", "ก".encode()), ("a.bin", b"\x00\x01")]

    def it_depends_on_neither_date_nor_system(self, monkeypatch: pytest.MonkeyPatch) -> None:
        data = write_zip(ENTRIES)
        monkeypatch.setattr("sys.platform", "win32")
        assert write_zip(dict(ENTRIES)) == data
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
        assert {(entry.date_time, entry.create_system) for entry in entries} == {((1980, 1, 1, 0, 0, 0), 3)}
        assert {entry.compress_type for entry in entries} == {zipfile.ZIP_DEFLATED}
