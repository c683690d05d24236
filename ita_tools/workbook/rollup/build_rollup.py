"""The whole workbook of a roll-up. The same groups give the same bytes."""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ita_tools.sharing.rollup.skipped_files import SkippedFile
from ita_tools.workbook.rollup.agencies import write_agencies, write_ranking
from ita_tools.workbook.rollup.indicators import write_indicators
from ita_tools.workbook.rollup.output_mark import MARK
from ita_tools.workbook.rollup.overview import write_overview
from ita_tools.workbook.rollup.rollup_page import Styles
from ita_tools.workbook.rollup.sources import Origin, write_skipped, write_sources
from ita_tools.workbook.themed_workbook import themed_workbook

if TYPE_CHECKING:
    from ita_tools.sharing.rollup.by_edition import EditionGroup

__all__ = ["build_rollup"]

_CREATED = datetime(2025, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def build_rollup(groups: Sequence[EditionGroup], skipped: Sequence[SkippedFile], origin: Origin) -> bytes:
    """Return the .xlsx workbook: overview, agencies, ranking, indicators, skipped files, sources."""
    stream = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # XlsxWriter only warns when it drops something
        with themed_workbook(stream) as book:
            book.set_properties({"title": "ภาพรวมผลการประเมิน ITA", "created": _CREATED})
            book.set_custom_property(MARK, origin.version)
            styles = Styles(book)
            write_overview(book, styles, groups, len(skipped))
            write_agencies(book, styles, groups)
            write_ranking(book, styles, groups)
            write_indicators(book, styles, groups)
            write_skipped(book, styles, skipped)
            write_sources(book, styles, groups, origin)
    return stream.getvalue()
