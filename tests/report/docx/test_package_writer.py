import io
import zipfile

import docx
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from ita_tools.report.docx.package_writer import write_archive, write_package
from tests.report.docx.lint import opened
from tests.report.docx.samples import letterhead


def it_packs_the_same_content_into_the_same_bytes_in_the_order_given():
    entries = {"b.xml": "ก", "a.bin": b"\x00\x01"}
    data = write_archive(entries)
    assert data == write_archive(dict(entries))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == ["b.xml", "a.bin"]
        assert archive.read("b.xml").decode() == "ก"
        assert {entry.create_system for entry in archive.infolist()} == {3}


def it_packs_what_python_docx_would_save():
    document = docx.Document(io.BytesIO(letterhead()))
    document.add_paragraph("ก")
    saved = io.BytesIO()
    document.save(saved)
    ours, theirs = opened(write_package(document)), opened(saved.getvalue())
    assert {**ours.entries, "[Content_Types].xml": b""} == {**theirs.entries, "[Content_Types].xml": b""}

    def kinds(package):
        return sorted(sorted(each.attrib.items()) for each in package.trees["[Content_Types].xml"])

    assert kinds(ours) == kinds(theirs)


def it_keeps_parts_of_one_name_apart():
    document = docx.Document(io.BytesIO(letterhead()))
    part = Part(PackURI("/docProps/Core.xml"), "application/xml", b"<theirs/>", document.part.package)
    document.part.relate_to(part, "https://example.go.th/kind")
    assert document.core_properties.title == "Word Document"  # only asking makes python-docx add a part
    entries = opened(write_package(document)).entries
    [theirs] = [name for name, content in entries.items() if content == b"<theirs/>"]
    cores = [name for name in entries if name.lower().startswith("docprops/core")]
    assert len({name.lower() for name in cores}) == len(cores) == 2
    assert theirs.rpartition("/")[2].encode() in entries["word/_rels/document.xml.rels"]
