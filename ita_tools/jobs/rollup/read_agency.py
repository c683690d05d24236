"""Read the files of a roll-up: the row of each, or the reason why it is skipped.

No content of a file stops the others from being read. A row also tells what the agency lacks for the next
level, and the items any one of which is enough.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from ita_tools.analysis.targets import goal_of, next_level, plan_ways
from ita_tools.errors import FileDangerous, FileForeign, ItaError
from ita_tools.jobs.check import check_opened, findings_to_fix
from ita_tools.jobs.load import ScoredAssessment, load_file_and_bytes
from ita_tools.jobs.rollup.discover_files import Task
from ita_tools.jobs.worker_pool import CRASHED, work_on_all
from ita_tools.sharing.rollup.agency_summary import AgencySummary, LevelGap, SourceFile, summarise
from ita_tools.sharing.rollup.skipped_files import SkippedFile, skip_with_error
from ita_tools.workbook.rollup import is_rollup

__all__ = ["AgencyOutcome", "Reader", "digest_of", "level_gap", "read_agency", "read_all"]

AgencyOutcome = AgencySummary | SkippedFile | None
"""``None`` is a file that is not even reported as skipped: an earlier roll-up."""

Reader = Callable[[Task], AgencyOutcome]
_HASH_LENGTH = 12
_log = logging.getLogger(__name__)
_ONE_ITEM = Decimal(5)
"""Points of the total that no single item gives: up to them the search for one is worth its time."""


def read_agency(task: Task) -> AgencyOutcome:
    """Read a file through the pre-flight, score it and run the checks; no error is raised."""
    try:
        opened, data = load_file_and_bytes(task.path)
        return _row(opened, SourceFile(task.shown, digest_of(data), task.path.stat().st_mtime))
    except FileForeign as error:
        return None if is_rollup(task.path) else skip_with_error(task.shown, error)
    except ItaError as error:
        return skip_with_error(task.shown, error)
    except Exception as error:
        _log.debug("%s", task.path, exc_info=True)
        return SkippedFile(
            task.shown,
            f"อ่านไฟล์ไม่สำเร็จ ({type(error).__name__})",
            "ตรวจไฟล์นี้ด้วย ita check แล้วแจ้งผู้พัฒนาหากยังไม่สำเร็จ",
            ItaError.code,
        )


def read_all(
    tasks: Sequence[Task], jobs: int | None = None, read: Reader = read_agency
) -> Iterator[AgencyOutcome]:
    """Yield the outcome of each file, in any order; see :func:`ita_tools.jobs.worker_pool.work_on_all`."""
    return work_on_all(tasks, read, _crashing_file, jobs)


def _crashing_file(task: Task) -> SkippedFile:
    return SkippedFile(task.shown, CRASHED, "ขอไฟล์ใหม่จากผู้ส่ง", FileDangerous.code)


def digest_of(data: bytes) -> str:
    """Return the short hash by which the bytes of a file are known in a roll-up."""
    return hashlib.sha256(data).hexdigest()[:_HASH_LENGTH]


def _row(opened: ScoredAssessment, source: SourceFile) -> AgencySummary | SkippedFile:
    assessment = opened.assessment
    if assessment.origin.division or assessment.origin.part:
        division = assessment.origin.division or "สำนัก/กอง"
        return SkippedFile(
            source.file,
            f"เป็นสมุดงานส่วนของ{division} ไม่ใช่ของทั้งหน่วยงาน",
            "รวมเข้าสมุดงานหลักด้วย ita merge แล้วใช้สมุดงานหลัก",
        )
    has_score = any(score.value is not None for score in opened.result.scores.values())
    if not assessment.agency.name and not has_score:
        return SkippedFile(source.file, "ยังไม่ได้กรอกชื่อหน่วยงานและคะแนน", "กรอกข้อมูลในสมุดงาน หรือนำไฟล์ออก")
    findings = check_opened(opened)
    level = opened.reading.where("published.level")
    contradicted = any(each.code == "level-differs" and each.where == level for each in findings)
    return summarise(
        assessment,
        opened.result,
        len(findings_to_fix(findings)),
        source,
        level_contradicted=contradicted,
        gap=None if contradicted else level_gap(opened),
    )


def level_gap(opened: ScoredAssessment) -> LevelGap | None:
    """Return what is missing; ``None`` at the best level, or where a score that it asks is not known."""
    result, bands = opened.result, opened.edition.band_by_name
    if result.total is None or result.level not in bands or result.level == next(iter(bands)):
        return None
    goal = goal_of(opened.edition, next_level(result), None)
    scores = {code: result.tool(code) for code in goal.tools}
    tools = [
        (code, goal.tools[code] - score)
        for code, score in scores.items()
        if score is not None and score < goal.tools[code]
    ]
    gap = LevelGap(str(goal.level), max(goal.total - result.total, Decimal(0)), tuple(tools))
    if None in scores.values() or not gap.scores:
        return None
    return LevelGap(gap.level, gap.total, gap.tools, tuple(_items(opened, gap)))


def _items(opened: ScoredAssessment, gap: LevelGap) -> Iterator[tuple[str, str]]:
    """Yield the items that an assessor scores and that alone lead to the next level."""
    asked = [opened.edition.asks_people(code) for code, _ in gap.tools]
    if any(asked) or len(asked) > 1 or gap.total > _ONE_ITEM:
        return
    people = [tool.code for tool in opened.edition.tools if opened.edition.asks_people(tool.code)]
    for way in plan_ways(opened.assessment, opened.result, 1, people).ways:
        [step, *others] = way.steps
        if way.sure and not others and step.answers is None:
            yield step.key[1], step.key[2]
