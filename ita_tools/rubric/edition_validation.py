"""What an edition must not contradict: codes that resolve, weights that add up, bands without gaps.

One file is judged by itself (:func:`contradictions`); whether its items continue items that the year before
really had takes both editions (:func:`succession_faults`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from ita_tools.errors import EditionBroken
from ita_tools.rubric.model import Edition, Provenance

__all__ = ["misnamed", "succession_faults", "validate_edition"]

_WHOLE = Decimal(100)
_Found = Iterator[tuple[str, str]]


def validate_edition(edition: Edition, file: str) -> list[EditionBroken]:
    """Return every contradiction of an edition with itself, in the order of its file."""
    rules = (
        _repeated,
        _dangling,
        _misplaced,
        _empty,
        _weights,
        _options,
        _bands,
        _issues,
        _successions,
        _unsourced,
    )
    return _broken((found for rule in rules for found in rule(edition)), file)


def succession_faults(edition: Edition, previous: Edition) -> list[EditionBroken]:
    """Return every item that continues an item the edition of the year before does not have."""
    return _broken(_unresolved(edition, previous), f"{edition.year}.yaml")


def misnamed(edition: Edition, file: str) -> list[EditionBroken]:
    """Return the fault of a file that is named for another year than it holds: nobody would find it."""
    stem = file.removesuffix(".yaml")
    wrong = stem.isdigit() and stem != str(edition.year)
    said = f"ชื่อไฟล์เป็นปี {stem} แต่ในไฟล์เป็นปี {edition.year}"
    return _broken(iter([("edition", said)] if wrong else []), file)


def _broken(found: _Found, file: str) -> list[EditionBroken]:
    return [
        EditionBroken(message, where=f"{file} ({place})", remedy="แก้ไขไฟล์หลักเกณฑ์ให้สอดคล้องกัน")
        for place, message in found
    ]


def _unresolved(edition: Edition, previous: Edition) -> _Found:
    if edition.previous != previous.year:
        yield "previous", f"ไม่ได้ระบุว่าปีก่อนหน้าคือ {previous.year}"
        return
    for item in edition.items:
        for code in item.succeeds:
            if code not in previous.item_by_code:
                yield f"items.{item.code}", f"หลักเกณฑ์ปี {previous.year} ไม่มีข้อ {code}"


def _repeated(edition: Edition) -> _Found:
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
    for place, codes in groups.items():
        yield from ((place, f"รหัส {code} ซ้ำกัน") for code, times in Counter(codes).items() if times > 1)


def _dangling(edition: Edition) -> _Found:
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


def _misplaced(edition: Edition) -> _Found:
    parts = {part.code: part.indicator for part in edition.subindicators}
    for item in edition.items:
        owner = edition.indicator_by_code.get(item.indicator)
        if owner is None:
            yield f"items.{item.code}", f"ไม่มีตัวชี้วัด {item.indicator}"
        elif set(item.tools) != set(owner.tools):
            yield f"items.{item.code}", f"เครื่องมือไม่ตรงกับตัวชี้วัด {owner.code}"
        elif owner.mean == "subindicators" and not item.subindicator:
            yield f"items.{item.code}", "ไม่อยู่ในตัวชี้วัดย่อยใด จึงไม่มีผลต่อคะแนน"
        if item.subindicator and parts.get(item.subindicator) != item.indicator:
            yield f"items.{item.code}", f"ตัวชี้วัดย่อย {item.subindicator} ไม่อยู่ในตัวชี้วัด {item.indicator}"


def _empty(edition: Edition) -> _Found:
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


def _weights(edition: Edition) -> _Found:
    total = sum((tool.weight for tool in edition.tools), Decimal(0))
    if total != _WHOLE:
        yield "tools", f"น้ำหนักรวมได้ {total} ไม่ใช่ 100"
    for indicator in edition.indicators:
        weights = [item.weight for item in edition.items_of_indicator(indicator.code)]
        weighted = indicator.mean == "weighted-items"
        if weighted and len(indicator.tools) > 1:
            yield f"indicators.{indicator.code}", "ถ่วงน้ำหนักรายข้อได้เฉพาะตัวชี้วัดที่มีเครื่องมือเดียว"
        if any((weight is not None) != weighted for weight in weights):
            yield f"indicators.{indicator.code}", "น้ำหนักของข้อไม่ตรงกับวิธีคำนวณ"
        elif weighted and (added := sum(weight.value for weight in weights if weight)) != _WHOLE:
            yield f"indicators.{indicator.code}", f"น้ำหนักของข้อรวมได้ {added} ไม่ใช่ 100"


def _options(edition: Edition) -> _Found:
    for scale in edition.scale_by_code.values():
        values = [option.value for option in scale.options]
        if len(values) < 2 or {min(values), max(values)} != {0, 100}:
            yield f"scales.{scale.code}", "คะแนนของคำตอบต้องมีทั้ง 0 และ 100"


def _bands(edition: Edition) -> _Found:
    lows = [band.total_min for band in edition.bands]
    if not lows or lows[-1] != 0:
        yield "levels", "ระดับสุดท้ายต้องเริ่มที่ 0"
    if edition.bands and edition.bands[-1].every_tool_min is not None:
        yield f"levels.{edition.bands[-1].name}", "ระดับสุดท้ายต้องไม่มีเงื่อนไขของเครื่องมือ"
    if lows != sorted(lows, reverse=True):
        yield "levels", "ต้องเรียงระดับจากสูงไปต่ำ"
    for band, below in zip(edition.bands, edition.bands[1:], strict=False):
        if band.total_min == below.total_min and band.every_tool_min is None:
            yield f"levels.{below.name}", f"ไม่มีทางได้ระดับนี้ เพราะ {band.name} ครอบคลุมแล้ว"


def _issues(edition: Edition) -> _Found:
    if edition.issues_overlap or not edition.issues:
        return
    times = Counter(code for issue in edition.issues for code in set(issue.items))
    for item in edition.items:
        if not times[item.code]:
            yield f"items.{item.code}", "ไม่อยู่ในประเด็นใด"
        elif times[item.code] > 1:
            yield f"items.{item.code}", f"อยู่ใน {times[item.code]} ประเด็น"


def _successions(edition: Edition) -> _Found:
    if edition.previous is not None and edition.previous >= edition.year:
        yield "previous", f"ปีก่อนหน้า {edition.previous} ต้องมาก่อนปี {edition.year}"
    for item in edition.items:
        if item.succeeds and edition.previous is None:
            yield f"items.{item.code}", "สืบเนื่องจากข้อของปีก่อนหน้า แต่ไม่ได้ระบุ previous"


def _unsourced(edition: Edition) -> _Found:
    facts: list[tuple[str, Provenance]] = [
        ("rounding", edition.rounding.provenance),
        ("target", edition.target.provenance),
        ("unprocessed", edition.unprocessed.provenance),
    ]
    facts += [(f"tools.{fact.code}", fact.provenance) for fact in edition.tools]
    facts += [(f"indicators.{fact.code}", fact.provenance) for fact in edition.indicators]
    facts += [(f"subindicators.{fact.code}", fact.provenance) for fact in edition.subindicators]
    facts += [(f"scales.{code}", fact.provenance) for code, fact in edition.scale_by_code.items()]
    facts += [(f"items.{fact.code}", fact.provenance) for fact in edition.items]
    facts += [(f"items.{fact.code}.weight", fact.weight.provenance) for fact in edition.items if fact.weight]
    facts += [(f"levels.{fact.name}", fact.provenance) for fact in edition.bands]
    facts += [(f"issues.{fact.code}", fact.provenance) for fact in edition.issues]
    optional = {"report": edition.report, "respondent_minimum": edition.respondent_minimum}
    facts += [(place, fact.provenance) for place, fact in optional.items() if fact]
    for place, provenance in facts:
        if not provenance.sources:
            yield place, "ไม่มีแหล่งอ้างอิง (source)"
        for source in provenance.sources:
            if source not in edition.sources:
                yield place, f"ไม่มีแหล่งอ้างอิง {source} ในหัวข้อ sources"
