"""Documents made without care: no value is sure that is not the agency's of the year, and few are lost."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal

import pytest

from ita_tools.errors import ItaError
from ita_tools.importing import read_lines
from ita_tools.importing.sources.plain_text import html_lines, text_lines
from ita_tools.rubric import Edition, load_edition
from tests.importing.drawn_tables import HEADINGS, Scores, random_scores

YEAR = 2568
HEAD = f"ผลการประเมิน ITA ปีงบประมาณ พ.ศ. {YEAR}"
CONFUSED = dict(zip("กดปฟชอีืเบคผพ", "ถตบพซฮืเี้ปศฝฟ", strict=False))
"""Letters that scanners take for others."""


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_edition(YEAR)


@pytest.fixture(scope="module")
def scores(edition: Edition) -> Scores:
    return random_scores(edition, random.Random(7))  # noqa: S311 - no secret


def tables(edition: Edition, scores: Scores, headings: str, cells: str) -> Iterator[str]:
    """Yield a table for each tool; ``{}`` stands for the score, ``{other}`` for another figure."""
    yield HEAD
    for tool in edition.tools:
        yield f"แบบวัด {HEADINGS.get(tool.code, tool.code)}"
        yield headings.replace("|", "\t")
        for path, value in scores.items():
            if path[1] == tool.code:
                title = edition.item_by_code[path[2]].title
                texts = cells.format(value, code=path[2], title=title, other=f"{100 - value / 7:.2f}")
                yield texts.replace("|", "\t")


def read(text: str, source: str = "a.txt") -> Scores:
    lines = html_lines(text, source) if source.endswith("html") else text_lines(text, source)
    return {
        each.field: each.value for each in read_lines(lines).sure if each.field[0] in ("items", "published")
    }


class DescribeColumnBesideTheScore:
    @pytest.mark.parametrize(
        "headings",
        ["ปี 67|ปี 68", "ปีก่อน|ปีนี้", "ปีที่ผ่านมา|ปีปัจจุบัน", "ค่าเฉลี่ยจังหวัด|คะแนน", "Max|คะแนน", "KPI|ผล"],
    )
    def it_is_told_apart_by_its_heading(self, edition, scores, headings):
        lines = tables(edition, scores, f"ข้อ|ข้อคำถาม|{headings}", "{code}|{title}|{other}|{}")
        assert read("\n".join(lines)) == scores

    @pytest.mark.parametrize("headings", ["เทศบาลตำบลก|เทศบาลตำบลข", "คะแนนเบื้องต้น|คะแนนสุทธิ", "2024|2025"])
    def it_makes_both_doubtful_where_the_heading_does_not_tell(self, edition, scores, headings):
        lines = tables(edition, scores, f"ข้อ|ข้อคำถาม|{headings}", "{code}|{title}|{other}|{}")
        assert read("\n".join(lines)) == {}


class DescribeScoreOfAnotherScale:
    @pytest.mark.parametrize("heading", ["ค่าเฉลี่ย", "ค่าเฉลี่ย (เต็ม 5)"])
    def it_is_refused(self, edition, scores, heading):
        small = {path: (value / 20).quantize(Decimal("0.01")) for path, value in scores.items()}
        with pytest.raises(ItaError, match=r"คะแนน"):
            read("\n".join(tables(edition, small, f"ข้อ|{heading}", "{code}|{}")))


class DescribeFigureOfOthers:
    @pytest.mark.parametrize(
        "text",
        [
            "ค่าเป้าหมายที่ตั้งไว้ในปีถัดไป\nIIT\t95.00\nOIT\t100.00\nคะแนนรวม\t97.00",
            "เปรียบเทียบกับเทศบาลตำบลข\nIIT\t95.00\nOIT\t91.00\nคะแนนรวม\t92.00",
            "IIT เฉลี่ยทั้งประเทศ\t91.05\nคะแนนรวมของจังหวัด\t90.05",
            "ตัวอย่าง: หน่วยงาน ก ได้คะแนนรวม 95.55 คะแนน อยู่ในระดับ “ผ่านดี”",
        ],
    )
    def it_is_neither_sure_nor_contradicts_the_agencys(self, edition, scores, text):
        lines = [*tables(edition, scores, "ข้อ|คะแนน", "{code}|{}"), text]
        assert read("\n".join(lines)) == scores


class DescribeMergedCell:
    def it_leaves_its_room_in_the_rows_below(self, edition, scores):
        rows = ["<tr><th>เครื่องมือ</th><th>ข้อ</th><th>พ.ศ. 2567</th><th>พ.ศ. 2568</th></tr>"]
        for tool in edition.tools:
            own = [path for path in scores if path[1] == tool.code]
            for n, path in enumerate(own):
                name = HEADINGS.get(tool.code, tool.code)
                first = "" if n else f'<td rowspan="{len(own)}">{name}</td>'
                rows.append(f"<tr>{first}<td>{path[2]}</td><td>66.66</td><td>{scores[path]}</td></tr>")
        assert read(f"<p>{HEAD}</p><table>{''.join(rows)}</table>", "a.html") == scores

    def it_may_head_two_columns_and_name_a_part(self, edition, scores):
        rows = [
            "<tr><th rowspan=2>ข้อ</th><th colspan=2>ปีงบประมาณ</th></tr><tr><th>2567</th><th>2568</th></tr>"
        ]
        for tool in edition.tools:
            rows.append(f"<tr><td colspan=3>แบบวัด {HEADINGS.get(tool.code, tool.code)}</td></tr>")
            own = [path for path in scores if path[1] == tool.code]
            rows += [f"<tr><td>{path[2]}</td><td>66.66</td><td>{scores[path]}</td></tr>" for path in own]
        assert read(f"<p>{HEAD}</p><table>{''.join(rows)}</table>", "a.html") == scores


class DescribeOnlineForm:
    def it_has_the_code_in_brackets_behind_the_question(self, edition, scores):
        titles = [
            f"{HEADINGS.get(path[1], path[1])} [{path[2]} {edition.item_by_code[path[2]].title}]"
            for path in scores
        ]
        row = ["1/8/2568 10:00:00", *map(str, scores.values())]
        assert read("\n".join([HEAD, "\t".join(["Timestamp", *titles]), "\t".join(row)])) == scores


class DescribeScannedText:
    @pytest.mark.parametrize(("share", "least"), [(0.01, 1), (0.03, 0.97), (0.06, 0.9), (0.1, 0.8)])
    def it_gives_no_wrong_score_with_letters_misread(self, edition, scores, share, least):
        draw = random.Random(share)  # noqa: S311 - no secret
        text = "\n".join(tables(edition, scores, "ข้อ|ข้อคำถาม|คะแนน", "{code}|{title}|{}"))
        misread = "".join(CONFUSED.get(each, each) if draw.random() < share * 2 else each for each in text)
        found = read(misread)
        assert {path: value for path, value in found.items() if scores.get(path) != value} == {}
        assert len(found) >= least * len(scores)
