"""The kinds of report, each a list of chapters in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from ita_tools.report.chapters.background import background
from ita_tools.report.chapters.by_indicator import by_indicator
from ita_tools.report.chapters.by_tool import by_tool
from ita_tools.report.chapters.cover import cover
from ita_tools.report.chapters.hindrances import hindrances
from ita_tools.report.chapters.item_analysis import item_analysis
from ita_tools.report.chapters.overall import overall
from ita_tools.report.chapters.plan import plan
from ita_tools.report.document import Block, Report
from ita_tools.report.material import Material

__all__ = ["KINDS", "Chapter", "compose_report"]

Chapter = Callable[[Material], Iterator[Block]]

IMPROVEMENT: Sequence[Chapter] = (
    cover, background, overall, by_tool, by_indicator, item_analysis, plan, hindrances,
)

KINDS: Mapping[str, Sequence[Chapter]] = {"improvement": IMPROVEMENT}


def compose_report(kind: str, material: Material) -> Report:
    """Compose a report of a kind from its chapters."""
    blocks = [block for chapter in KINDS[kind] for block in chapter(material)]
    title = f"การนำผลการประเมิน ITA ไปสู่การพัฒนาองค์กร {material.year} {material.agency}"
    return Report(title, material.agency, material.edition.year, blocks)
