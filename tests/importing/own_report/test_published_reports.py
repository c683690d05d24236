"""Published Word reports come back with the agency's words, each in its own place, and with no other word."""

from __future__ import annotations

import random
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import ita_tools
from ita_tools.assessment.fields import fields_of
from ita_tools.assessment.flatten import unflatten
from ita_tools.assessment.report_fields import KINDS, Texts
from ita_tools.importing import Candidate, read_lines
from ita_tools.importing.sources import file_lines
from ita_tools.rubric import Edition, load_edition
from tests.importing.own_report.drawn_figures import Values, last_year, scores

NOUNS = ("การเผยแพร่", "ประชาชน", "ข้อมูล", "ระเบียบ", "การให้บริการ", "เจ้าหน้าที่", "กองคลัง 5", "ข้อ i2", "ITA")
AGENCY = {
    ("agency", "name"): "เทศบาลตำบลตัวอย่าง",
    ("agency", "unit"): "สำนักปลัดเทศบาล",
    ("report", "date"): "1 ตุลาคม 2568",
    ("announcement", "source"): "ระบบ ITAS",
    ("announcement", "date"): "5 สิงหาคม 2568",
    ("signers", "1", "part"): "ผู้จัดทำ",
    ("signers", "1", "name"): "นาย ก",
    ("signers", "1", "position"): "นักวิเคราะห์นโยบายและแผน",
    ("signers", "2", "name"): "นาง ข",
}
"""What every kind prints."""
STANDING = {
    ("standing", "rank"): 12,
    ("standing", "of"): 1300,
    ("standing", "mean"): Decimal("91.20"),
    ("standing", "source"): "รายงานของ ป.ป.ช.",
}
MEMO = {
    ("memo", "number"): "ชบ 123/45",
    ("memo", "to"): "ปลัดเทศบาล",
    ("memo", "phone"): "038-123456 ต่อ 1",
    ("memo", "subject"): "ผลการประเมินของเทศบาล",
}
_OF_WORDS = ("texts", "analysis", "recommendations", "announcement", "signers", "standing", "memo", "report")


def words(draw: random.Random, most: int = 3) -> str:
    """Return some lines of text, numbered in a third of the cases."""
    lines = [" ".join(draw.choices(NOUNS, k=draw.randint(2, 6))) for _ in range(draw.randint(1, most))]
    numbered = not draw.randrange(3)
    return "\n".join(f"{n}. {line}" if numbered else line for n, line in enumerate(lines, 1))


def texts(draw: random.Random) -> Values:
    values: Values = {("texts", name): words(draw) for name in fields_of(Texts)}
    return values | {("texts", "title"): "รายงานของเรา", ("texts", "title_en"): "Our ITA Report"}


def analyses(edition: Edition, draw: random.Random) -> Values:
    codes = [each.code for each in (*edition.tools, *edition.indicators, *edition.issues)]
    return {
        ("analysis", code, name): words(draw) for code in codes for name in ("text", "cause", "way_forward")
    }


def recommendations(edition: Edition, draw: random.Random) -> Values:
    """Return recommendations in the order in which the report prints them."""
    rows = [("", ""), *((tool.code, "") for tool in edition.tools)]
    rows += [(tool.code, draw.choice(edition.items_of_tool(tool.code)).code) for tool in edition.tools]
    order = ["", *(tool.code for tool in edition.tools)]
    values: Values = {}
    for number, (tool, item) in enumerate(sorted(rows, key=lambda row: order.index(row[0])), 1):
        row = {"tool": tool, "item": item, "text": words(draw)}
        values |= {("recommendations", str(number), name): text for name, text in row.items() if text}
    return values


def item_words(edition: Edition, draw: random.Random) -> Values:
    """Return defects and remedies of a quarter of the items, more of the first indicators."""
    return {
        ("items", tool, item.code, name): words(draw)
        for item in edition.items
        for tool in item.tools
        if draw.random() < (0.6 if item.indicator in "12367" else 0.05)
        for name in ("defect", "remedy")
    }


def come_back(edition: Edition, values: Values, kind: Any, path: Path) -> dict[tuple[str, ...], Candidate]:
    """Return what is read of the report of some values, without figures and places of the agency."""
    ita_tools.write_report(unflatten(edition.year, values), path, kind=kind)
    read = read_lines(file_lines(path)).candidates
    return {
        each.field: each
        for each in read
        if each.field[0] in _OF_WORDS or each.field[-1] in ("defect", "remedy")
    }


def sure_of(read: dict[tuple[str, ...], Candidate]) -> Values:
    return {field: each.value for field, each in read.items() if each.sure}


