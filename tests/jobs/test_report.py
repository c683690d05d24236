"""Writing the report of an opened assessment."""

from __future__ import annotations

import io
import random
import struct
import zlib

import docx
import pytest

from ita_tools.errors import CommandMisused, FileForeign
from ita_tools.files import MAX_TEXT_FILE
from ita_tools.jobs.report import write_report
from tests.bundled import bundled, opened


def photograph(side: int) -> bytes:
    """A square picture of noise, which no compression makes smaller."""
    noise = random.Random(2568)  # noqa: S311
    rows = zlib.compress(b"".join(b"\0" + noise.randbytes(3 * side) for _ in range(side)), 0)
    chunks = ((b"IHDR", struct.pack(">2L5B", side, side, 8, 2, 0, 0, 0)), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))
        for kind, data in chunks)


def it_gives_the_same_bytes_for_the_same_assessment(tmp_path):
    write_report(bundled(), tmp_path / "a.docx")
    write_report(bundled(), tmp_path / "b.DOCX")
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.DOCX").read_bytes()


def it_writes_a_report_of_an_empty_assessment(tmp_path):
    write_report(opened("edition: 2568\n"), tmp_path / "a.docx")
    words = [paragraph.text for paragraph in docx.Document(tmp_path / "a.docx").paragraphs]
    assert "ยังคำนวณคะแนนรวมไม่ได้ เพราะข้อมูลไม่ครบทุกเครื่องมือ" in words


def it_takes_a_letterhead_with_large_photographs(tmp_path):
    paper = docx.Document()
    paper.sections[0].header.paragraphs[0].add_run().add_picture(io.BytesIO(photograph(1_800)))
    paper.save(tmp_path / "paper.docx")
    assert (tmp_path / "paper.docx").stat().st_size > MAX_TEXT_FILE
    write_report(bundled(), tmp_path / "a.docx", letterhead=tmp_path / "paper.docx")
    assert (tmp_path / "a.docx").stat().st_size > MAX_TEXT_FILE
    assert docx.Document(tmp_path / "a.docx").tables


def it_names_the_letterhead_it_cannot_use(tmp_path):
    (tmp_path / "paper.docx").write_bytes(b"%PDF-1.7")
    with pytest.raises(FileForeign, match=r"^paper\.docx: "):
        write_report(bundled(), tmp_path / "a.docx", letterhead=tmp_path / "paper.docx")
    assert not (tmp_path / "a.docx").exists()


def it_refuses_a_report_that_is_no_word_file(tmp_path):
    with pytest.raises(CommandMisused):
        write_report(bundled(), tmp_path / "a.pdf")
