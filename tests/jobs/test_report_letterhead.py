"""The letterhead that a workbook names is a file beside it, or is not used."""

from __future__ import annotations

import os
import zipfile
from dataclasses import replace

import docx
import pytest

from ita_tools.assessment import ReportSettings
from ita_tools.errors import FileForeign
from ita_tools.jobs.check import check_file
from ita_tools.jobs.load import score_loaded
from ita_tools.jobs.report import write_report
from ita_tools.jobs.report_letterhead import check_letterhead, letterhead_beside
from tests.bundled import bundled
from tests.workbook.books import save


def save_paper(path, words="หัวกระดาษของหน่วยงาน"):
    paper = docx.Document()
    paper.sections[0].header.paragraphs[0].text = words
    paper.save(path)
    return path


def with_settings(**settings):
    reading = bundled().reading
    report = ReportSettings(**settings)
    return score_loaded(replace(reading, assessment=replace(reading.assessment, report=report)))


def header_of(path):
    return docx.Document(path).sections[0].header.paragraphs[0].text


class DescribeLetterheadBeside:
    @pytest.mark.parametrize(
        "name",
        [
            "../paper.docx",
            "sub/paper.docx",
            "sub\\paper.docx",
            "C:paper.docx",
            "C:\\paper.docx",
            "/paper.docx",
            "\\\\host\\share\\paper.docx",
            "//host/paper.docx",
            "http://host/paper.docx",
            "paper.docx:stream",
            "~paper.docx",
            ".docx",
            "paper.doc",
            "paper",
            "..",
            "*.docx",
            "pa\nper.docx",
        ],
    )
    def it_is_not_read_by_anything_but_a_bare_name(self, name, tmp_path):
        (tmp_path / "sub").mkdir()
        save_paper(tmp_path / "sub" / "paper.docx")
        data, why = letterhead_beside(name, tmp_path / "sub")
        assert data is None
        assert "หัวกระดาษ" in why

    @pytest.mark.posix
    def it_is_not_read_through_a_link(self, tmp_path):
        (tmp_path / "sub").mkdir()
        os.symlink(save_paper(tmp_path / "secret.docx"), tmp_path / "sub" / "paper.docx")
        assert letterhead_beside("paper.docx", tmp_path / "sub")[0] is None

    def it_is_named_where_it_is_missing_or_damaged(self, tmp_path):
        (tmp_path / "bad.docx").write_bytes(b"%PDF-1.7")
        for name in ("gone.docx", "bad.docx"):
            data, why = letterhead_beside(name, tmp_path)
            assert data is None
            assert name in why


def damage(path):
    with zipfile.ZipFile(save_paper(path)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    entries["word/document.xml"] = b"<w:document"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return path


class DescribeCheckLetterhead:
    def findings_of(self, name, folder):
        return list(check_letterhead(with_settings(letterhead=name).reading, folder))

    def it_is_silent_without_a_letterhead_and_on_one_that_can_be_used(self, tmp_path):
        save_paper(tmp_path / "paper.docx")
        assert self.findings_of("", tmp_path) == self.findings_of("paper.docx", tmp_path) == []

    def it_finds_one_that_lies_elsewhere_is_missing_or_damaged(self, tmp_path):
        damage(tmp_path / "bad.docx")
        for name in ("../paper.docx", "gone.docx", "bad.docx"):
            (finding,) = self.findings_of(name, tmp_path)
            assert (finding.code, finding.severity) == ("letterhead-unusable", "warning")
            assert name in finding.message

    def it_is_part_of_the_check_of_a_workbook_and_names_its_cell(self, tmp_path):
        book = save(with_settings(letterhead="gone.docx").assessment, tmp_path / "a.xlsx")
        by_code = {each.code: each for each in check_file(book, beside=tmp_path)[1]}
        assert "ถ้อยคำในรายงาน" in by_code["letterhead-unusable"].where
        assert not any(each.code == "letterhead-unusable" for each in check_file(book)[1])


class DescribeSettings:
    def it_makes_the_report_as_the_workbook_says(self, tmp_path):
        save_paper(tmp_path / "paper.docx")
        case = with_settings(kind="memo", digits="arabic", letterhead="paper.docx")
        written = write_report(case, tmp_path / "a.docx", beside=tmp_path)
        text = "\n".join(paragraph.text for paragraph in docx.Document(tmp_path / "a.docx").paragraphs)
        assert not any("paper.docx" in note for note in written.notes)
        assert "บันทึกข้อความ" in text
        assert "96.04" in text
        assert header_of(tmp_path / "a.docx") == "หัวกระดาษของหน่วยงาน"

    def it_gives_way_to_options(self, tmp_path):
        save_paper(tmp_path / "paper.docx")
        own = save_paper(tmp_path / "own.docx", "หัวอื่น")
        case = with_settings(kind="memo", digits="arabic", letterhead="paper.docx")
        write_report(
            case, tmp_path / "a.docx", kind="summary", digits="thai", letterhead=own, beside=tmp_path
        )
        text = "\n".join(paragraph.text for paragraph in docx.Document(tmp_path / "a.docx").paragraphs)
        assert "บันทึกข้อความ" not in text
        assert "๙๖.๐๔" in text
        assert header_of(tmp_path / "a.docx") == "หัวอื่น"

    def it_goes_on_without_a_letterhead_that_cannot_be_used(self, tmp_path):
        case = with_settings(kind="memo", letterhead="../paper.docx")
        save_paper(tmp_path.parent / "paper.docx")
        note, *_ = write_report(case, tmp_path / "a.docx", beside=tmp_path).notes
        assert "../paper.docx" in note
        assert (tmp_path / "a.docx").exists()

    def it_goes_on_without_one_that_turns_out_to_be_damaged(self, tmp_path):
        damage(tmp_path / "paper.docx")
        case = with_settings(kind="memo", letterhead="paper.docx")
        note, *_ = write_report(case, tmp_path / "a.docx", beside=tmp_path).notes
        assert "paper.docx" in note
        with pytest.raises(FileForeign):
            write_report(case, tmp_path / "b.docx", letterhead=tmp_path / "paper.docx")

    def it_has_no_letterhead_on_a_page_of_the_web(self, tmp_path):
        case = with_settings(letterhead="gone.docx")
        written = write_report(case, tmp_path / "a.html", beside=tmp_path)
        assert not any("gone.docx" in note for note in written.notes)
