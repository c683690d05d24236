"""The lint finds faults that are seeded into a valid file."""

import io
import zipfile

import pytest

from ita_tools.report.docx import render
from tests.report.docx.lint import lint
from tests.report.docx.samples import every_block, zipped

MAIN, CHART = "word/document.xml", "word/charts/chart1.xml"


@pytest.fixture(scope="module")
def valid_entries():
    with zipfile.ZipFile(io.BytesIO(render(every_block()))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


class DescribeLint:
    @pytest.mark.parametrize(
        ("part", "before", "after"),
        [
            (MAIN, b"</w:p></w:tc>", b"</w:p><w:tbl/></w:tc>"),
            (MAIN, b'<w:gridSpan w:val="3"/>', b'<w:gridSpan w:val="4"/>'),
            (MAIN, b'<w:pStyle w:val="Body"/>', b'<w:pStyle w:val="Missing"/>'),
            (MAIN, b'<w:fldChar w:fldCharType="end"/>', b""),
            (MAIN, b'<w:bookmarkEnd w:id="3"/>', b""),
            (MAIN, b'w:name="_Toc00000002"', b'w:name="_Toc00000001"'),
            (MAIN, b'w:anchor="_Toc00000002"', b'w:anchor="_Toc99999999"'),
            (MAIN, b'descr="', b'descr="" title="'),
            (MAIN, b' xml:space="preserve"', b""),
            (MAIN, b"<wp:docPr id=", b'<wp:docPr x="1" id="7" y='),
            ("word/styles.xml", b'<w:numId w:val="1"/>', b'<w:numId w:val="7"/>'),
            ("word/styles.xml", b'<w:basedOn w:val="Normal"/>', b'<w:basedOn w:val="Missing"/>'),
            ("word/_rels/document.xml.rels", b'Target="styles.xml"', b'Target="missing.xml"'),
            ("word/_rels/document.xml.rels", b'Id="rId5"', b'Id="rId555"'),
            ("[Content_Types].xml", b'PartName="/word/styles.xml"', b'PartName="/word/other.xml"'),
            ("[Content_Types].xml", b'Extension="xlsx"', b'Extension="zzz"'),
            (CHART, b'<c:ptCount val="3"/>', b'<c:ptCount val="2"/>'),
            (CHART, b"<c:v>90.15</c:v>", b"<c:v>NaN</c:v>"),
            (CHART, b'<c:order val="1"/>', b'<c:order val="0"/>'),
            (CHART, b'<c:catAx><c:axId val="1001"/>', b'<c:catAx><c:axId val="1003"/>'),
            (CHART, b"c:externalData", b"c:userShapes"),
            ("docProps/core.xml", b"<dc:title>", b"<dc:title>python-docx "),
        ],
    )
    def it_finds_every_seeded_fault(self, valid_entries, part, before, after):
        assert before in valid_entries[part]
        changed = valid_entries[part].replace(before, after)
        assert lint(zipped({**valid_entries, part: changed})) != []

    def it_finds_no_fault_in_a_valid_file(self, valid_entries):
        assert lint(zipped(valid_entries)) == []

    def it_opens_the_workbooks_of_charts(self, valid_entries):
        book = next(name for name in valid_entries if name.endswith(".xlsx"))
        with pytest.raises(zipfile.BadZipFile):
            lint(zipped({**valid_entries, book: b"PK"}))
