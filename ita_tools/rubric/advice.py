"""Advice per item: what a low score means, the way forward, and how to keep a good score.

The texts are suggestions of the toolkit, not of ITAS. They are written for some editions; an item of another
edition has the advice of the item that it continues or that continues it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from ita_tools.decoder import MappingDecoder, text_of
from ita_tools.errors import ItaError, KeyRepeated, ValueWrong, raise_faults
from ita_tools.files.resources import resource
from ita_tools.rubric.compiled_json import compiled
from ita_tools.rubric.edition_files import available_years, load_edition
from ita_tools.yaml_json import parse

__all__ = ["Advice", "advice_for", "compact_advice", "parse_advice"]


class Advice(NamedTuple):
    """The advice on an item; ``evidence`` are codes of public-disclosure items that document the work."""

    finding: str
    way_forward: str
    keep: str
    evidence: tuple[str, ...] = ()


_Key = tuple[int, str]
"""Year of an edition, and code of one of its items."""
_Table = Mapping[_Key, Advice]
_Compact = tuple[Sequence[tuple[str, str, str]], Sequence[tuple[int, str, int, tuple[str, ...]]]]


@lru_cache
def _table() -> _Table:
    table: dict[_Key, Advice] = {}
    for file in resource("rubric", "advice").glob("*.yaml"):
        compact = compiled(file)
        table |= _unfolded(compact) if compact else parse_advice(file.read_text(encoding="utf-8"), file.name)
    return table


def compact_advice(table: _Table) -> _Compact:
    """Return texts, and years and codes of the items with the number of their texts and their evidence."""
    texts = list(dict.fromkeys(advice[:3] for advice in table.values()))
    number = {each: n for n, each in enumerate(texts)}
    return texts, [(*key, number[advice[:3]], advice.evidence) for key, advice in table.items()]


def _unfolded(compact: _Compact) -> _Table:
    texts, items = compact
    return {(year, code): Advice(*texts[text], tuple(evidence)) for year, code, text, evidence in items}


def parse_advice(text: str, file: str) -> _Table:
    """Read the text of an advice file; return advice by edition year and item code.

    Raises
    ------
    SyntaxBroken
        The text is no valid YAML.
    ItaError
        A fault of its content; :class:`Faults` for several.
    """
    faults: list[ItaError] = []
    table: dict[_Key, Advice] = {}
    with MappingDecoder(parse(text, file), faults) as top:
        top.peek("sources")
        for record in top.records("advice", required=True):
            for key, advice in _entry(record):
                if key in table:
                    faults.append(
                        KeyRepeated(
                            f"ข้อ {key[1]} ของปี {key[0]} ซ้ำกัน",
                            where=record.node.where,
                            remedy="เหลือไว้เพียงแห่งเดียว",
                        )
                    )
                table[key] = advice
    raise_faults(faults)
    return table


def _entry(record: MappingDecoder) -> Iterator[tuple[_Key, Advice]]:
    record.texts("source")
    record.choice("confidence", ("published", "derived", "inferred"), required=True)
    items, evidence = _codes(record, "items"), _codes(record, "evidence")
    finding, way, keep = (record.text(key, required=True) for key in ("finding", "way_forward", "keep"))
    for year, codes in items.items():
        for code in codes:
            yield (year, code), Advice(finding, way, keep, evidence.get(year, ()))


def _codes(record: MappingDecoder, key: str) -> dict[int, tuple[str, ...]]:
    codes_by_year = {}
    with record.fields(key) as years:
        for year, year_node in years.remaining():
            codes = tuple(text_of(node, years.faults) for node in years.nodes(year))
            if year.isascii() and year.isdigit():
                codes_by_year[int(year)] = codes
            else:
                years.faults.append(
                    ValueWrong(f"{year} ไม่ใช่ปีงบประมาณ", where=year_node.where, remedy="ใส่ปี พ.ศ. เป็นตัวเลข")
                )
    return codes_by_year


def advice_for(year: int, item: str) -> Advice | None:
    """Return the advice for an item: its own, that of its predecessor or of its successor; else ``None``."""
    table = _table()
    if (year, item) in table:
        return table[year, item]
    years = {each for each, _ in table}
    if not years or year not in available_years():
        return None
    related = _predecessors(year, item) if year > max(years) else _successors(year, item)
    inherited = next((advice for each in related if (advice := advice_for(*each))), None)
    return inherited and Advice(inherited.finding, inherited.way_forward, inherited.keep)


def _predecessors(year: int, item: str) -> Iterator[_Key]:
    edition = load_edition(year)
    if item in edition.item_by_code and edition.previous is not None:
        yield from ((edition.previous, code) for code in edition.item_by_code[item].succeeds)


def _successors(year: int, item: str) -> Iterator[_Key]:
    for later in available_years():
        edition = load_edition(later) if later > year else None
        if edition is not None and edition.previous == year:
            yield from ((later, each.code) for each in edition.items if item in each.succeeds)
