"""Writing the report of a loaded assessment."""

from __future__ import annotations

import io
import random
import struct
import zlib

import docx
import pytest

from ita_tools.errors import CommandMisused, FileForeign, ProgramMissing
from ita_tools.files import MAX_TEXT_FILE
from ita_tools.jobs.report import write_report
from ita_tools.report.model.document import DRAFT_MARK
from tests.bundled import bundled, opened


def photograph(side: int) -> bytes:
    """A square picture of noise, which no compression makes smaller."""
    noise = random.Random(2568)  # noqa: S311
    rows = zlib.compress(b"".join(b"\0" + noise.randbytes(3 * side) for _ in range(side)), 0)
    chunks = ((b"IHDR", struct.pack(">2L5B", side, side, 8, 2, 0, 0, 0)), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))
        for kind, data in chunks
    )


class DescribeWriteReport:
    def it_writes_the_same_bytes_for_the_same_assessment(self, tmp_path):
        write_report(bundled(), tmp_path / "a.docx")
        write_report(bundled(), tmp_path / "b.DOCX")
        assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.DOCX").read_bytes()

    def it_writes_a_report_of_an_empty_assessment(self, tmp_path):
        said = "ยังคำนวณคะแนนรวมไม่ได้ เพราะข้อมูลไม่ครบทุกเครื่องมือ"
        for draft in (False, True):
            write_report(opened("edition: 2568\n"), tmp_path / "a.docx", draft=draft)
            words = [paragraph.text for paragraph in docx.Document(tmp_path / "a.docx").paragraphs]
            assert (said in words) == draft

    def it_accepts_a_letterhead_with_large_photographs(self, tmp_path):
        paper = docx.Document()
        paper.sections[0].header.paragraphs[0].add_run().add_picture(io.BytesIO(photograph(1_800)))
        paper.save(tmp_path / "paper.docx")
        assert (tmp_path / "paper.docx").stat().st_size > MAX_TEXT_FILE
        write_report(bundled(), tmp_path / "a.docx", letterhead=tmp_path / "paper.docx")
        assert (tmp_path / "a.docx").stat().st_size > MAX_TEXT_FILE
        assert docx.Document(tmp_path / "a.docx").tables

    def it_reports_an_unusable_letterhead(self, tmp_path):
        (tmp_path / "paper.docx").write_bytes(b"%PDF-1.7")
        with pytest.raises(FileForeign, match=r"^paper\.docx: "):
            write_report(bundled(), tmp_path / "a.docx", letterhead=tmp_path / "paper.docx")
        assert not (tmp_path / "a.docx").exists()

    @pytest.mark.parametrize(
        ("name", "form"),
        [
            ("a.odt", None),
            ("a", None),
            ("a.docx", "html"),
            ("a.json", "pdf"),
            ("a.html.docx", "html"),
            ("a.xlsx", "docx"),
            ("a.XLSM", "json"),
        ],
    )
    def it_refuses_a_suffix_that_contradicts_the_format(self, name, form, tmp_path):
        with pytest.raises(CommandMisused) as refusal:
            write_report(bundled(), tmp_path / name, form=form)
        assert refusal.value.remedy
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize(
        ("name", "form", "start"),
        [
            ("a.html", None, b"<!DOCTYPE html>"),
            ("a.HTM", None, b"<!DOCTYPE html>"),
            ("a.json", None, b"{"),
            ("a.docx", "docx", b"PK"),
            ("a.txt", "json", b"{"),
            ("a", "html", b"<!DOCTYPE html>"),
        ],
    )
    def it_chooses_the_format_by_option_or_suffix(self, name, form, start, tmp_path):
        write_report(bundled(), tmp_path / name, form=form)
        assert (tmp_path / name).read_bytes().startswith(start)

    def it_accepts_a_letterhead_only_for_docx_and_pdf(self, tmp_path):
        docx.Document().save(tmp_path / "paper.docx")
        for name in ("a.html", "a.json"):
            with pytest.raises(CommandMisused, match="หัวกระดาษ"):
                write_report(bundled(), tmp_path / name, letterhead=tmp_path / "paper.docx")
            assert not (tmp_path / name).exists()

    def it_leaves_the_old_report_unchanged_if_a_new_one_fails(self, tmp_path, monkeypatch):
        monkeypatch.setattr("shutil.which", lambda name: None)
        monkeypatch.setattr("ita_tools.report.pdf._INSTALLED", ())
        (tmp_path / "a.pdf").write_bytes(b"old")
        with pytest.raises(ProgramMissing):
            write_report(bundled(), tmp_path / "a.pdf")
        assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]

    @pytest.mark.parametrize("name", ["a.html", "a.json"])
    def it_writes_the_same_bytes_again_in_every_format(self, name, tmp_path):
        write_report(bundled(), tmp_path / name)
        first = (tmp_path / name).read_bytes()
        write_report(bundled(), tmp_path / name)
        assert (tmp_path / name).read_bytes() == first

    def it_never_writes_over_the_letterhead(self, tmp_path):
        docx.Document().save(tmp_path / "paper.docx")
        before = (tmp_path / "paper.docx").read_bytes()
        with pytest.raises(CommandMisused, match="ไฟล์เดียวกับ"):
            write_report(bundled(), tmp_path / "paper.docx", letterhead=tmp_path / "paper.docx")
        assert (tmp_path / "paper.docx").read_bytes() == before

    def it_prints_findings_and_the_mark_in_a_draft_only(self, tmp_path):
        case = opened("edition: 2568\npublished: {total: 90, level: ต้องปรับปรุง}\n")
        words = {}
        for name, draft in (("a.html", False), ("b.html", True)):
            write_report(case, tmp_path / name, draft=draft)
            words[draft] = (tmp_path / name).read_text("utf-8")
        for only_in_a_draft in (DRAFT_MARK, "ข้อสังเกตจากการตรวจสอบข้อมูล", "(ชื่อหน่วยงาน)"):
            assert only_in_a_draft in words[True]
            assert only_in_a_draft not in words[False]

    def it_notes_that_the_contents_have_no_page_numbers(self, tmp_path):
        for pages, kind, count in (("none", "measures", 1), ("word", "memo", 0)):
            written = write_report(bundled(), tmp_path / "a.docx", kind=kind, pages=pages)
            assert len([note for note in written.notes if "สารบัญ" in note]) == count
        assert not [note for note in write_report(bundled(), tmp_path / "a.html").notes if "สารบัญ" in note]

    def it_notes_what_the_report_does_not_hold(self, tmp_path):
        notes = write_report(bundled(), tmp_path / "a.html", kind="memo").notes
        assert any("“สาเหตุ”" in note for note in notes)
        assert write_report(bundled(), tmp_path / "a.json").notes == ()

    def it_writes_the_numbers_that_word_counts(self, tmp_path, monkeypatch):
        monkeypatch.setattr("ita_tools.report.page_numbers.is_word_within_reach", lambda: True)
        monkeypatch.setattr(
            "ita_tools.report.page_counts.page_numbers_from_word",
            lambda document, names: dict.fromkeys(names, "99"),
        )
        written = write_report(bundled(), tmp_path / "a.docx")
        lines = [paragraph.text for paragraph in docx.Document(tmp_path / "a.docx").paragraphs]
        assert not [note for note in written.notes if "สารบัญ" in note]
        assert any(line.endswith("\t๙๙") for line in lines)

    def it_has_the_same_bytes_whether_or_not_libreoffice_is_installed(self, tmp_path, monkeypatch):
        write_report(bundled(), tmp_path / "a.docx")
        monkeypatch.setattr("shutil.which", lambda name: None)
        monkeypatch.setattr("ita_tools.report.pdf._INSTALLED", ())
        write_report(bundled(), tmp_path / "b.docx")
        assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
        with pytest.raises(ProgramMissing):
            write_report(bundled(), tmp_path / "b.docx", pages="libreoffice")
