"""The table of ``ita edition show``."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.cli.i18n import _
from ita_tools.rounding import points
from ita_tools.rubric import Band, Edition, Provenance

__all__ = ["edition_rows"]

_CONFIDENCE = {"published": "ประกาศ", "derived": "พิสูจน์จากคะแนนจริง", "inferred": "อนุมาน"}


def edition_rows(edition: Edition) -> Iterator[tuple[str, str, str, str]]:
    """Yield kind, code, text and confidence of every tool, level, indicator and item."""
    for tool in edition.tools:
        yield _("เครื่องมือ"), tool.code, f"{tool.title} {tool.weight}%", _sure(tool.provenance)
    for band in edition.bands:
        yield _("ระดับ"), band.name, _least(band), _sure(band.provenance)
    for indicator in edition.indicators:
        yield _("ตัวชี้วัด"), indicator.code, indicator.title, _sure(indicator.provenance)
        for item in edition.items_of_indicator(indicator.code):
            weight = f" ({item.weight.value}% {_sure(item.weight.provenance)})" if item.weight else ""
            yield _("ข้อ"), item.code, f"{item.title}{weight}", _sure(item.provenance)


def _least(band: Band) -> str:
    total = points(band.total_min)
    if band.every_tool_min is None:
        return _("ตั้งแต่ {}").format(total)
    return _("ตั้งแต่ {} และทุกเครื่องมือ {}").format(total, points(band.every_tool_min))


def _sure(provenance: Provenance) -> str:
    return _(_CONFIDENCE[provenance.confidence])
