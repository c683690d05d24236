"""From a report to a file."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

from ita_tools.errors import FileDangerous
from ita_tools.report.docx import render
from ita_tools.report.model.document import (
    Column,
    Contents,
    Cover,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Row,
    Table,
)
from tests.report.docx.lint import C, W, lint, opened
from tests.report.docx.samples import HOSTILE, chart, every_block, letterhead, points, report, table, zipped

DIGITS = ("thai", "arabic")


def text_of(data: bytes) -> str:
    return "\n".join(node.text or "" for node in opened(data).trees["word/document.xml"].iter(f"{W}t"))


def run_python(script: str, **environment: str) -> str:
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": str(root), **environment},
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


class DescribeRender:
    @pytest.mark.parametrize("digits", DIGITS)
    def it_writes_every_kind_of_block_into_a_valid_file(self, digits):
        data = render(every_block(), digits=digits)
        assert lint(data) == []
        assert len(docx.Document(io.BytesIO(data)).tables) == 3

    @pytest.mark.parametrize(
        "blocks",
        [
            (),
            (Contents(),),
            (Cover((), "", ()),),
            (PageBreak(True),),
            (PageBreak(), PageBreak()),
            (Heading(""),),
            (Paragraph(""),),
            (Table("", [Column("")], []),),
            (PageBreak(True), table(0, "")),
            (Figure("", chart("bar", categories=(), series=()), ""),),
            (Figure("", chart("line", categories=("ก",), series=()), ""),),
        ],
        ids=range(11),
    )
    def it_writes_sparse_reports_into_valid_files(self, blocks):
        assert lint(render(report(*blocks))) == []

    @pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
    @pytest.mark.parametrize("digits", DIGITS)
    def it_writes_hostile_text_in_every_field_into_a_valid_file(self, hostile, digits):
        columns = [Column(hostile, 1), Column(hostile, 2)]
        rows = [Row([hostile], "group"), Row([hostile, hostile]), Row([hostile, hostile], "total")]
        plain = chart()
        named = [type(one)(hostile, one.values, one.role) for one in plain.series]
        hostile_chart = chart(categories=[hostile] * 3, series=named, target=(hostile, plain.target[1]))
        made = report(
            Cover([hostile], hostile, [hostile]),
            Contents(hostile),
            Heading(hostile),
            Paragraph(hostile, lead=hostile),
            Table(hostile, columns, rows),
            Figure(hostile, hostile_chart, hostile),
        )
        made = type(made)(hostile, hostile, 2568, made.blocks)
        data = render(made, digits=digits)
        assert lint(data) == []
        assert len(data) < 400_000
        assert lint(render(made, digits=digits, letterhead=letterhead())) == []

    def it_writes_the_figures_of_the_report(self):
        made = report(Paragraph("ได้ 91.53 คะแนน จาก 100.00"), table(4))
        arabic, thai = render(made, digits="arabic"), render(made)
        for figure in ("0.25", "1.25", "2.25", "3.25", "91.53"):
            assert figure in text_of(arabic).split("\n")
            assert figure.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")) in text_of(thai).split("\n")
        assert "91.53\u00a0คะแนน" in text_of(arabic)

    def it_writes_ascii_digits_in_thai_mode_only_in_codes(self):
        figure = Figure("ก 9", chart(), "12")
        made = report(Contents(), Heading("ผล 1"), Paragraph("ข้อ i4 ปี 2568"), table(), figure)
        text = text_of(render(made))
        assert [letter for letter in text if letter in "0123456789"] == ["4"]

    def it_writes_the_same_figures_into_cache_and_workbook_of_a_chart(self):
        package = opened(render(report(Figure("ก", chart(), "คะแนน"))))
        tree = package.trees["word/charts/chart1.xml"]
        caches = tree.iter(f"{C}numCache")
        cached = [[point.findtext(f"{C}v") for point in cache.iter(f"{C}pt")] for cache in caches]
        assert cached == [["90.15", "85.62"], ["91.83", "88.01", "100.00"], ["85.00"] * 3]
        name = next(name for name in package.names if name.startswith("word/embeddings/"))
        sheet = openpyxl.load_workbook(io.BytesIO(package.entries[name])).active
        assert list(sheet.values) == [
            (None, "ปี ๒๕๖๗", "ปี ๒๕๖๘", "เป้าหมาย ๘๕"),
            ("IIT", 90.15, 91.83, 85),
            ("EIT", None, 88.01, 85),
            ("OIT", 85.62, 100, 85),
        ]

    def it_gives_the_same_bytes_in_another_process_on_another_day(self):
        script = (
            "import hashlib, time; time.time = lambda: 2e9\n"
            "from ita_tools.report.docx import render\n"
            "from tests.report.docx.samples import every_block, letterhead\n"
            "data = render(every_block()) + render(every_block(), letterhead=letterhead(localised=True))\n"
            "print(hashlib.sha256(data).hexdigest())"
        )
        assert len({run_python(script, PYTHONHASHSEED=seed) for seed in ("1", "2")}) == 1

    def it_gives_all_entries_a_fixed_date(self):
        with zipfile.ZipFile(io.BytesIO(render(every_block()))) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}

    def it_imports_no_library_but_docx_and_lxml(self):
        script = (
            "import sys, types\n"
            "package = types.ModuleType('ita_tools.report')\n"  # without the chapters beside the renderer
            "package.__path__ = ['ita_tools/report']\n"
            "sys.modules['ita_tools.report'] = package\n"
            "import ita_tools.report.docx\n"
            "heavy = {'openpyxl', 'xlsxwriter', 'yaml', 'numpy', 'pandas', 'matplotlib', 'click'}\n"
            "print(sorted(heavy & set(sys.modules)))"
        )
        assert run_python(script) == "[]"

    def it_keeps_the_text_around_the_report_in_a_letterhead(self):
        lines = "".join(
            f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in ("หน้า", "{{ITA_REPORT}}", "ท้าย")
        )
        data = render(report(Cover(["ปก"], "ก"), Paragraph("กลาง")), letterhead=letterhead(lines))
        assert text_of(data).split() == ["หน้า", "กลาง", "ท้าย"]

    def it_refuses_a_zip_bomb_as_letterhead(self):
        bomb = zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": b"\0" * (20 * 2**20)})
        with pytest.raises(FileDangerous):
            render(report(), letterhead=bomb)

    def it_accepts_its_own_report_as_letterhead(self):
        first = render(every_block())
        second = render(every_block(), letterhead=first)
        assert lint(second) == []
        assert text_of(second).count("แผน") > text_of(first).count("แผน")

    def it_opens_without_a_question_even_on_a_letterhead_that_asks_one(self):
        asking = letterhead(settings='<w:updateFields w:val="true"/>')
        for paper in (None, asking):
            entries = opened(render(report(Contents(), Heading("ผล")), letterhead=paper)).entries
            for question in (b"updateFields", b"w:dirty"):
                assert not any(question in content for content in entries.values())

    def it_writes_every_row_of_a_long_table(self):
        rows = [Row([str(number), "ข้อ", f"{number}.00"]) for number in range(1_000)]
        columns = [Column("ที่"), Column("ชื่อ"), Column("คะแนน")]
        data = render(report(Table("ยาว", columns, rows)))
        assert len(opened(data).trees["word/document.xml"].findall(f".//{W}tr")) == 1_001

    def it_writes_gaps_of_a_chart_as_gaps(self):
        series = [type(chart().series[0])("ก", points(None, None, None))]
        package = opened(render(report(Figure("ก", chart(series=series, target=None), "ไม่มีข้อมูล"))))
        tree = package.trees["word/charts/chart1.xml"]
        assert tree.find(f".//{C}numCache/{C}pt") is None
        assert tree.find(f".//{C}dispBlanksAs").get("val") == "gap"
