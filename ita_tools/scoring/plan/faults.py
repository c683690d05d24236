"""What a plan must not lack: every figure that a rule reads is made by one node before it, or filled in."""

from __future__ import annotations

from collections.abc import Iterable

from ita_tools.errors import EditionBroken
from ita_tools.scoring.plan.nodes import Key, Node

__all__ = ["FILLED_IN", "plan_faults"]

FILLED_IN = frozenset(("announced", "counts", "shares", "unprocessed", "derived", "agency"))
"""First parts of the keys of what an agency fills in."""


def plan_faults(plan: Iterable[Node], file: str) -> list[EditionBroken]:
    """Return a fault for every figure that is made twice, and for every input that no node makes."""
    made: set[Key] = set()
    found: list[tuple[Key, str]] = []
    for node in plan:
        lacking = [key for key in node.inputs if key not in made and key[0] not in FILLED_IN]
        found += [(node.key, f"ใช้คะแนน {' '.join(key)} ซึ่งไม่มีวิธีคิด") for key in dict.fromkeys(lacking)]
        if node.key in made:
            found.append((node.key, "มีวิธีคิดมากกว่าหนึ่งวิธี"))
        made.add(node.key)
    return [
        EditionBroken(f"คะแนน {' '.join(key)} {message}", where=file, remedy="แก้ไขไฟล์หลักเกณฑ์ให้สอดคล้องกัน")
        for key, message in found
    ]
