"""Write edition files, and draft the edition of a later year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ita_tools.rubric.items import Item, Part, Provenance, Scale
from ita_tools.rubric.model import TOOL_MEANS, Edition, RespondentRule, Tool
from ita_tools.yaml_json import drop_empty, dump_yaml

__all__ = ["edition_data", "edition_text", "next_edition"]


def edition_text(edition: Edition) -> str:
    """Write an edition file; :func:`parse_edition` reads the same edition from it."""
    return dump_yaml(edition_data(edition))


def edition_data(edition: Edition) -> dict[str, Any]:
    """Return an edition as plain data in the order of an edition file."""
    return drop_empty(
        {
            "edition": edition.year,
            "previous": edition.previous,
            "title": edition.title,
            "status": edition.status,
            "note": edition.note,
            "sources": dict(edition.sources),
            "rounding": {
                "mode": "half-up",
                "places": edition.rounding.places,
                **_sourced(edition.rounding.provenance),
            },
            "tools": [_tool(tool) for tool in edition.tools],
            "indicators": [_record(each, "code", "title", "tools", "mean") for each in edition.indicators],
            "subindicators": [_record(each, "code", "title", "indicator") for each in edition.subindicators],
            "scales": {code: _scale(scale) for code, scale in edition.scale_by_code.items()},
            "items": [_item(item) for item in edition.items],
            "levels": {
                "scheme": edition.level_scheme,
                "bands": [
                    drop_empty(_record(band, "name", "total_min", "every_tool_min", "tool_min"))
                    for band in edition.bands
                ],
            },
            "target": drop_empty(_record(edition.target, "score", "share")),
            "unprocessed": _record(edition.unprocessed, "counts_as", "reasons"),
            "issues": [_record(issue, "code", "title", "items") for issue in edition.issues],
            "issues_overlap": edition.issues_overlap,
            "respondent_minimum": _minimum(edition),
            "changes": list(edition.changes),
            "report": edition.report
            and _record(edition.report, "edition", "item", "title", "demands", "fields", "columns"),
        }
    )


def _record(fact: Any, *names: str) -> dict[str, Any]:  # noqa: ANN401 - any fact with a provenance
    """Return some fields of a fact as plain data, and its provenance."""
    return {**{name: _plain(getattr(fact, name)) for name in names}, **_sourced(fact.provenance)}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    return dict(value) if isinstance(value, Mapping) else value


def _tool(tool: Tool) -> dict[str, Any]:
    record = _record(tool, "code", "title", "short", "weight", "mean")
    return {key: value for key, value in record.items() if key != "mean" or value != TOOL_MEANS[0]}


def _sourced(provenance: Provenance) -> dict[str, Any]:
    return drop_empty(
        {"source": list(provenance.sources), "confidence": provenance.confidence, "evidence": provenance.note}
    )


def _scale(scale: Scale) -> dict[str, Any]:
    return {
        scale.kind: {option.label: option.value for option in scale.options},
        **_sourced(scale.provenance),
    }


def _item(item: Item) -> dict[str, Any]:
    weight = item.weight and {"value": item.weight.value, **_sourced(item.weight.provenance)}
    return drop_empty(
        {
            "code": item.code,
            "title": item.title,
            "tools": list(item.tools),
            "indicator": item.indicator,
            "subindicator": item.subindicator,
            "scale": None if item.parts else item.scale.code,
            "parts": [_part(part) for part in item.parts],
            "reverse": item.reverse,
            "weight": weight,
            "succeeds": list(item.succeeds),
            "not_for": list(item.not_for),
            "note": item.note,
            **_sourced(item.provenance),
        }
    )


def _part(part: Part) -> dict[str, Any]:
    return drop_empty({"title": part.title, "scale": part.scale.code, "not_for": list(part.not_for)})


def _minimum(edition: Edition) -> dict[str, Any] | None:
    minimum = edition.respondent_minimum
    if minimum is None:
        return None
    least = {tool: _least(number) for tool, number in minimum.by_tool.items()}
    return {**least, **_sourced(minimum.provenance)}


def _least(number: int | RespondentRule | None) -> int | dict[str, Any] | None:
    if not isinstance(number, RespondentRule):
        return number
    return drop_empty(
        {
            "share": number.share,
            "least": number.least,
            "most": number.most,
            "all_if_fewer": number.all_if_fewer,
        }
    )


def next_edition(edition: Edition, year: int) -> Edition:
    """Return a draft of a later year's edition with the facts of an edition.

    Every item continues the item of the same code. All facts are marked inferred: they must be compared with
    the manual of that year.
    """
    source = f"E{edition.year}"

    def as_draft(fact: Any) -> Any:  # noqa: ANN401 - any fact with a provenance
        return replace(fact, provenance=Provenance((source,), "inferred", ""))

    scales = {code: as_draft(scale) for code, scale in edition.scale_by_code.items()}
    report, minimum = edition.report, edition.respondent_minimum
    items = tuple(
        replace(
            as_draft(item),
            scale=scales[item.scale.code],
            succeeds=(item.code,),
            weight=item.weight and as_draft(item.weight),
            parts=tuple(replace(part, scale=scales[part.scale.code]) for part in item.parts),
        )
        for item in edition.items
    )
    return replace(
        edition,
        year=year,
        previous=edition.year,
        status="draft",
        items=items,
        changes=(),
        title=edition.title.replace(str(edition.year), str(year)),
        note=f"ร่างที่ยกมาจากปี {edition.year} ทุกรายการยังอนุมาน ให้ตรวจกับคู่มือของปี {year}",
        sources={source: f"หลักเกณฑ์ปีงบประมาณ พ.ศ. {edition.year}"},
        rounding=as_draft(edition.rounding),
        target=as_draft(edition.target),
        unprocessed=as_draft(edition.unprocessed),
        report=report and replace(as_draft(report), edition=report.edition + year - edition.year),
        tools=tuple(map(as_draft, edition.tools)),
        indicators=tuple(map(as_draft, edition.indicators)),
        subindicators=tuple(map(as_draft, edition.subindicators)),
        bands=tuple(map(as_draft, edition.bands)),
        issues=tuple(map(as_draft, edition.issues)),
        respondent_minimum=minimum and as_draft(minimum),
    )
