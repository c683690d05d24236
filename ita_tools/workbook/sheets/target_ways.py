"""The tables of the cheapest ways on sheet เป้าหมาย, the scores they were made for, and whether these hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ita_tools.analysis.targets import TargetPlan, TargetWay, plan_ways
from ita_tools.analysis.targets.carriers import MOST_COST
from ita_tools.analysis.targets.outcome import outcome_text, step_text
from ita_tools.assessment import Assessment
from ita_tools.scoring import Result
from ita_tools.scoring.plan import LEVEL
from ita_tools.workbook.formulas.display import computed, copy_of
from ita_tools.workbook.formulas.expression import COUNT, COUNTIF, IF, OR, CellRef, Expression, sum_of
from ita_tools.workbook.formulas.what_if import FOLLOWING, NOW, what_if_row
from ita_tools.workbook.hidden_keys import join_key
from ita_tools.workbook.sheet_model import Address, Block, Choice, Column, Computed, Input, Label, Row
from ita_tools.workbook.sheets.summary_sheet import judged_words

__all__ = ["AIM", "MADE", "REMEDY", "WaysTables", "current", "is_other"]

MADE = "=made"
"""Column of what the ways were made for."""
AIM: Address = (what_if_row(LEVEL), "=needs")
"""Cell of the level that is aimed at."""
_STATE: Address = ("=target.state", FOLLOWING)
_CURRENT, _STALE, _NONE = "ใช้ได้", "คำนวณใหม่", "ไม่มี"
_CHOOSE = "เลือกระดับที่ต้องการเทียบ ทางที่หาไว้เป็นของระดับถัดไปเท่านั้น"
_SHOWN = 3
"""Steps of the first way that stand in its line."""
REMEDY = "เมื่อข้อมูลเปลี่ยน ทางที่หาไว้แสดง คำนวณใหม่ ให้ใช้คำสั่ง ita target หรือสร้างสมุดงานใหม่ด้วย ita new --from"
"""What to do where the ways do not hold any more."""
_WAYS = (
    Column("=code", "ทางที่"),
    Column("=name", "ข้อที่ควรปรับปรุง"),
    Column("=cost", "แรงที่ใช้"),
    Column("=total", "คะแนนรวม"),
    Column("=level", "ระดับ"),
    Column("=tools", "เครื่องมือ"),
    Column("=current", "สถานะ"),
)


def is_other(now: Expression, made: Expression) -> Expression:
    """Whether a cell shows another value than the ways were made for; 0 is not like nothing."""
    return OR(now.differs(made), COUNT(now).differs(COUNT(made)))


def current(*changes: Expression) -> Computed:
    """Say whether any of some values has changed since the ways were made."""
    changed = changes[0] if len(changes) == 1 else OR(*changes)
    return computed(IF(changed, _STALE, ""), "note")


class WaysTables:
    """The ways to the next level of an assessment."""

    def __init__(self, assessment: Assessment, result: Result) -> None:
        self.assessment = assessment
        self.result = result
        self.edition = result.edition
        self.plan: TargetPlan = plan_ways(assessment, result, MOST_COST)
        self._counted = [tool.code for tool in self.edition.tools if self.edition.asks_people(tool.code)]
        self._people = [f"=target.people.{code}" for code in self._counted]

    def aim(self) -> Input:
        """Return the cell of the level that is aimed at; it starts as the next level.

        Where no level is known yet, it starts as the lowest one that reaches the target of the year, or as
        the highest of all.
        """
        reached, _ = judged_words(self.edition)
        first_aim = reached[-1] if reached else self.edition.bands[0].name
        start = self.plan.goal.level if self.plan.known else first_aim
        return Input("text", _CHOOSE, Choice(tuple(self.edition.band_by_name)), start)

    def state(self, watched: Sequence[str]) -> Row:
        """Return the row that says whether the ways hold; the rows ``watched`` are compared."""
        changed = [COUNTIF(CellRef(row, "=current"), _STALE) for row in (*watched, *self._people)]
        is_changed = sum_of(changed) > 0
        if self.plan.ways:
            other_aim = CellRef(*AIM).differs(self.plan.goal.level or "")
            state = IF(OR(other_aim, is_changed), _STALE, _CURRENT)
        else:
            state = IF(is_changed, _STALE, _NONE)
        return Row(_STATE[0], {"=name": Label("ทางที่หาไว้ท้ายแผ่นงาน"), FOLLOWING: computed(state, "strong")})

    def first(self) -> str:
        """Return the cheapest way in one line, or why there is none."""
        plan = self.plan
        if not plan.known:
            return "คะแนนไม่ครบ จึงหาทางไปสู่ระดับถัดไปไม่ได้"
        if plan.cost is None:
            return f"ไม่พบทางที่ใช้แรงไม่เกิน {MOST_COST} หน่วย ใช้คำสั่ง ita target เพื่อหาต่อ"
        if not plan.ways:
            return "ถึงระดับสูงสุดแล้ว"
        steps = [step_text(self.edition, step) for step in plan.ways[0].steps]
        rest = f" และอีก {len(steps) - _SHOWN} ข้อ" if len(steps) > _SHOWN else ""
        others = "" if len(plan.ways) == 1 else f" หรืออีก {len(plan.ways) - 1} ทาง"
        return f"ทางที่ใช้แรงน้อยที่สุดไปสู่ {plan.goal.level}: {' '.join(steps[:_SHOWN])}{rest}{others} ดูท้ายแผ่นงาน"

    def respondents(self) -> Block:
        """Declare the numbers of respondents that the ways were made for."""
        columns = (
            Column("=code", "รหัส"),
            Column("=name", "จำนวนผู้ตอบ"),
            Column(NOW, "ปัจจุบัน"),
            Column(MADE, "เมื่อหาทาง"),
        )
        return Block(
            "target.people",
            (*columns, Column("=current", "ข้อมูลเปลี่ยน")),
            list(self._respondents()),
            "จำนวนผู้ตอบที่ใช้หาทาง",
        )

    def _respondents(self) -> Iterator[Row]:
        for row, code in zip(self._people, self._counted, strict=True):
            filled = self.assessment.respondents.get(code)
            yield Row(
                row,
                {
                    "=code": Label(code, "code"),
                    "=name": Label(self.edition.tool_by_code[code].short),
                    NOW: copy_of(CellRef(join_key("respondents", code), "count"), "whole"),
                    MADE: Label(filled.count if filled else None, "whole"),
                    "=current": current(is_other(CellRef(row, NOW), CellRef(row, MADE))),
                },
            )

    def table(self) -> Block:
        """Declare the ways, all of the same cost."""
        rows = [self._way(number, way) for number, way in enumerate(self.plan.ways, 1)]
        more = " (ยังมีทางอื่นอีก)" if self.plan.more else ""
        none = [Row("", {"=name": Label(self.first())})]
        aim = self.plan.goal.level if self.plan.ways else "ระดับถัดไป"
        return Block("target.ways", _WAYS, rows or none, f"ทางที่ใช้แรงน้อยที่สุดไปสู่ {aim}{more}")

    def _way(self, number: int, way: TargetWay) -> Row:
        return Row(
            f"=target.way.{number}",
            {
                "=code": Label(number, "code"),
                "=name": Label("\n".join(step_text(self.edition, step) for step in way.steps)),
                "=cost": Label(sum(step.cost for step in way.steps), "whole"),
                "=total": Label(way.total, "points"),
                "=level": Label(way.level, "note"),
                "=tools": Label(outcome_text(self.edition, way), "note"),
                "=current": copy_of(CellRef(*_STATE), "note"),
            },
        )
