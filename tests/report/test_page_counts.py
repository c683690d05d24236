"""Counting the pages of a report with Word, played by a module, and with LibreOffice."""

from __future__ import annotations

import zlib

import pytest

from ita_tools.errors import ProgramMissing
from ita_tools.report import page_counts
from ita_tools.report.docx import render
from ita_tools.report.model.document import Contents, Heading, PageBreak
from ita_tools.report.page_counts import page_numbers_from_libreoffice, page_numbers_from_word
from ita_tools.report.word_pages import pages_of
from tests.report.docx.samples import report

REPORT = report(Contents(), PageBreak(), Heading("บทหนึ่ง"), PageBreak(), Heading("บทสอง"))
NAMES = ["_Toc00000001", "_Toc00000002"]
LINK = b"<</Type/Annot/Subtype/Link/Contents<FEFF00310034>/Dest[7 0 R/XYZ 85.05 758.9 0]>>"
PLACES = b"<</5FToc00000001[7 0 R/XYZ 85.05 758.9 0]/5FToc00000002[9 0 R/XYZ 85.05 758.9 0]>>"
# Word as it is seen through COM: it writes down what is done to it.
PYTHONCOM = """
CLSCTX_LOCAL_SERVER = IID_IDispatch = 0
def CoCreateInstance(name, outer, context, interface):
    return name
"""
DYNAMIC = """
import pathlib, time
log = pathlib.Path(__file__).with_name("log").open("a", buffering=1)
class Anything:
    def __setattr__(self, name, value):
        log.write(f"{name}={value}\\n")
    def __getattr__(self, name):
        return Anything()
    def __call__(self, *arguments):
        log.write(f"{arguments}\\n")
        return Anything()
    def __int__(self):
        BODY
def Dispatch(server):
    log.write(f"{server}\\n")
    return Anything()
"""


@pytest.fixture
def word(tmp_path, monkeypatch):
    """Return a function that puts a Word in place of the packages for it, and gives its log."""

    def install(body):
        (tmp_path / "win32com" / "client").mkdir(parents=True)
        (tmp_path / "win32com" / "__init__.py").touch()
        (tmp_path / "win32com" / "client" / "__init__.py").touch()
        (tmp_path / "win32com" / "client" / "dynamic.py").write_text(DYNAMIC.replace("BODY", body))
        (tmp_path / "pythoncom.py").write_text(PYTHONCOM)
        monkeypatch.syspath_prepend(tmp_path)
        monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=":")
        return tmp_path / "win32com" / "client" / "log"

    return install


class DescribeWord:
    @pytest.mark.posix
    def it_counts_in_an_instance_of_its_own_that_is_closed_again(self, word):
        log = word("return 12")
        assert page_numbers_from_word(render(REPORT), NAMES) == dict.fromkeys(NAMES, "12")
        lines = log.read_text().splitlines()
        assert lines[:4] == ["Word.Application", "Visible=False", "DisplayAlerts=0", "AutomationSecurity=3"]
        # Opened read-only, closed without changes.
        assert lines[4].endswith("report.docx', False, True, False)")
        assert lines[-2:] == ["(0,)", "(0,)"]

    @pytest.mark.posix
    @pytest.mark.parametrize("body", ["raise OSError('no Word')", "time.sleep(60)", "print('x'); return 1"])
    def it_gives_no_numbers_where_it_fails_or_never_answers(self, body, word, monkeypatch):
        word(body)
        monkeypatch.setattr(page_counts, "_WORD_SECONDS", 1)
        assert page_numbers_from_word(render(REPORT), NAMES) == {}

    def it_closes_the_document_where_a_bookmark_is_missing(self):
        closed = []

        class Document:
            """A document without bookmarks."""

            def __getattr__(self, name):
                return lambda *arguments: closed.extend([name] if name == "Close" else [])

        class Word:
            """A Word that opens it."""

            class Documents:
                """What it has open."""

                Open = staticmethod(lambda *arguments: Document())

        with pytest.raises(AttributeError):
            pages_of(Word(), "a.docx", NAMES)
        assert closed == ["Close"]


class DescribeLibreOffice:
    @pytest.mark.libreoffice
    def it_counts_as_it_numbers_the_pages(self):
        document = render(REPORT, page_number=lambda _: "00")
        assert page_numbers_from_libreoffice(document, NAMES) == dict(zip(NAMES, "23", strict=True))

    def it_is_reported_if_it_leaves_out_a_number(self, monkeypatch):
        monkeypatch.setattr(page_counts, "pdf_from_word", lambda document, **options: LINK + PLACES)
        assert page_numbers_from_libreoffice(b"", NAMES[:1]) == {"_Toc00000001": "14"}
        with pytest.raises(ProgramMissing, match="เลขหน้า"):
            page_numbers_from_libreoffice(b"", NAMES)

    def it_is_read_where_it_packs_its_objects(self, monkeypatch):
        packed = b"<</Type/ObjStm>>\nstream\n" + zlib.compress(LINK + PLACES) + b"\nendstream"
        damaged = b"\nstream\nno deflate\nendstream"
        monkeypatch.setattr(page_counts, "pdf_from_word", lambda document, **options: damaged + packed)
        assert page_numbers_from_libreoffice(b"", NAMES[:1]) == {"_Toc00000001": "14"}
