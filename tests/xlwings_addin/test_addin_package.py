"""The package of the add-in: content types, relationships and XML of its parts."""

from __future__ import annotations

import io
import posixpath
import zipfile
from xml.etree import ElementTree

import pytest

from tests.xlwings_addin.standin import parts
from xlwings_addin.addin import build_addin
from xlwings_addin.addin_package import ADDIN_TYPE, RIBBON_PART, RIBBON_RELATIONSHIP, addin_package

TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
LINK = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@pytest.fixture(scope="module")
def package() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(build_addin(parts())))


def xml(package: zipfile.ZipFile, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(package.read(name))


class DescribeAddinPackage:
    def it_has_a_content_type_for_every_part(self, package):
        types = xml(package, "[Content_Types].xml")
        named = {
            each.get("PartName").lstrip("/"): each.get("ContentType")
            for each in types.iter(f"{TYPES}Override")
        }
        by_ending = {each.get("Extension"): each.get("ContentType") for each in types.iter(f"{TYPES}Default")}
        assert named["xl/workbook.xml"] == ADDIN_TYPE.decode()
        assert by_ending["bin"] == "application/vnd.ms-office.vbaProject"
        for name in set(package.namelist()) - {"[Content_Types].xml"}:
            assert name in named or name.rsplit(".", 1)[-1] in by_ending
        assert set(named) <= set(package.namelist())

    def it_contains_every_part_that_a_relationship_names(self, package):
        for name in [each for each in package.namelist() if each.endswith(".rels")]:
            folder = posixpath.dirname(posixpath.dirname(name))
            for link in xml(package, name).iter(LINK):
                if link.get("TargetMode") != "External":
                    assert (
                        posixpath.normpath(posixpath.join(folder, link.get("Target"))) in package.namelist()
                    )

    def it_links_its_ribbon(self, package):
        links = {link.get("Type"): link.get("Target") for link in xml(package, "_rels/.rels").iter(LINK)}
        assert links[RIBBON_RELATIONSHIP] == RIBBON_PART
        assert xml(package, RIBBON_PART).tag.endswith("}customUI")

    def it_has_well_formed_xml_in_every_part(self, package):
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                xml(package, name)

    def it_refuses_a_book_without_macros(self):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as book:
            book.writestr("[Content_Types].xml", "<Types/>")
        with pytest.raises(ValueError, match="not a macro workbook"):
            addin_package(stream.getvalue(), "<customUI/>")
