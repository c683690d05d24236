"""What a plan to the next level reads like in Thai: its steps, the outcome of a way, and its purpose."""

from __future__ import annotations

from ita_tools.analysis.targets.outcome import Interval, TargetWay, WayStep
from ita_tools.rounding import points
from ita_tools.rubric import Edition

__all__ = ["PURPOSE", "interval_text", "outcome_text", "step_text"]

PURPOSE = (
    "คะแนนของแบบวัดสูงขึ้นได้จากการปรับปรุงบริการ การเปิดเผยข้อมูล และการทำตามมาตรการเท่านั้น "
    "จำนวนคำตอบเป็นเพียงขนาดของการเปลี่ยนแปลง ไม่ใช่ให้ขอให้ผู้ตอบตอบต่างไปจากความเห็น"
)
"""What numbers of answers stand for, and what they do not."""


def step_text(edition: Edition, step: WayStep) -> str:
    """Return tool, item and scores of a step, with the answers where people answer."""
    _, tool, code = step.key
    answers = f" ({interval_text(step.answers)} คำตอบดีขึ้นหนึ่งตัวเลือก)" if step.answers else ""
    scores = f"{points(step.before)} เป็น {points(step.after)}"
    return f"{edition.tool_by_code[tool].short} ข้อ {code} {scores}{answers}"


def outcome_text(edition: Edition, way: TargetWay) -> str:
    """Return the scores of the tools that change, and whether weights that are not official matter."""
    changed = dict.fromkeys(step.key[1] for step in way.steps)
    tools = " ".join(f"{edition.tool_by_code[code].short} {points(way.tools[code])}" for code in changed)
    return tools if way.sure else f"{tools} (ขึ้นกับน้ำหนักที่อนุมาน)"


def interval_text(interval: Interval) -> str:
    """Return one number, or the least and the most.

    >>> interval_text((3, 3)), interval_text((3, 5))
    ('3', '3 ถึง 5')
    """
    least, most = interval
    return str(least) if least == most else f"{least} ถึง {most}"
