"""Assessment files to :class:`Assessment`: YAML or JSON, all faults of a file reported together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from ita_tools.assessment.distribution import BookOrigin, Conflict, Division
from ita_tools.assessment.model import (
    Agency,
    Analysis,
    Assessment,
    AuditEntry,
    Constraint,
    ItemAnswer,
    LoadedAssessment,
    Measure,
    Previous,
    Published,
    Respondents,
)
from ita_tools.decoder import MappingDecoder, number_of, text_of
from ita_tools.errors import ItaError, KeyRepeated, ValueWrong, raise_faults
from ita_tools.files import read_bytes
from ita_tools.rounding import half_up
from ita_tools.thai import number_from
from ita_tools.yaml_json import SourceNode, decoded, parse

__all__ = ["Validator", "decode_assessment", "parse_assessment", "read_assessment"]

_PERCENT_PLACES = 4
"""Decimal places kept of a share of answers, in percent."""

Validator = Callable[[LoadedAssessment], Iterable[ItaError]]
"""Finds further faults of a reading, to be reported together with those of the file."""


def read_assessment(path: Path, judge: Validator | None = None) -> LoadedAssessment:
    """Read an assessment file.

    Raises
    ------
    FileMissing, FileForeign, FileDangerous, SyntaxBroken
        The file cannot be read.
    ItaError
        What is wrong in it; :class:`Faults` where it is more than one thing.
    """
    return parse_assessment(decoded(read_bytes(path), path.name), path.name, judge)


def parse_assessment(text: str, file: str, judge: Validator | None = None) -> LoadedAssessment:
    """Read the text of an assessment file; ``file`` names it in messages and tells YAML from JSON."""
    faults: list[ItaError] = []
    return decode_assessment(parse(text, file, faults), file, faults, judge)


def decode_assessment(
    root: SourceNode, file: str, faults: Iterable[ItaError] = (), judge: Validator | None = None
) -> LoadedAssessment:
    """Read a parsed document, whatever it was parsed from: text or the cells of a workbook.

    ``faults`` that parsing has found are raised together with those of the reading and of the ``judge``.
    """
    found = list(faults)
    with MappingDecoder(root, found) as top:
        assessment = _assessment(top)
    reading = LoadedAssessment(assessment, file, _places(root))
    raise_faults([*found, *(judge(reading) if judge else ())])
    return reading


def _places(root: SourceNode) -> dict[str, str]:
    found, waiting = {"": root.where}, [("", root.value)] if isinstance(root.value, (dict, list)) else []
    for above, branch in waiting:  # grows while it is walked
        if isinstance(branch, dict):
            inner = [(f"{above}.{name}" if above else name, node) for name, node in branch.items()]
        else:
            inner = [(f"{above}[{number}]", node) for number, node in enumerate(branch, 1)]
        found |= {place: node.where for place, node in inner}
        waiting += [(place, node.value) for place, node in inner if isinstance(node.value, (dict, list))]
    return found


def _assessment(top: MappingDecoder) -> Assessment:
    return Assessment(
        edition=top.whole("edition", required=True) or 0,
        note=top.text("note"),
        agency=_agency(top),
        items=_items(top),
        published=_published(top),
        unprocessed=top.texts("unprocessed"),
        previous=_previous(top),
        history=_history(top),
        respondents=_respondents(top),
        division_list=_records(top, "division_list", Division),
        divisions=_texts(top, "divisions"),
        states=_texts(top, "states"),
        comments=_texts(top, "comments"),
        analysis=_analysis(top),
        plan=tuple(filter(None, map(_measure, top.records("plan")))),
        constraints=_records(top, "constraints", Constraint),
        trail=_records(top, "trail", AuditEntry),
        origin=_origin(top),
        conflicts=_records(top, "conflicts", Conflict),
    )


def _agency(top: MappingDecoder) -> Agency:
    with top.fields("agency") as fields:
        return Agency(**{key: fields.text(key) for key in Agency.__slots__})


def _texts(top: MappingDecoder, key: str) -> dict[str, str]:
    with top.fields(key) as group:
        return {name: text for name, node in group.rest() if (text := text_of(node, group.faults))}


def _scores(top: MappingDecoder, key: str, low: int = 0) -> dict[str, Decimal]:
    with top.fields(key) as group:
        found = {name: number_of(node, group.faults, low, 100) for name, node in group.rest()}
    return {name: half_up(score) for name, score in found.items() if score is not None}


def _history(top: MappingDecoder) -> dict[int, Decimal]:
    history: dict[int, Decimal] = {}
    with top.fields("history") as group:
        for name, node in group.rest():
            year, total = _year(name, node, group.faults), number_of(node, group.faults, 0, 100)
            if year in history:
                group.faults.append(
                    KeyRepeated(f"ปี {year} ซ้ำกัน", where=node.where, remedy="เหลือไว้เพียงแห่งเดียว")
                )
            elif year is not None and total is not None:
                history[year] = half_up(total)
    return history


def _year(name: str, node: SourceNode, faults: list[ItaError]) -> int | None:
    year = number_from(name)
    if year is None or year != int(year):
        faults.append(
            ValueWrong(f"{name} ไม่ใช่ปีงบประมาณ", where=node.where, remedy="ใส่ปี พ.ศ. เป็นตัวเลข เช่น 2567")
        )
        return None
    return int(year)


def _items(top: MappingDecoder) -> dict[str, dict[str, ItemAnswer]]:
    items: dict[str, dict[str, ItemAnswer]] = {}
    with top.fields("items") as tools:
        for tool, node in tools.rest():
            with MappingDecoder(node, tools.faults) as group:
                entries = {code: _entry(entry, tools.faults) for code, entry in group.rest()}
            items[tool] = {code: entry for code, entry in entries.items() if entry}
    return {tool: entries for tool, entries in items.items() if entries}


def _entry(node: SourceNode, faults: list[ItaError]) -> ItemAnswer:
    if not isinstance(node.value, dict):
        return ItemAnswer(score=_score(number_of(node, faults, 0, 100)))
    with MappingDecoder(node, faults) as fields:
        return ItemAnswer(
            score=_score(fields.number("score", 0, 100)),
            counts=_counts(fields),
            percent=_percent(fields),
            derived=fields.flag("derived"),
            url=fields.text("url"),
            note=fields.text("note"),
            parts=_item_parts(fields),
        )


def _item_parts(fields: MappingDecoder) -> dict[str, ItemAnswer]:
    if "parts" not in fields:
        return {}
    with fields.fields("parts") as group:
        found = {code: _entry(node, group.faults) for code, node in group.rest()}
    return {code: part for code, part in found.items() if part}


def _score(value: Decimal | None) -> Decimal | None:
    return None if value is None else half_up(value)


def _counts(fields: MappingDecoder) -> tuple[int, ...] | None:
    counts = []
    for node in fields.nodes("counts"):
        value = number_of(node, fields.faults, 0, 10**7)
        if value is not None and value != value.to_integral_value():
            fields.faults.append(
                ValueWrong(
                    f"จำนวนผู้ตอบต้องเป็นจำนวนเต็ม แต่พบ {value}",
                    where=node.where,
                    remedy="ใส่จำนวนคน หรือใส่ร้อยละในแถวร้อยละ (percent) แทน",
                )
            )
        counts.append(int(value or 0))
    return tuple(counts) or None


def _percent(fields: MappingDecoder) -> tuple[Decimal, ...] | None:
    shares = [number_of(node, fields.faults, 0, 100) for node in fields.nodes("percent")]
    if not shares or None in shares:
        return None
    return tuple(half_up(share, _PERCENT_PLACES) for share in shares if share is not None)


def _published(top: MappingDecoder) -> Published:
    with top.fields("published") as fields:
        return Published(
            total=_score(fields.number("total", 0, 100)),
            level=fields.text("level"),
            tools=_scores(fields, "tools"),
            indicators=_scores(fields, "indicators"),
            subindicators=_scores(fields, "subindicators"),
            parts=_by_tool(fields, "parts"),
            differences=_scores(fields, "differences", -100),
        )


def _by_tool(fields: MappingDecoder, key: str) -> dict[str, dict[str, Decimal]]:
    with fields.fields(key) as tools:
        found = {tool: _scores(tools, tool) for tool, _ in tools.rest()}
    return {tool: scores for tool, scores in found.items() if scores}


def _previous(top: MappingDecoder) -> Previous | None:
    if "previous" not in top:
        return None
    with top.fields("previous") as fields:
        found = Previous(
            fields.whole("edition", required=True) or 0, _published(fields), _by_tool(fields, "items")
        )
    return found if found.published or found.items else None


def _respondents(top: MappingDecoder) -> dict[str, Respondents]:
    found: dict[str, Respondents] = {}
    with top.fields("respondents") as tools:
        for tool, node in tools.rest():
            with MappingDecoder(node, tools.faults) as fields:
                found[tool] = Respondents(fields.whole("count"), _groups(fields))
    return {tool: respondents for tool, respondents in found.items() if respondents}


def _groups(fields: MappingDecoder) -> dict[str, dict[str, int]]:
    with fields.fields("groups") as headings:
        found = {heading: _headcounts(headings, heading) for heading, _ in headings.rest()}
    return {heading: groups for heading, groups in found.items() if groups}


def _headcounts(headings: MappingDecoder, heading: str) -> dict[str, int]:
    with headings.fields(heading) as groups:
        found = {name: groups.whole(name) for name, _ in groups.rest()}
    return {name: count for name, count in found.items() if count is not None}


def _analysis(top: MappingDecoder) -> dict[str, Analysis]:
    found: dict[str, Analysis] = {}
    with top.fields("analysis") as group:
        for key, node in group.rest():
            with MappingDecoder(node, group.faults) as fields:
                found[key] = Analysis(fields.text("cause"), fields.text("way_forward"))
    return {key: analysis for key, analysis in found.items() if analysis}


def _measure(fields: MappingDecoder) -> Measure:
    texts = {key: fields.text(key) for key in Measure.__slots__ if key != "steps"}
    steps = [line.strip() for text in fields.texts("steps") for line in text.split("\n")]
    return Measure(steps=tuple(filter(None, steps)), **texts)


_Record = TypeVar("_Record", Constraint, AuditEntry, Division, Conflict)


def _records(top: MappingDecoder, key: str, kind: type[_Record]) -> tuple[_Record, ...]:
    """Read a list of records that hold nothing but texts; empty ones are left out."""
    found = [kind(**{name: fields.text(name) for name in kind.__slots__}) for fields in top.records(key)]
    return tuple(filter(None, found))


def _origin(top: MappingDecoder) -> BookOrigin:
    with top.fields("origin") as fields:
        return BookOrigin(
            base=fields.text("base"),
            division=fields.text("division"),
            when=fields.text("when"),
            due=fields.text("due"),
            part=tuple(fields.text("part").split()),
            sent=_texts(fields, "sent"),
            digest=fields.text("digest"),
        )
