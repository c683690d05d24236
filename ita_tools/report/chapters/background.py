"""Background: what ITA is and what the agency must publish."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ita_tools.analysis.default_texts import default_background
from ita_tools.report.chapters.own_text import own_text
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Heading, Paragraph

__all__ = ["background"]


def background(title: str) -> Callable[[ReportContext], Iterator[Block]]:
    """Return the chapter: the officer's own text, else why the agency takes part and what it must publish."""

    def chapter(context: ReportContext) -> Iterator[Block]:
        yield Heading(title)
        yield from own_text(context.texts.background) if context.texts.background else _default(context)

    return chapter


def _default(context: ReportContext) -> Iterator[Block]:
    for text, is_listed in default_background(context.agency, context.edition, draft=context.draft):
        yield Paragraph(text, "bullet") if is_listed else Paragraph(text)
