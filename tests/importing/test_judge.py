"""One wrong digit: no figure is called sure that the other figures of its source contradict."""

from __future__ import annotations

import random
import re
from decimal import Decimal

import pytest

import ita_tools
from ita_tools.assessment.flatten import unflatten
from ita_tools.importing import read_lines
from ita_tools.importing.sources.plain_text import text_lines
from ita_tools.rubric import load_edition

EDITION = load_edition(2567)
HEADINGS = {"EIT1": "EIT ส่วนที่ 1", "EIT2": "EIT ส่วนที่ 2"}
FIGURE = re.compile(r"(?<=\t)\d+\.\d\d$", re.MULTILINE)


def document(draw: random.Random, share: float) -> tuple[str, dict[tuple[str, ...], Decimal]]:
    """Return a result with total, tools, indicators and a share of the items, and its figures."""
    keys = [(tool, item.code) for item in EDITION.items for tool in item.tools]
    values = {}
    for tool, code in keys:
        scale = EDITION.item_by_code[code].scale
        steps = [option.value for option in scale.options] if scale.kind == "steps" else [100, 96, 88, 50]
        values["items", tool, code, "score"] = Decimal(draw.choice(steps))
    result = ita_tools.score(unflatten(EDITION.year, values))
    figures = {("published", "total"): result.total}
    figures |= {("published", "tools", each.code): result.tool(each.code) for each in EDITION.tools}
    lines = [f"ผลการประเมิน ITA ปีงบประมาณ พ.ศ. {EDITION.year}", f"คะแนนรวม\t{result.total}"]
    lines += [
        f"{HEADINGS.get(code, code)}\t{figures['published', 'tools', code]}" for code in EDITION.tool_by_code
    ]
    for each in EDITION.indicators:
        figures["published", "indicators", each.code] = score = result.indicator(each.code)
        lines.append(f"ตัวชี้วัดที่ {each.code}\t{each.title}\t{score}")
    for tool, code in keys:
        if draw.random() < share:
            figures["items", tool, code] = score = result.item(tool, code)
            lines.append(f"{HEADINGS.get(tool, tool)}\t{code}\t{score}")
    return "\n".join(lines), {key: value for key, value in figures.items() if value is not None}


def spoiled(text: str, draw: random.Random) -> str:
    """Return a text with one digit of one figure replaced."""
    match = draw.choice(list(FIGURE.finditer(text)))
    place = draw.choice([n for n in range(match.start(), match.end()) if text[n] != "."])
    return (
        text[:place] + draw.choice([each for each in "0123456789" if each != text[place]]) + text[place + 1 :]
    )


class DescribeWrongDigit:
    @pytest.mark.parametrize("seed", range(12))
    def it_is_never_sure_where_the_printed_figures_contradict_it(self, seed):
        draw = random.Random(seed)  # noqa: S311 - no secret
        text, figures = document(draw, 1)
        read = read_lines(text_lines(spoiled(text, draw), "a.txt")).sure
        wrong = {each.field for each in read if each.field in figures and each.value != figures[each.field]}
        assert wrong == set()

    def it_is_not_sure_where_no_missing_item_could_make_up_for_it(self):
        rows = "ตัวชี้วัดที่ 1\tการปฏิบัติหน้าที่\t99.00\ni1\t50.00"
        read = read_lines(text_lines(rows, "a.txt"), 2568)
        assert {each.field: each.sure for each in read.candidates} == {
            ("published", "indicators", "1"): False,
            ("items", "IIT", "i1"): False,
        }

    def it_is_not_sure_in_a_tool_whose_total_is_the_same_when_rounded(self):
        text, figures = document(random.Random(1), 1)  # noqa: S311 - no secret
        right = f"EIT ส่วนที่ 1\t{figures['published', 'tools', 'EIT1']}\n"
        wrong = f"EIT ส่วนที่ 1\t{figures['published', 'tools', 'EIT1'] + Decimal('0.01')}\n"
        assert text.count(right) == 1
        read = read_lines(text_lines(text.replace(right, wrong), "a.txt")).sure
        assert ("published", "tools", "EIT1") not in {each.field for each in read}


class DescribeRightFigures:
    @pytest.mark.parametrize("share", [1, 0.6, 0.2])
    def it_leaves_none_of_them_to_be_confirmed(self, share):
        text, figures = document(random.Random(7), share)  # noqa: S311 - no secret
        read = {each.field: each.value for each in read_lines(text_lines(text, "a.txt")).sure}
        assert {key: read.get(key) for key in figures} == figures
