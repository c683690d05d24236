"""What ``ita target`` prints: Thai lines of a plan, in the order an officer asks."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.analysis.targets import MOST_STEPS, Slack, TargetPlan
from ita_tools.analysis.targets.fresh_sample import SAMPLES
from ita_tools.analysis.targets.outcome import PURPOSE, interval_text, outcome_text, step_text
from ita_tools.jobs.load import ScoredAssessment
from ita_tools.jobs.target import successors
from ita_tools.rounding import points
from ita_tools.rubric import Edition

__all__ = ["slack_rows", "target_lines", "target_notes"]

_SAMPLE = (
    f"โอกาสรักษาระดับได้จากการสุ่มซ้ำ {SAMPLES:,} ครั้ง (คลาดเคลื่อนได้ราว 0.03) "
    "โดยสมมติว่าผู้ตอบชุดใหม่มีจำนวนเท่าเดิม ความเห็นเหมือนเดิม "
    "และตอบแต่ละข้อเป็นอิสระต่อกัน คะแนนที่ผู้ตรวจให้คงเดิม ถ้าทราบเพียงค่าเฉลี่ย แสดงเป็นช่วง"
)


def target_lines(opened: ScoredAssessment, plan: TargetPlan) -> Iterator[str]:
    """Yield where the agency stands, what is missing, and the cheapest ways."""
    result, edition = opened.result, opened.edition
    asked = [f"คะแนนรวม {points(plan.goal.total)}"]
    asked += [f"{_short(edition, code)} {points(least)}" for code, least in plan.goal.tools.items()]
    yield f"ปัจจุบัน: คะแนนรวม {points(result.total)} ระดับ {result.level or '-'}"
    if result.total is not None:
        goal = f"{' '.join(asked)} ขึ้นไป"
        yield f"เป้าหมาย: {plan.goal.level} ({goal})" if plan.goal.level else f"เป้าหมาย: {goal}"
    if not plan.known:
        yield "คะแนนไม่ครบ จึงหาทางไปสู่เป้าหมายไม่ได้ กรอกคะแนนทุกข้อ หรือคะแนนที่ประกาศของเครื่องมือที่ไม่มีคะแนนรายข้อ"
        return
    for code, (now, needs) in plan.missing.items():
        short = _short(edition, code)
        yield f"ยังขาด: {short} ได้ {points(now)} ต้องได้ {points(needs)} (ขาด {points(needs - now)})"
    if result.total is not None and result.total < plan.goal.total:
        yield f"ยังขาด: คะแนนรวม {points(plan.goal.total - result.total)}"
    yield from _ways(edition, plan)


def _ways(edition: Edition, plan: TargetPlan) -> Iterator[str]:
    if plan.cost is None:
        dear = f"ทุกทางใช้แรงเกิน {MOST_STEPS:,} หน่วย จึงไม่แสดง"
        yield dear if plan.too_dear else "ไม่มีทางถึงเป้าหมายจากข้อที่ทำได้และข้อมูลที่มี"
        return
    if plan.cost == 0:
        yield "ถึงเป้าหมายแล้ว"
        return
    shown = f"แสดง {len(plan.ways)} ทาง ยังมีทางอื่นอีก" if plan.more else f"มี {len(plan.ways)} ทาง"
    yield f"ทางที่ใช้แรงน้อยที่สุด: {plan.cost} หน่วย {shown}"
    for number, way in enumerate(plan.ways, 1):
        outcome = outcome_text(edition, way)
        yield f"{number}. ได้คะแนนรวม {points(way.total)} {way.level or '-'} {outcome}"
        for step in way.steps:
            yield f"   - {step_text(edition, step)}: {edition.item_by_code[step.key[2]].title}"


def slack_rows(opened: ScoredAssessment, plan: TargetPlan) -> Iterator[tuple[str, ...]]:
    """Yield a table: how far each tool stands above what the goal asks of it."""
    if plan.slack:
        yield "เครื่องมือ", "ต้องได้", "สูงกว่าเกณฑ์", "ต่ำกว่าเกณฑ์เมื่อ", "โอกาสรักษาระดับ"
    for code, slack in plan.slack.items():
        chance = "-" if slack.chance is None else _chance(slack.chance)
        short = _short(opened.edition, code)
        yield short, points(slack.needs), points(slack.points), _lost(slack), chance


def _lost(slack: Slack) -> str:
    if slack.points < 0:
        return "ต่ำกว่าอยู่แล้ว"
    if slack.answers:
        return f"{interval_text(slack.answers)} คำตอบต่ำลงหนึ่งตัวเลือก"
    if slack.items:
        one = f" (ลดหนึ่งข้อเหลือ {points(slack.after_one_item)})"
        return f"{slack.items} ข้อลดลงหนึ่งขั้น{one}"
    return "-"


def target_notes(opened: ScoredAssessment, plan: TargetPlan) -> Iterator[str]:
    """Yield what the plan rests on, and what it cannot tell."""
    least, most = plan.cost_range
    if plan.cost and (least, most) != (plan.cost, plan.cost):
        end = "หรืออาจไปไม่ถึง" if most is None else f"ถึง {most}"
        yield f"น้ำหนักหรือคำตอบบางส่วนไม่ทราบแน่ แรงที่ใช้อยู่ระหว่าง {least} {end} หน่วย"
    if plan.differing:
        names = ", ".join(opened.result.name(key) for key in plan.differing)
        yield f"ตัวเลขที่ประกาศต่างจากที่คำนวณได้: {names} ตรวจด้วย ita check ก่อน แผนนี้ถือว่าความต่างคงสัดส่วนเดิม"
    for code in plan.uncounted:
        short = _short(opened.edition, code)
        yield f"ไม่ทราบจำนวนผู้ตอบ {short} จึงไม่คิดคำตอบของแบบวัดนี้ กรอกในแผ่นงาน ผู้ตอบแบบวัด"
    if plan.keeping:
        yield f"โอกาสรักษาระดับ {opened.result.level} ไว้ได้: {_chance(plan.keeping)}"
        yield _SAMPLE
    if any(step.answers for way in plan.ways for step in way.steps) or plan.slack:
        yield PURPOSE
    yield from _next_year(opened.edition, plan)


def _next_year(edition: Edition, plan: TargetPlan) -> Iterator[str]:
    codes = [step.key[2] for way in plan.ways for step in way.steps]
    if not codes:
        return
    following = successors(edition, codes)
    yield "หลักเกณฑ์ของปีถัดไปอาจต่างไป" + ("" if following else " และยังไม่มีในโปรแกรม")
    for code, items in (following or {}).items():
        continued = f"ต่อเนื่องเป็นข้อ {' '.join(items)}" if items else "ไม่มีข้อที่ต่อเนื่อง"
        yield f"- ข้อ {code}: ปี {edition.year + 1} {continued}"


def _short(edition: Edition, code: str) -> str:
    return edition.tool_by_code[code].short


def _chance(chance: tuple[object, object]) -> str:
    low, high = chance
    return str(low) if low == high else f"{low} ถึง {high}"
