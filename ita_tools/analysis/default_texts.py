"""Texts that the program writes where the agency wrote none: the report prints them, the workbook shows them.

They take plain words, so that a workbook can put the addresses of cells in their place.
"""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.rubric import Edition

__all__ = [
    "ANALYSIS_TITLE",
    "IMPROVEMENT_TITLE",
    "MEASURES_TITLE",
    "comparison_sentence",
    "default_background",
    "default_foreword",
    "default_subject",
    "default_summary_title",
    "fiscal_year",
    "result_sentence",
    "target_sentence",
    "with_target",
]

ANALYSIS_TITLE = ("รายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส", "ในการดำเนินงานของหน่วยงานภาครัฐ (ITA)")
"""First lines of the title: one line would be too long for a cover and break at the wrong word."""
IMPROVEMENT_TITLE = "และการนำผลการประเมินไปสู่การพัฒนาองค์กร"
MEASURES_TITLE = "และมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"


def fiscal_year(year: int | str) -> str:
    """Return a fiscal year for a sentence.

    >>> fiscal_year(2568)
    'ปีงบประมาณ พ.ศ. 2568'
    """
    return f"ปีงบประมาณ พ.ศ. {year}"


def default_summary_title(plan_year: str) -> str:
    """Return the title of the short paper in two lines; ``plan_year`` is that of the measures in words."""
    return f"มาตรการส่งเสริมคุณธรรมและความโปร่งใส\nภายในหน่วยงาน {plan_year}"


def default_subject(year: str) -> str:
    """Return the subject of the memo; ``year`` is that of the result in words."""
    return f"รายงานผลการประเมินคุณธรรมและความโปร่งใส (ITA) {year}"


def default_foreword(
    agency: str, edition: Edition, plan_year: str, *, has_measures: bool, has_constraints: bool
) -> tuple[str, str]:
    """Return the paragraphs of the foreword; plan and constraints are named only if the report has them."""
    purpose = (
        f"{agency}จัดทำรายงานฉบับนี้เพื่อวิเคราะห์ผล{edition.title} และกำหนดแนวทาง"
        "พัฒนาองค์กรจากผลการประเมินนั้น โดยมุ่งให้ผู้บริหารและเจ้าหน้าที่ใช้เป็นกรอบในการปฏิบัติงาน "
        "และให้ประชาชนตรวจสอบการดำเนินงานของหน่วยงานได้"
    )
    limits = " ตลอดจนข้อจำกัดของหน่วยงาน" if has_constraints else ""
    if not has_measures:
        return purpose, (
            f"รายงานแสดงผลการประเมินและผลการวิเคราะห์{limits} เพื่อให้ส่วนราชการในสังกัดนำไปกำหนดมาตรการและแผนปฏิบัติการ"
        )
    return purpose, (
        f"รายงานแสดงผลการประเมิน ผลการวิเคราะห์ และมาตรการ{plan_year} ที่ระบุขั้นตอน ระยะเวลา และผู้รับผิดชอบ"
        f"{limits} เพื่อให้ส่วนราชการในสังกัดนำไปปฏิบัติและรายงานความก้าวหน้าได้"
    )


def default_background(agency: str, edition: Edition, *, draft: bool = False) -> Iterator[tuple[str, bool]]:
    """Yield the paragraphs of the background, and whether each is one of a list.

    A ``draft`` names what of them is inferred.
    """
    yield (
        f"{agency}เข้าร่วม{edition.title} ซึ่งสำนักงานคณะกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ "
        "(สำนักงาน ป.ป.ช.) ดำเนินการผ่านระบบ ITAS เพื่อให้หน่วยงานทราบระดับคุณธรรมและความโปร่งใสของตน "
        "และนำผลไปปรับปรุงการปฏิบัติงานและการให้บริการ",
        False,
    )
    requirement = edition.report
    if requirement is None:
        return
    inferred = " (อนุมานจากปีใกล้เคียง)" if requirement.provenance.inferred and draft else ""
    yield (
        f"หน่วยงานต้องเผยแพร่รายงานตามข้อ {requirement.item} {requirement.title} "
        f"ของการประเมิน{fiscal_year(requirement.edition)}{inferred} โดยมีเนื้อหาดังนี้",
        False,
    )
    yield from ((demand, True) for demand in requirement.demands)
    named = " ".join(f"({n}) {name}" for n, name in enumerate(requirement.fields, 1))
    yield f"มาตรการแต่ละรายการต้องระบุ {named}", False


def result_sentence(agency: str, score: str, level: str = "") -> str:
    """Return a sentence on total and level; ``score`` has its unit."""
    return f"{agency}ได้คะแนนรวม {score}" + (f" อยู่ในระดับ “{level}”" if level else "")


def comparison_sentence(year: str, score: str, level: str, change: str) -> str:
    """Return how the total changed from that of a fiscal year, given in words, with its level if known."""
    before = f"ที่ได้ {score}" + (f" ระดับ “{level}”" if level else "")
    return f"เมื่อเทียบกับ{year} {before} คะแนนรวม{change}"


def with_target(result: str, target: str) -> str:
    """Join the sentence on the result to the one on the target."""
    return f"{result} ทั้งนี้ {target}"


def target_sentence(target: str, difference: str, above: int) -> str:
    """Return how far the total is from the target: ``above`` it (1), at it (0) or below it (-1)."""
    if above == 0:
        return f"คะแนนรวมเท่ากับค่าเป้าหมาย {target} คะแนน"
    return f"คะแนนรวม{'สูง' if above > 0 else 'ต่ำ'}กว่าค่าเป้าหมาย {target} คะแนน อยู่ {difference} คะแนน"
