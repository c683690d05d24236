"""PDF by LibreOffice: content, page numbers, and errors of the program."""

from __future__ import annotations

import io
import shutil
import stat
import subprocess
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

REPORT = report(Contents(), PageBreak(), Heading("บทหนึ่ง"), Paragraph("ก"), PageBreak(), Heading("บทสอง"))


def replace_libreoffice(tmp_path, monkeypatch, lines):
    """Replace LibreOffice by a program."""
    program = tmp_path / "soffice"
    program.write_text(f"#!{sys.executable}\nimport pathlib, subprocess, sys, time\n{lines}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(shutil, "which", lambda name: str(program) if name == "soffice" else None)


class DescribePdf:
    @pytest.mark.libreoffice
    def it_is_tagged_and_has_page_numbers_in_the_contents(self):
        assert path_of("libreoffice")
        reader = PdfReader(
            io.BytesIO(pdf_from_word(render(REPORT, digits="arabic", page_number=lambda _: "00")))
        )
        assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
        assert len(reader.pages) == 3
        lines = reader.pages[0].extract_text().splitlines()
        assert [line.rsplit(".", 1)[-1].strip() for line in lines if "...." in line] == ["2", "3"]

    @pytest.mark.posix
    def it_is_made_with_a_temporary_profile_and_folder(self, tmp_path, monkeypatch):
        log = tmp_path / "log"
        replace_libreoffice(
            tmp_path,
            monkeypatch,
            f"pathlib.Path({str(log)!r}).write_text('\\n'.join(sys.argv[1:]))\n"
            "pathlib.Path(sys.argv[-1]).with_suffix('.pdf').write_bytes(b'%PDF-1.7')",
        )
        assert pdf_from_word(render(REPORT)) == b"%PDF-1.7"
        profile, *_, source = log.read_text().split("\n")
        assert profile.startswith("-env:UserInstallation=file:///")
        assert not Path(source).exists()


class DescribeAdaptedDocument:
    def it_has_page_references_but_no_contents_field(self):
        data = render(REPORT, page_number=lambda _: "00")
        with_field, adapted = opened(data), opened(pdf._adapt(data))

        def codes(package):
            return [one.text.split()[0] for one in package.trees["word/document.xml"].iter(f"{W}instrText")]

        assert codes(with_field) == ["TOC", "PAGEREF", "PAGEREF"]
        assert codes(adapted) == ["PAGEREF", "PAGEREF"]
        texts = [
            "".join(package.trees["word/document.xml"].itertext(f"{W}t")) for package in (with_field, adapted)
        ]
        assert texts[0] == texts[1]
        with zipfile.ZipFile(io.BytesIO(pdf._adapt(render(REPORT)))) as archive:
            assert archive.testzip() is None

    @pytest.mark.parametrize(
        ("digits", "text"),
        [
            ("arabic", "ได้ 89.00 คะแนน ตามข้อ i1 และตัวชี้วัดที่ 8"),
            ("thai", "ได้ ๘๙.๐๐\u00a0คะแนน ตามข้อ i1 และตัวชี้วัดที่\u00a0๘"),
        ],
    )
    def it_has_no_ties_between_thai_words_and_other_scripts(self, digits, text):
        data = render(report(Paragraph("ได้ 89.00 คะแนน ตามข้อ i1 และตัวชี้วัดที่ 8")), digits=digits)
        texts = opened(pdf._adapt(data)).trees["word/document.xml"].itertext(f"{W}t")
        assert "".join(texts) == text


class DescribeLibreOffice:
    def it_is_named_with_a_remedy_if_it_is_missing(self, monkeypatch):
        monkeypatch.setattr(shutil, "which", lambda name: None)
        monkeypatch.setattr(pdf, "_INSTALLED", ())
        with pytest.raises(ProgramMissing, match="ไม่พบโปรแกรม LibreOffice") as missing:
            pdf_from_word(render(REPORT))
        assert ".docx" in missing.value.remedy

    @pytest.mark.posix
    @pytest.mark.parametrize(
        "lines",
        [
            "sys.exit(1)",
            "print('x' * 1_000_000)",
            "pathlib.Path(sys.argv[-1]).with_suffix('.pdf').write_bytes(b'no pdf')",
        ],
    )
    def it_is_reported_if_it_fails(self, lines, tmp_path, monkeypatch):
        replace_libreoffice(tmp_path, monkeypatch, lines)
        with pytest.raises(ProgramMissing, match="ไม่สำเร็จ"):
            pdf_from_word(render(REPORT))

    def it_is_reported_if_it_cannot_start(self, tmp_path, monkeypatch):
        monkeypatch.setattr(shutil, "which", lambda name: str(tmp_path / "gone"))
        with pytest.raises(ProgramMissing, match="ไม่สำเร็จ"):
            pdf_from_word(render(REPORT))

    @pytest.mark.posix
    def it_is_killed_with_its_child_processes_after_the_timeout(self, tmp_path, monkeypatch):
        mark = tmp_path / "alive"
        child = f"import time, pathlib; time.sleep(2); pathlib.Path({str(mark)!r}).touch()"
        replace_libreoffice(
            tmp_path, monkeypatch, f"subprocess.Popen([sys.executable, '-c', {child!r}])\ntime.sleep(60)"
        )
        monkeypatch.setattr(pdf, "TIMEOUT_SECONDS", 1)
        start = time.monotonic()
        with pytest.raises(ProgramMissing, match="ไม่สำเร็จ"):
            pdf_from_word(render(REPORT))
        assert time.monotonic() - start < 10
        time.sleep(2)
        assert not mark.exists()

    def it_is_killed_by_an_interrupt(self, tmp_path, monkeypatch):
        started = []

        class Interrupted(subprocess.Popen):
            """A program that is interrupted by Ctrl-C."""

            def communicate(self, *args, **options):
                if self not in started:
                    started.append(self)
                    raise KeyboardInterrupt
                return super().communicate(*args, **options)

        monkeypatch.setattr(subprocess, "Popen", Interrupted)
        with pytest.raises(KeyboardInterrupt):
            pdf._run([sys.executable, "-c", "import time; time.sleep(60)"], tmp_path)
        (process,) = started
        assert process.poll() is not None
