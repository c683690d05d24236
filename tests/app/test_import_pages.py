"""An import over HTTP: text or file, review, and only what is sure or ticked gets into the book."""

from __future__ import annotations

import re

import pytest

from tests.app.visiting import Answer, Visitor
from tests.bundled import case_text

TEXT = "\n".join(
    [
        "รายงานผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2568",
        "เทศบาลตำบลตัวอย่าง อำเภอเมือง จังหวัดสมุทรปราการ",
        "คะแนนรวม\t96.04",
        "แบบวัด IIT\t99.60",
        "ข้อ\tคะแนน",
        "i1\t99.33",
        "i2\t96.67",
        "i3\t90.00",
        "i3\t100.00",
    ]
)


def review(visitor: Visitor, **fields: str) -> Answer:
    return visitor.outcome(visitor.post("/import", **fields))


class DescribeImport:
    def it_shows_what_was_read_before_it_makes_a_book(self, visitor: Visitor) -> None:
        page = review(visitor, pasted=TEXT)
        assert '<dd class="big">96.04</dd>' in page.text
        assert re.search(r'<rect class="fill" width="99\.60"', page.text)
        assert "ดูทุกค่าที่อ่านได้" in page.text
        made = visitor.outcome(visitor.post(page.find(r'action="(/page/[\w-]+/accept)"')))
        assert '<dd class="big">96.04</dd>' in made.text
        assert "ita-2568.xlsx" in made.text

    def it_takes_a_doubtful_value_only_where_it_is_ticked(self, visitor: Visitor) -> None:
        page = review(visitor, pasted=TEXT)
        options = dict(
            re.findall(r'value="(\d+)"[^>]*><label for="confirmed-\d+">.*?<strong>(\S+)</strong>', page.text)
        )
        assert {"90.00", "100.00"} <= set(options.values())
        [ticked] = [row for row, value in options.items() if value == "100.00"]
        accept = page.find(r'action="(/page/[\w-]+/accept)"')
        with_it = visitor.outcome(visitor.post(accept, confirmed=[ticked]))
        assert with_it.status == 200
        both = visitor.outcome(visitor.post(accept, confirmed=list(options)))
        assert "เลือกไว้มากกว่าหนึ่งค่า" in both.text

    def it_fills_the_blanks_of_an_open_book_and_keeps_what_stands(self, visitor: Visitor) -> None:
        page = visitor.open("a.yaml", case_text().encode())
        key = page.find(r'action="/book/([\w-]+)/report"')
        assert f'value="{key}" selected' in visitor.get(f"/import?into={key}").text
        found = review(visitor, pasted="ปีงบประมาณ พ.ศ. 2568\nคะแนนรวม\t96.04\ni1\t98.00\ni2\t96.67", into=key)
        assert "ต่างจากสมุดงาน 1 ค่า" in found.text
        accept = found.find(r'action="(/page/[\w-]+/accept)"')
        kept = visitor.outcome(visitor.post(accept))
        replaced = visitor.outcome(visitor.post(accept, replaced=["0"]))
        figure = r"ปฏิบัติหน้าที่</th>[\s\S]*?figure\">([\d.]+)"
        assert kept.find(figure) == replaced.find(figure) == "98.67"  # the announced figure stands
        assert kept.text != replaced.text

    def it_reads_a_file(self, visitor: Visitor) -> None:
        answer = visitor.outcome(visitor.post("/import", [("files", "ผล.txt", TEXT.encode())]))
        assert "ผล.txt" in answer.text
        assert "96.04" in answer.text

    @pytest.mark.parametrize(
        ("fields", "message"),
        [
            ({}, "ยังไม่ได้วางข้อความ"),
            ({"pasted": "ไม่มีตัวเลข"}, "ITA-E"),
            ({"pasted": TEXT, "year": "ปีนี้"}, "ต้องเป็นตัวเลข"),
            ({"pasted": TEXT, "into": "x"}, "ไม่ได้เปิดอยู่แล้ว"),
        ],
    )
    def it_tells_what_is_missing(self, visitor: Visitor, fields: dict[str, str], message: str) -> None:
        assert message in review(visitor, **fields).text
