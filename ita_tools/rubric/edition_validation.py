"""Validate an edition: codes that exist, weights that add up to 100, levels without gaps, sources.

:func:`validate_edition` checks one file, :func:`succession_faults` that the items it continues exist in the
edition of the year before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from ita_tools.errors import EditionBroken
from ita_tools.rubric.edition_facts import facts_of, place_of
from ita_tools.rubric.edition_limits import limits
from ita_tools.rubric.model import Band, Edition, RespondentRule
from ita_tools.yaml_json import SourceNode

__all__ = ["file_name_faults", "succession_faults", "validate_edition"]

_FULL_WEIGHT = Decimal(100)
_Problems = Iterator[tuple[str, str]]
"""Key paths and messages."""


def validate_edition(
    edition: Edition, file: str, root: SourceNode | None = None, skip: frozenset[str] = frozenset()
) -> list[EditionBroken]:
    """Return every contradiction inside an edition, rule by rule.

    ``root`` is the parse tree of the file, for the lines. Rules that read a group of ``skip``, which was not
    decoded, are left out.
    """
    problems = (each for rule, groups in _RULES if not groups & skip for each in rule(edition))
    return _faults(problems, file, root)


def succession_faults(
    edition: Edition, previous: Edition, file: str = "", root: SourceNode | None = None
) -> list[EditionBroken]:
    """Return a fault for every item that continues one which the edition of the year before does not have."""
    return _faults(_unknown_predecessors(edition, previous), file or f"{edition.key}.yaml", root)


def file_name_faults(edition: Edition, file: str, root: SourceNode | None = None) -> list[EditionBroken]:
    """Return the fault of a file whose name is another year than its edition: it would never be loaded."""
    stem = file.removesuffix(".yaml")
    wrong = stem.isdigit() and stem != edition.key
    message = f"ชื่อไฟล์เป็นปี {stem} แต่ในไฟล์เป็นปี {edition.key}"
    return _faults(iter([("edition", message)] if wrong else []), file, root)


def _faults(problems: _Problems, file: str, root: SourceNode | None) -> list[EditionBroken]:
    return [
        EditionBroken(message, where=place_of(file, path, root), remedy="แก้ไขไฟล์หลักเกณฑ์ให้สอดคล้องกัน")
        for path, message in problems
    ]


def _unknown_predecessors(edition: Edition, previous: Edition) -> _Problems:
    if edition.previous != previous.year:
        yield "previous", f"ไม่ได้ระบุว่าปีก่อนหน้าคือ {previous.year}"
        return
    for item in edition.items:
        for code in item.succeeds:
            if code not in previous.item_by_code:
                yield f"items.{item.code}", f"หลักเกณฑ์ปี {previous.year} ไม่มีข้อ {code}"


def _repeated_codes(edition: Edition) -> _Problems:
    groups: dict[str, Iterable[str]] = {
        "tools": (tool.code for tool in edition.tools),
        "indicators": (indicator.code for indicator in edition.indicators),
        "subindicators": (part.code for part in edition.subindicators),
        "items": (item.code for item in edition.items),
        "levels": (band.name for band in edition.bands),
        "issues": (issue.code for issue in edition.issues),
    }
    groups |= {f"issues.{issue.code}": issue.items for issue in edition.issues}
    groups |= {f"items.{item.code}.succeeds": item.succeeds for item in edition.items}
    for path, codes in groups.items():
        yield from ((path, f"รหัส {code} ซ้ำกัน") for code, times in Counter(codes).items() if times > 1)
    indicators: dict[str, list[str]] = {}
    for item in edition.items:
        indicators.setdefault(item.code, []).append(item.indicator)
    for code, of_item in indicators.items():
        if len(set(of_item)) > 1:
            yield f"items.{code}", f"อยู่ในตัวชี้วัด {' และ '.join(dict.fromkeys(of_item))}"


def _unknown_codes(edition: Edition) -> _Problems:
    tools, indicators = edition.tool_by_code, edition.indicator_by_code
    for indicator in edition.indicators:
        for tool in indicator.tools:
            if tool not in tools:
                yield f"indicators.{indicator.code}", f"ไม่มีเครื่องมือ {tool}"
    for part in edition.subindicators:
        if part.indicator not in indicators:
            yield f"subindicators.{part.code}", f"ไม่มีตัวชี้วัด {part.indicator}"
    for issue in edition.issues:
        for code in issue.items:
            if code not in edition.item_by_code:
                yield f"issues.{issue.code}", f"ไม่มีข้อ {code}"
    minimum = edition.respondent_minimum.by_tool if edition.respondent_minimum else {}
    unknown = [tool for tool in minimum if tool not in tools]
    yield from (("respondent_minimum", f"ไม่มีเครื่องมือ {tool}") for tool in unknown)


def _misplaced_items(edition: Edition) -> _Problems:
    parts = {part.code: part.indicator for part in edition.subindicators}
    for item in edition.items:
        indicator = edition.indicator_by_code.get(item.indicator)
        if indicator is None:
            yield f"items.{item.code}", f"ไม่มีตัวชี้วัด {item.indicator}"
        elif set(item.tools) != set(indicator.tools):
            yield f"items.{item.code}", f"เครื่องมือไม่ตรงกับตัวชี้วัด {indicator.code}"
        elif indicator.mean == "subindicators" and not item.subindicator:
            yield f"items.{item.code}", "ไม่อยู่ในตัวชี้วัดย่อยใด จึงไม่มีผลต่อคะแนน"
        if item.subindicator and parts.get(item.subindicator) != item.indicator:
            yield f"items.{item.code}", f"ตัวชี้วัดย่อย {item.subindicator} ไม่อยู่ในตัวชี้วัด {item.indicator}"


def _empty_groups(edition: Edition) -> _Problems:
    for indicator in edition.indicators:
        if not indicator.tools:
            yield f"indicators.{indicator.code}", "ไม่ได้ระบุเครื่องมือ"
        if not edition.items_of_indicator(indicator.code):
            yield f"indicators.{indicator.code}", "ไม่มีข้อคำถาม"
        if indicator.mean == "subindicators" and not edition.subindicators_of(indicator.code):
            yield f"indicators.{indicator.code}", "ไม่มีตัวชี้วัดย่อย"
    for part in edition.subindicators:
        if not edition.items_of_subindicator(part.code):
            yield f"subindicators.{part.code}", "ไม่มีข้อคำถาม"
    for tool in edition.tools:
        if not edition.indicators_of_tool(tool.code):
            yield f"tools.{tool.code}", "ไม่มีตัวชี้วัด"


def _wrong_weights(edition: Edition) -> _Problems:
    total = sum((tool.weight for tool in edition.tools), Decimal(0))
    if total != _FULL_WEIGHT:
        yield "tools", f"น้ำหนักรวมได้ {total} ไม่ใช่ 100"
    for indicator in edition.indicators:
        weights = [item.weight for item in edition.items_of_indicator(indicator.code)]
        weighted = indicator.mean == "weighted-items"
        if weighted and len(indicator.tools) > 1:
            yield f"indicators.{indicator.code}", "ถ่วงน้ำหนักรายข้อได้เฉพาะตัวชี้วัดที่มีเครื่องมือเดียว"
        if any((weight is not None) != weighted for weight in weights):
            yield f"indicators.{indicator.code}", "น้ำหนักของข้อไม่ตรงกับวิธีคำนวณ"
        elif weighted and (of_items := sum(weight.value for weight in weights if weight)) != _FULL_WEIGHT:
            yield f"indicators.{indicator.code}", f"น้ำหนักของข้อรวมได้ {of_items} ไม่ใช่ 100"


def _wrong_options(edition: Edition) -> _Problems:
    for scale in edition.scale_by_code.values():
        values = [option.value for option in scale.options]
        if len(values) < 2 or {min(values), max(values)} != {0, 100}:
            yield f"scales.{scale.code}", "คะแนนของคำตอบต้องมีทั้ง 0 และ 100"


def _wrong_bands(edition: Edition) -> _Problems:
    bands, lows = edition.bands, [band.total_min for band in edition.bands]
    if not lows or lows[-1] != 0:
        yield "levels", f"ไม่มีระดับของคะแนนต่ำกว่า {lows[-1] if lows else 100} ระดับสุดท้ายต้องเริ่มที่ 0"
    if bands and bands[-1].asks_tools:
        yield f"levels.{bands[-1].name}", "ระดับสุดท้ายต้องไม่มีเงื่อนไขของเครื่องมือ"
    if lows != sorted(lows, reverse=True):
        yield "levels", "ต้องเรียงระดับจากสูงไปต่ำ"
    for number, band in enumerate(bands):
        covering = next((above for above in bands[:number] if _covers(above, band, edition)), None)
        if covering:
            yield f"levels.{band.name}", f"ไม่มีทางได้ระดับนี้ เพราะ {covering.name} ครอบคลุมแล้ว"
        for code in band.tool_min:
            if code not in edition.tool_by_code:
                yield f"levels.{band.name}", f"ไม่มีเครื่องมือ {code}"


def _covers(above: Band, below: Band, edition: Edition) -> bool:
    """Whether every result that reaches the lower band reaches the upper one too."""
    if above.total_min > below.total_min:
        return False
    least = ((above.least_of(code), below.least_of(code)) for code in edition.tool_by_code)
    return all(one is None or (other is not None and one <= other) for one, other in least)


def _items_outside_issues(edition: Edition) -> _Problems:
    if edition.issues_overlap or not edition.issues:
        return
    times = Counter(code for issue in edition.issues for code in set(issue.items))
    for item in edition.items:
        if not times[item.code]:
            yield f"items.{item.code}", "ไม่อยู่ในประเด็นใด"
        elif times[item.code] > 1:
            yield f"items.{item.code}", f"อยู่ใน {times[item.code]} ประเด็น"


def _wrong_successions(edition: Edition) -> _Problems:
    if edition.previous is not None and edition.previous >= edition.year:
        yield "previous", f"ปีก่อนหน้า {edition.previous} ต้องมาก่อนปี {edition.year}"
    for item in edition.items:
        if item.succeeds and edition.previous is None:
            yield f"items.{item.code}", "สืบเนื่องจากข้อของปีก่อนหน้า แต่ไม่ได้ระบุ previous"


def _missing_sources(edition: Edition) -> _Problems:
    for path, provenance in facts_of(edition):
        if not provenance.sources:
            yield path, "ไม่มีแหล่งอ้างอิง (source)"
        for source in provenance.sources:
            if source not in edition.sources:
                yield path, f"ไม่มีแหล่งอ้างอิง {source} ในหัวข้อ sources"


def _wrong_minimums(edition: Edition) -> _Problems:
    minimum = edition.respondent_minimum
    for tool, rule in minimum.by_tool.items() if minimum else ():
        if isinstance(rule, RespondentRule) and rule.share is None and rule.least is None:
            yield "respondent_minimum", f"{tool}: ต้องมี share หรือ least"
        if isinstance(rule, RespondentRule) and rule.most is not None and (rule.least or 0) > rule.most:
            yield "respondent_minimum", f"{tool}: least มากกว่า most"


_STRUCTURE = frozenset(("tools", "indicators", "subindicators", "items", "scales"))
_RULES: tuple[tuple[Callable[[Edition], _Problems], frozenset[str]], ...] = (
    (_repeated_codes, _STRUCTURE | {"levels", "issues"}),
    (_unknown_codes, _STRUCTURE | {"issues", "respondent_minimum"}),
    (_misplaced_items, _STRUCTURE),
    (_empty_groups, _STRUCTURE),
    (_wrong_weights, _STRUCTURE),
    (_wrong_options, frozenset(("scales", "items"))),
    (_wrong_bands, frozenset(("levels", "tools"))),
    (_items_outside_issues, frozenset(("items", "issues"))),
    (_wrong_minimums, frozenset(("respondent_minimum",))),
    (_wrong_successions, frozenset(("edition", "previous", "items"))),
    (limits, _STRUCTURE | {"levels", "issues", "target", "unprocessed"}),
    (_missing_sources, _STRUCTURE | {"sources", "levels", "issues", "report", "rounding"}),
)
"""The rules in order, each with the groups of the file it reads."""