class DescribeFullReport:
    @pytest.mark.parametrize(
        ("year", "kind"),
        [(2564, "measures"), (2566, "improvement"), (2568, "measures"), (2569, "improvement")],
    )
    def it_comes_back_with_every_word(self, tmp_path, year, kind):
        edition, draw = load_edition(year), random.Random(year)  # noqa: S311 - no secret
        own = texts(draw) | analyses(edition, draw) | recommendations(edition, draw)
        own |= item_words(edition, draw) | AGENCY | STANDING | {("report", "place"): "ศาลาว่าการ"}
        read = come_back(edition, own | scores(edition, draw), kind, tmp_path / "a.docx")
        assert sure_of(read) == {field: text for field, text in own.items() if field[0] != "agency"}
        assert len(read) == len(sure_of(read))


class DescribeShortPaper:
    def it_comes_back_with_every_word_whose_part_it_tells(self, tmp_path):
        edition, draw = load_edition(2568), random.Random(1)  # noqa: S311 - no secret
        names = ("title", "title_en", "tools", "plan", "closing")
        own = {field: text for field, text in texts(draw).items() if field[1] in names}
        own |= analyses(edition, draw) | AGENCY | STANDING
        measure = {("plan", "k", "measure"): "เปิดเผยแผน", ("plan", "k", "period"): "ตลอดปี"}
        values = own | measure | scores(edition, draw, missing=1000)
        read = come_back(edition, values, "summary", tmp_path / "a.docx")
        assert sure_of(read) == {field: text for field, text in own.items() if field[0] != "agency"}

    def it_leaves_texts_to_be_confirmed_that_may_be_of_two_parts(self, tmp_path):
        edition, draw = load_edition(2568), random.Random(2)  # noqa: S311 - no secret
        own: Values = {("texts", "overall"): "ผลรวมดี", ("texts", "tools"): "เครื่องมือดี"}
        values = own | {("analysis", "1", "cause"): "ขาดคน"} | scores(edition, draw)
        read = come_back(edition, values, "summary", tmp_path / "a.docx")
        assert {field: (each.value, each.sure) for field, each in read.items()} == {
            ("texts", "overall"): ("ผลรวมดี\nเครื่องมือดี", False),
            ("analysis", "1", "text"): ("ขาดคน", False),
        }


class DescribeMemo:
    def it_comes_back_with_its_fields(self, tmp_path):
        edition, draw = load_edition(2568), random.Random(3)  # noqa: S311 - no secret
        values = AGENCY | MEMO | scores(edition, draw) | {("published", "total"): Decimal("91.00")}
        read = come_back(edition, values, "memo", tmp_path / "a.docx")
        assert sure_of(read) == {
            field: text for field, text in (AGENCY | MEMO).items() if field[0] != "agency"
        }


class DescribeReportWithoutWords:
    @pytest.mark.parametrize("kind", KINDS)
    @pytest.mark.parametrize("year", range(2564, 2570))
    def it_gives_no_sentence_of_the_program_as_the_agencys(self, tmp_path, year, kind):
        edition, draw = load_edition(year), random.Random(f"{year}{kind}")  # noqa: S311 - no secret
        missing = 1000 if kind == "memo" else 12  # a memo has no score but those of whole tools
        values = scores(edition, draw, missing) | last_year(edition, draw)
        values[("agency", "name")] = "เทศบาลตำบลตัวอย่าง"
        assert come_back(edition, values, kind, tmp_path / "a.docx") == {}


class DescribeReportOfAnotherProgram:
    TEXT = (
        "ข้อเสนอแนะสำหรับการประเมินตามแบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)\n"
        "ข้อ i2 ประเด็น บุคลากรให้บริการแก่บุคคลภายนอกอย่างไม่เป็นธรรม ดังนั้น หน่วยงานควรวิเคราะห์ภารกิจ\n"
        "ข้อเสนอแนะสำหรับแบบวัดการเปิดเผยข้อมูลสาธารณะ (OIT)\nหน่วยงานควรศึกษาหลักเกณฑ์การประเมินในแต่ละปี\n"
    )

    def it_gives_recommendations_by_tool_to_be_confirmed(self, tmp_path):
        (tmp_path / "a.txt").write_text(f"ปีงบประมาณ พ.ศ. 2568\ni1\t99.33\n{self.TEXT}", encoding="utf-8")
        read = read_lines(file_lines(tmp_path / "a.txt")).doubtful
        assert {each.field[1:]: each.value for each in read} == {
            ("1", "tool"): "IIT",
            ("1", "item"): "i2",
            ("1", "text"): "ประเด็น บุคลากรให้บริการแก่บุคคลภายนอกอย่างไม่เป็นธรรม ดังนั้น หน่วยงานควรวิเคราะห์ภารกิจ",
            ("2", "tool"): "OIT",
            ("2", "text"): "หน่วยงานควรศึกษาหลักเกณฑ์การประเมินในแต่ละปี",
        }
