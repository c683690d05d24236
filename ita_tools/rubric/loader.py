"""Read edition files (YAML) into :class:`Edition`; all faults of a file are reported together, with lines."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Literal

from ita_tools.decoder import MappingDecoder
from ita_tools.errors import ItaError, raise_faults
from ita_tools.files import read_bytes
from ita_tools.rounding import SCORE_PLACES
from ita_tools.rubric.edition_validation import validate_edition
from ita_tools.rubric.items import Confidence, Item, Option, Part, Provenance, Scale, Weight
from ita_tools.rubric.model import (
    INDICATOR_MEANS,
    TOOL_MEANS,
    Band,
    Edition,
    Indicator,
    Issue,
    ReportRequirement,
    RespondentMinimum,
    RespondentRule,
    Rounding,
    SubIndicator,
    Target,
    Tool,
    Unprocessed,
)
from ita_tools.yaml_json import SourceNode, decode_utf8, parse

__all__ = ["decode_edition", "parse_edition", "parse_levels", "read_edition"]

_CONFIDENCES: tuple[Confidence, ...] = ("published", "derived", "inferred")
_GROUP = re.compile(r"\(([a-z_]+)[^()]*\)$")
"""The first key of a path, as messages write it."""
_STATUSES = ("verified", "transcribed", "draft")
_NO_SOURCE = Provenance((), "inferred")
_EMPTY_SCALE = Scale("", "answers", (), _NO_SOURCE)


def read_edition(path: Path) -> Edition:
    """Read and check an edition file.

    Raises
    ------
    FileMissing, FileForeign, FileDangerous, SyntaxBroken
        The file cannot be read.
    ItaError
        A fault of its content; :class:`Faults` for several.
    """
    return parse_edition(decode_utf8(read_bytes(path), path.name), path.name)


def parse_edition(text: str, file: str) -> Edition:
    """Build an edition from the text of its file and validate it.

    Raises
    ------
    ItaError
        A fault of syntax or content; :class:`Faults` for several.
    """
    faults: list[ItaError] = []
    edition, _ = decode_edition(text, file, faults)
    raise_faults(faults)
    return edition


def decode_edition(text: str, file: str, faults: list[ItaError]) -> tuple[Edition, SourceNode]:
    """Build an edition from the text of its file, and its source; add all that is wrong to ``faults``.

    Where there are faults, the edition is not to be used.
    """
    root = parse(text, file, faults)
    edition = _edition(root, faults)
    skip = _groups(faults)
    if None not in skip:
        faults += validate_edition(edition, file, root, frozenset(each for each in skip if each))
    return edition, root


def _groups(faults: list[ItaError]) -> set[str | None]:
    """Return the groups of a file that could not be decoded; ``None`` for the file itself."""
    found = [_GROUP.search(fault.where) for fault in faults]
    return {match[1] if match else None for match in found}


def _edition(root: SourceNode, faults: list[ItaError]) -> Edition:
    with MappingDecoder(root, faults) as top:
        scales = _scales(top)
        with top.fields("sources", required=True) as sources:
            source_titles = {key: node.text for key, node in sources.remaining()}
        scheme, bands = parse_levels(top)
        return Edition(
            year=top.integer("edition", required=True) or 0,
            title=top.text("title", required=True),
            status=top.choice("status", _STATUSES, required=True),
            note=top.text("note"),
            sources=source_titles,
            rounding=_rounding(top),
            tools=tuple(map(_tool, top.records("tools", required=True))),
            indicators=tuple(map(_indicator, top.records("indicators", required=True))),
            subindicators=tuple(map(_subindicator, top.records("subindicators"))),
            items=tuple(_item(record, scales) for record in top.records("items", required=True)),
            level_scheme=scheme,
            bands=bands,
            target=_target(top),
            unprocessed=_unprocessed(top),
            issues=tuple(map(_issue, top.records("issues"))),
            report=_report(top),
            previous=top.integer("previous"),
            changes=top.texts("changes"),
            respondent_minimum=_minimum(top),
            issues_overlap=top.flag("issues_overlap"),
        )


def parse_levels(top: MappingDecoder) -> tuple[str, tuple[Band, ...]]:
    """Return the name of the level scheme and its bands, the highest first."""
    with top.fields("levels", required=True) as levels:
        return levels.text("scheme", required=True), tuple(map(_band, levels.records("bands", required=True)))


def _provenance(fields: MappingDecoder) -> Provenance:
    return Provenance(
        sources=fields.texts("source"),
        confidence=fields.choice("confidence", _CONFIDENCES, required=True) or "inferred",
        note=fields.text("evidence"),
    )


def _decimal(fields: MappingDecoder, key: str) -> Decimal:
    return fields.number(key, 0, 100, required=True) or Decimal(0)


def _rounding(top: MappingDecoder) -> Rounding:
    with top.fields("rounding", required=True) as fields:
        fields.choice("mode", ("half-up",), required=True)
        # The only number: workbook formulas and scores of assessments use it too.
        fields.choice("places", (str(SCORE_PLACES),), required=True)
        return Rounding(SCORE_PLACES, _provenance(fields))


def _tool(fields: MappingDecoder) -> Tool:
    return Tool(
        code=fields.text("code", required=True),
        title=fields.text("title", required=True),
        short=fields.text("short", required=True),
        weight=_decimal(fields, "weight"),
        mean=fields.choice("mean", tuple(TOOL_MEANS)) or TOOL_MEANS[0],
        provenance=_provenance(fields),
    )


def _indicator(fields: MappingDecoder) -> Indicator:
    mean = fields.choice("mean", tuple(INDICATOR_MEANS), required=True)
    return Indicator(
        code=fields.text("code", required=True),
        title=fields.text("title", required=True),
        tools=fields.texts("tools"),
        mean=mean or INDICATOR_MEANS[0],
        provenance=_provenance(fields),
    )


def _subindicator(fields: MappingDecoder) -> SubIndicator:
    return SubIndicator(
        code=fields.text("code", required=True),
        title=fields.text("title", required=True),
        indicator=fields.text("indicator", required=True),
        provenance=_provenance(fields),
    )


def _scales(top: MappingDecoder) -> dict[str, Scale]:
    scales: dict[str, Scale] = {}
    with top.fields("scales", required=True) as group:
        for code, node in group.remaining():
            with MappingDecoder(node, group.faults) as fields:
                kind: Literal["answers", "steps"] = "steps" if "steps" in fields else "answers"
                with fields.fields(kind, required=True) as answers:
                    options = tuple(
                        Option(label, answers.integer(label, 0, 100, required=True) or 0)
                        for label in answers.all_keys()
                    )
                scales[code] = Scale(code, kind, options, _provenance(fields))
    return scales


def _item(fields: MappingDecoder, scales: dict[str, Scale]) -> Item:
    parts = tuple(
        _part(record, str(number), scales) for number, record in enumerate(fields.records("parts"), 1)
    )
    scale = parts[0].scale if parts else _scale(fields, scales)
    with fields.fields("weight") as record:
        weight = Weight(_decimal(record, "value"), _provenance(record)) if "value" in record else None
    return Item(
        code=fields.text("code", required=True),
        title=fields.text("title", required=True),
        tools=fields.texts("tools"),
        indicator=fields.text("indicator", required=True),
        subindicator=fields.text("subindicator") or None,
        scale=scale,
        reverse=fields.flag("reverse"),
        weight=weight,
        provenance=_provenance(fields),
        parts=parts,
        note=fields.text("note"),
        succeeds=fields.texts("succeeds"),
        not_for=fields.texts("not_for"),
    )


def _part(fields: MappingDecoder, code: str, scales: dict[str, Scale]) -> Part:
    title = fields.text("title", required=True)
    return Part(code, title, _scale(fields, scales), fields.texts("not_for"))


def _scale(fields: MappingDecoder, scales: dict[str, Scale]) -> Scale:
    return scales.get(fields.choice("scale", tuple(scales), required=True), _EMPTY_SCALE)


def _band(fields: MappingDecoder) -> Band:
    return Band(
        name=fields.text("name", required=True),
        total_min=_decimal(fields, "total_min"),
        every_tool_min=fields.number("every_tool_min", 0, 100),
        tool_min=_tool_min(fields),
        provenance=_provenance(fields),
    )


def _tool_min(band: MappingDecoder) -> dict[str, Decimal]:
    with band.fields("tool_min") as fields:
        least = {tool: fields.number(tool, 0, 100, required=True) for tool in fields.all_keys()}
    return {tool: number for tool, number in least.items() if number is not None}


def _target(top: MappingDecoder) -> Target:
    with top.fields("target", required=True) as fields:
        return Target(_decimal(fields, "score"), fields.text("share"), _provenance(fields))


def _unprocessed(top: MappingDecoder) -> Unprocessed:
    with top.fields("unprocessed", required=True) as fields:
        return Unprocessed(_decimal(fields, "counts_as"), fields.texts("reasons"), _provenance(fields))


def _minimum(top: MappingDecoder) -> RespondentMinimum | None:
    if "respondent_minimum" not in top:
        return None
    with top.fields("respondent_minimum") as fields:
        tools = [key for key in fields.all_keys() if key not in ("source", "confidence", "evidence")]
        return RespondentMinimum({tool: _least(fields, tool) for tool in tools}, _provenance(fields))


def _least(fields: MappingDecoder, tool: str) -> int | RespondentRule | None:
    """Read a number of respondents, or a rule for it."""
    node = fields.peek(tool)
    if node is None or not isinstance(node.value, dict):
        return fields.integer(tool)
    with fields.fields(tool) as rule:
        return RespondentRule(
            rule.number("share", 0, 100),
            rule.integer("least"),
            rule.integer("most"),
            rule.flag("all_if_fewer"),
        )


def _issue(fields: MappingDecoder) -> Issue:
    return Issue(
        code=fields.text("code", required=True),
        title=fields.text("title", required=True),
        items=fields.texts("items"),
        provenance=_provenance(fields),
    )


def _report(top: MappingDecoder) -> ReportRequirement | None:
    if "report" not in top:
        return None
    with top.fields("report") as fields:
        return ReportRequirement(
            edition=fields.integer("edition", required=True) or 0,
            item=fields.text("item", required=True),
            title=fields.text("title", required=True),
            demands=fields.texts("demands"),
            fields=fields.texts("fields"),
            columns=fields.texts("columns"),
            provenance=_provenance(fields),
        )
