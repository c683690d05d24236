import io

import docx

from ita_tools.report.docx import render
from ita_tools.report.docx.base import base_document
from ita_tools.report.docx.package_writer import write_package
from ita_tools.report.docx.parts import set_properties
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import Figure, Report
from tests.report.docx.lint import opened
from tests.report.docx.samples import KINDS, chart, report


def it_gives_every_chart_its_part_and_its_workbook():
    names = opened(render(report(*(Figure("ก", chart(kind), "ข") for kind in KINDS)))).names
    for number in range(1, 5):
        assert f"word/charts/chart{number}.xml" in names
        assert f"word/embeddings/Microsoft_Excel_Worksheet{number}.xlsx" in names


def it_says_what_the_file_is_and_nothing_of_the_clock():
    document = docx.Document(io.BytesIO(base_document(DigitStyle())))
    set_properties(document, Report("ชื่อ\nรายงาน" + "ก" * 400, "เทศบาล <ก>", 2568))
    core = docx.Document(io.BytesIO(write_package(document))).core_properties
    assert core.title.startswith("ชื่อ รายงานก")
    assert len(core.title) == 255
    assert (core.author, core.subject, core.language) == ("เทศบาล <ก>", "เทศบาล <ก>", "th-TH")
    assert core.created is core.modified is None


def it_replaces_properties_it_finds():
    first = opened(render(Report("เก่า", "ก", 2567)))
    second = opened(render(Report("ใหม่", "ก", 2568), letterhead=render(Report("เก่า", "ก", 2567))))
    assert "เก่า" in first.entries["docProps/core.xml"].decode()
    assert "เก่า" not in second.entries["docProps/core.xml"].decode()
    assert sum("core" in name for name in second.names) == 1
