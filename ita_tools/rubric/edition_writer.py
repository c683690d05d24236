"""Edition to the text of its file: the start of next year's edition, and a proof that nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ita_tools.rubric.model import TOOL_MEANS, Edition, Item, Provenance, RespondentRule, Scale
from ita_tools.yaml_json import dump_yaml, filled

__all__ = ["edition_data", "edition_text", "next_edition"]


def edition_text(edition: Edition) -> str:
    """Write an edition file; reading it gives the same edition again."""
    return dump_yaml(edition_data(edition))


def edition_data(edition: Edition) -> dict[str, Any]:
    """Return an edition as plain data in the order of an edition file."""
    rounding, target, unprocessed = edition.rounding, edition.target, edition.unprocessed
    return filled(
        {
            "edition": edition.year,
            "previous": edition.previous,
            "title": edition.title,
            "status": edition.status,
            "note": edition.note,
            "sources": dict(edition.sources),
            "rounding": {"mode": "half-up", "places": rounding.places, **_sourced(rounding.provenance)},
            "tools": [
                {
                    "code": each.code,
                    "title": each.title,
                    "short": each.short,
                    "weight": each.weight,
                    **({} if each.mean == TOOL_MEANS[0] else {"mean": each.mean}),
                    **_sourced(each.provenance),
                }
                for each in edition.tools
            ],
            "indicators": [
                {
                    "code": each.code,
                    "title": each.title,
                    "tools": list(each.tools),
                    "mean": each.mean,
                    **_sourced(each.provenance),
                }
                for each in edition.indicators
            ],
            "subindicators": [
                {
                    "code": each.code,
                    "title": each.title,
                    "indicator": each.indicator,
                    **_sourced(each.provenance),
                }
                for each in edition.subindicators
            ],
            "scales": {code: _scale(scale) for code, scale in edition.scale_by_code.items()},
            "items": [_item(item) for item in edition.items],
            "levels": {
                "scheme": edition.level_scheme,
                "bands": [
                    filled(
                        {
                            "name": each.name,
                            "total_min": each.total_min,
                            "every_tool_min": each.every_tool_min,
                            "tool_min": dict(each.tool_min),
                            **_sourced(each.provenance),
                        }
                    )
                    for each in edition.bands
                ],
            },
            "target": filled({"score": target.score, "share": target.share, **_sourced(target.provenance)}),
            "unprocessed": {
                "counts_as": unprocessed.counts_as,
                "reasons": list(unprocessed.reasons),
                **_sourced(unprocessed.provenance),
            },
            "issues": [
                {
                    "code": each.code,
                    "title": each.title,
                    "items": list(each.items),
                    **_sourced(each.provenance),
                }
                for each in edition.issues
            ],
            "issues_overlap": edition.issues_overlap,
            "respondent_minimum": _minimum(edition),
            "changes": list(edition.changes),
            "report": _report(edition),
        }
    )


def _sourced(provenance: Provenance) -> dict[str, Any]:
    return filled(
        {"source": list(provenance.sources), "confidence": provenance.confidence, "evidence": provenance.note}
    )


def _scale(scale: Scale) -> dict[str, Any]:
    return {
        scale.kind: {option.label: option.value for option in scale.options},
        **_sourced(scale.provenance),
    }


def _item(item: Item) -> dict[str, Any]:
    weight = item.weight and {"value": item.weight.value, **_sourced(item.weight.provenance)}
    return filled(
        {
            "code": item.code,
            "title": item.title,
            "tools": list(item.tools),
            "indicator": item.indicator,
            "subindicator": item.subindicator,
            "scale": None if item.parts else item.scale.code,
            "parts": [{"title": part.title, "scale": part.scale.code} for part in item.parts],
            "reverse": item.reverse,
            "weight": weight,
            "succeeds": list(item.succeeds),
            "note": item.note,
            **_sourced(item.provenance),
        }
    )


def _minimum(edition: Edition) -> dict[str, Any] | None:
    minimum = edition.respondent_minimum
    if minimum is None:
        return None
    least = {tool: _least(number) for tool, number in minimum.by_tool.items()}
    return {**least, **_sourced(minimum.provenance)}


def _least(number: int | RespondentRule | None) -> int | dict[str, Any] | None:
    if not isinstance(number, RespondentRule):
        return number
    return filled(
        {
            "share": number.share,
            "least": number.least,
            "most": number.most,
            "all_if_fewer": number.all_if_fewer,
        }
    )


def _report(edition: Edition) -> dict[str, Any] | None:
    report = edition.report
    return (
        {
            "edition": report.edition,
            "item": report.item,
            "title": report.title,
            "demands": list(report.demands),
            "fields": list(report.fields),
            **_sourced(report.provenance),
        }
        if report
        else None
    )


def next_edition(edition: Edition, year: int) -> Edition:
    """Carry an edition over to a later year as a draft: nothing in it is published yet.

    Every item continues the item of the same code; all facts are marked inferred until somebody has read
    the new manual.
    """
    source = f"E{edition.year}"

    def carried(fact: Any) -> Any:  # noqa: ANN401 - any fact with a provenance
        return replace(fact, provenance=Provenance((source,), "inferred", ""))

    scales = {code: carried(scale) for code, scale in edition.scale_by_code.items()}
    report, minimum = edition.report, edition.respondent_minimum
    items = tuple(
        replace(
            carried(item),
            scale=scales[item.scale.code],
            succeeds=(item.code,),
            weight=item.weight and carried(item.weight),
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
        rounding=carried(edition.rounding),
        target=carried(edition.target),
        unprocessed=carried(edition.unprocessed),
        report=report and replace(carried(report), edition=report.edition + year - edition.year),
        tools=tuple(map(carried, edition.tools)),
        indicators=tuple(map(carried, edition.indicators)),
        subindicators=tuple(map(carried, edition.subindicators)),
        bands=tuple(map(carried, edition.bands)),
        issues=tuple(map(carried, edition.issues)),
        respondent_minimum=minimum and carried(minimum),
    )
