"""PDF through LibreOffice: a whole file, page numbers in the contents, and a clear word where that fails."""

from __future__ import annotations

import io
import shutil
import stat
import sys
import time
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader

from ita_tools.errors import ProgramMissing
from ita_tools.report import pdf
from ita_tools.report.docx import render
from ita_tools.report.model.document import Contents, Heading, PageBreak, Paragraph
from ita_tools.report.pdf import pdf_from_word
from tests.programs import path_of
from tests.report.docx.lint import W, opened
from tests.report.docx.samples import report

WHOLE = report(Contents(), PageBreak(), Heading("บทหนึ่ง"), Paragraph("ก"), PageBreak(), Heading("บทสอง"))


def pretend(tmp_path, monkeypatch, lines):
    """Put a program in the place of LibreOffice."""
    program = tmp_path / "soffice"
    program.write_text(f"#!{sys.executable}\nimport pathlib, subprocess, sys, time\n{lines}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(shutil, "which", lambda name: str(program) if name == "soffice" else None)


@pytest.mark.libreoffice
def it_makes_a_tagged_file_with_its_pages_in_the_contents():
    assert path_of("libreoffice")
    read = PdfReader(io.BytesIO(pdf_from_word(render(WHOLE, digits="arabic"))))
    assert read.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert len(read.pages) == 3
    lines = read.pages[0].extract_text().splitlines()
    assert [line.rsplit(".", 1)[-1].strip() for line in lines if "...." in line] == ["2", "3"]


def it_frees_the_contents_from_its_field_and_keeps_the_references():
    with_field = opened(render(WHOLE))
    freed = opened(pdf._laid_out(render(WHOLE)))

    def codes(package):
        return [one.text.split()[0] for one in package.trees["word/document.xml"].iter(f"{W}instrText")]

    assert codes(with_field) == ["TOC", "PAGEREF", "PAGEREF"]
    assert codes(freed) == ["PAGEREF", "PAGEREF"]
    texts = ["".join(package.trees["word/document.xml"].itertext(f"{W}t")) for package in (with_field, freed)]
    assert texts[0] == texts[1]
    with zipfile.ZipFile(io.BytesIO(pdf._laid_out(render(WHOLE)))) as archive:
        assert archive.testzip() is None


@pytest.mark.parametrize(
    ("digits", "shown"),
    [
        ("arabic", "ได้ 89.00 คะแนน ตามข้อ i1 และตัวชี้วัดที่ 8"),
        ("thai", "ได้ ๘๙.๐๐\u00a0คะแนน ตามข้อ i1 และตัวชี้วัดที่\u00a0๘"),
    ],
)
def it_ties_no_thai_word_to_another_script_which_libreoffice_would_tear(digits, shown):
    written = render(report(Paragraph("ได้ 89.00 คะแนน ตามข้อ i1 และตัวชี้วัดที่ 8")), digits=digits)
    texts = opened(pdf._laid_out(written)).trees["word/document.xml"].itertext(f"{W}t")
    assert "".join(texts) == shown


def it_says_what_to_do_without_libreoffice(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(pdf, "_PLACES", ())
    with pytest.raises(ProgramMissing, match="ไม่พบโปรแกรม LibreOffice") as missing:
        pdf_from_word(render(WHOLE))
    assert ".docx" in missing.value.remedy


@pytest.mark.parametrize(
    "lines",
    [
        "sys.exit(1)",
        "print('x' * 1_000_000)",
        "pathlib.Path(sys.argv[-1]).with_suffix('.pdf').write_bytes(b'no pdf')",
    ],
)
@pytest.mark.posix
def it_says_so_where_libreoffice_fails(lines, tmp_path, monkeypatch):
    pretend(tmp_path, monkeypatch, lines)
    with pytest.raises(ProgramMissing, match="ไม่สำเร็จ"):
        pdf_from_word(render(WHOLE))


def it_says_so_where_libreoffice_cannot_start(tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: str(tmp_path / "gone"))
    with pytest.raises(ProgramMissing, match="ไม่สำเร็จ"):
        pdf_from_word(render(WHOLE))


@pytest.mark.posix
def it_ends_a_libreoffice_that_hangs_with_all_it_started(tmp_path, monkeypatch):
    mark = tmp_path / "alive"
    child = f"import time, pathlib; time.sleep(2); pathlib.Path({str(mark)!r}).touch()"
    pretend(tmp_path, monkeypatch, f"subprocess.Popen([sys.executable, '-c', {child!r}])\ntime.sleep(60)")
    monkeypatch.setattr(pdf, "PATIENCE_SECONDS", 1)
    start = time.monotonic()
    with pytest.raises(ProgramMissing, match="ไม่สำเร็จ"):
        pdf_from_word(render(WHOLE))
    assert time.monotonic() - start < 10
    time.sleep(2)
    assert not mark.exists()


@pytest.mark.posix
def it_has_a_profile_and_a_folder_of_its_own_and_leaves_neither(tmp_path, monkeypatch):
    log = tmp_path / "log"
    pretend(
        tmp_path,
        monkeypatch,
        f"pathlib.Path({str(log)!r}).write_text('\\n'.join(sys.argv[1:]))\n"
        "pathlib.Path(sys.argv[-1]).with_suffix('.pdf').write_bytes(b'%PDF-1.7')",
    )
    assert pdf_from_word(render(WHOLE)) == b"%PDF-1.7"
    profile, *_, source = log.read_text().split("\n")
    assert profile.startswith("-env:UserInstallation=file:///")
    assert not Path(source).exists()
