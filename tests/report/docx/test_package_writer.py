import io

import docx
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from ita_tools.report.docx import render
from ita_tools.report.docx.base import base_document
from ita_tools.report.docx.package_writer import set_core_properties, write_package
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import Report
from tests.report.docx.lint import opened
from tests.report.docx.samples import letterhead


class DescribeWritePackage:
    def it_writes_the_parts_that_python_docx_would_save(self):
        document = docx.Document(io.BytesIO(letterhead()))
        document.add_paragraph("ก")
        buffer = io.BytesIO()
        document.save(buffer)
        ours, theirs = opened(write_package(document)), opened(buffer.getvalue())
        assert {**ours.entries, "[Content_Types].xml": b""} == {**theirs.entries, "[Content_Types].xml": b""}

        def content_types(package):
            return sorted(sorted(each.attrib.items()) for each in package.trees["[Content_Types].xml"])

        assert content_types(ours) == content_types(theirs)

    def it_renames_a_part_whose_name_is_taken(self):
        document = docx.Document(io.BytesIO(letterhead()))
        part = Part(PackURI("/docProps/Core.xml"), "application/xml", b"<theirs/>", document.part.package)
        document.part.relate_to(part, "https://example.go.th/kind")
        # Reading the core properties makes python-docx add their part.
        assert document.core_properties.title == "Word Document"
        entries = opened(write_package(document)).entries
        [theirs] = [name for name, content in entries.items() if content == b"<theirs/>"]
        cores = [name for name in entries if name.lower().startswith("docprops/core")]
        assert len({name.lower() for name in cores}) == len(cores) == 2
        assert theirs.rpartition("/")[2].encode() in entries["word/_rels/document.xml.rels"]


class DescribeSetCoreProperties:
    def it_writes_title_agency_and_language_but_no_dates(self):
        document = docx.Document(io.BytesIO(base_document(DigitStyle())))
        set_core_properties(document, Report("ชื่อ\nรายงาน" + "ก" * 400, "เทศบาล <ก>", 2568))
        core = docx.Document(io.BytesIO(write_package(document))).core_properties
        assert core.title.startswith("ชื่อ รายงานก")
        assert len(core.title) == 255
        assert (core.author, core.subject, core.language) == ("เทศบาล <ก>", "เทศบาล <ก>", "th-TH")
        assert core.created is core.modified is None

    def it_replaces_the_properties_of_a_letterhead(self):
        first = opened(render(Report("เก่า", "ก", 2567)))
        second = opened(render(Report("ใหม่", "ก", 2568), letterhead=render(Report("เก่า", "ก", 2567))))
        assert "เก่า" in first.entries["docProps/core.xml"].decode()
        assert "เก่า" not in second.entries["docProps/core.xml"].decode()
        assert sum("core" in name for name in second.names) == 1
