"""Drawn scores of an edition, and tables of them in any order of columns."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal

from ita_tools.rubric import Edition

__all__ = ["HEADINGS", "Scores", "ordered_columns", "random_scores"]

Scores = dict[tuple[str, ...], Decimal]
HEADINGS = {"EIT1": "EIT ส่วนที่ 1", "EIT2": "EIT ส่วนที่ 2"}


def random_scores(edition: Edition, draw: random.Random) -> Scores:
    """Return a score for every item of an edition."""
    scores = {}
    for item in edition.items:
        for tool in item.tools:
            steps = [option.value for option in item.scale.options]
            value = draw.choice(steps) if item.scale.kind == "steps" else draw.randint(7000, 9999) / 100
            scores["items", tool, item.code] = Decimal(str(value)).quantize(Decimal("0.01"))
    return scores


def ordered_columns(edition: Edition, scores: Scores, draw: random.Random) -> Iterator[str]:
    """Yield a table for each tool, with columns and rows in a drawn order."""
    for tool in edition.tools:
        yield f"แบบวัด {HEADINGS.get(tool.code, tool.code)}"
        columns = {"ลำดับ": "1", "ข้อ": "", "ข้อคำถาม": "", "คะแนน": "", "เกณฑ์": "85.00", "ผลต่าง": "-0.17"}
        order = draw.sample(list(columns), len(columns))
        yield "\t".join(order)
        items = [key for key in scores if key[1] == tool.code]
        draw.shuffle(items)
        for key in items:
            title = edition.item_by_code[key[2]].title
            cells = columns | {"ข้อ": key[2], "ข้อคำถาม": title, "คะแนน": f"{scores[key]}"}
            yield "\t".join(cells[name] for name in order)
