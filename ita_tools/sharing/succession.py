"""Which items of an earlier edition an item continues, and who answers for it therefore."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ita_tools.rubric import Edition

__all__ = ["Succession", "carried_divisions", "predecessors"]

Succession = Mapping[str, tuple[str, ...]]
"""Codes of an earlier edition by the code of the item that continues them."""


def predecessors(edition: Edition, year: int, between: Sequence[Edition] = ()) -> Succession | None:
    """Follow every item back to the edition of ``year``, through the editions ``between`` where needed.

    ``None`` where an edition on the way is not at hand: then nothing is known of any item.
    """
    at_hand = {each.year: each for each in between}
    codes: Succession = {item.code: (item.code,) for item in edition.items}
    at: Edition | None = edition
    while at is not None:
        codes = {code: _one_step(at, known) for code, known in codes.items()}
        if at.previous == year:
            return codes
        at = at_hand.pop(at.previous or 0, None)
    return None


def _one_step(edition: Edition, codes: Sequence[str]) -> tuple[str, ...]:
    items = [edition.item_by_code[code] for code in codes if code in edition.item_by_code]
    return tuple(dict.fromkeys(code for item in items for code in item.succeeds))


def carried_divisions(
    edition: Edition, succession: Succession | None, year: int, divisions: Mapping[str, str]
) -> tuple[dict[str, str], list[str]]:
    """Return who answers for the items of the edition, and notes on the divisions that found no item.

    ``divisions`` are those of ``year``. Where an item continues several whose divisions differ, the first
    answers for it and a note says so.
    """
    if succession is None:
        return {}, [
            f"ไม่มีหลักเกณฑ์ที่เชื่อมปี {edition.year} กับปี {year} จึงไม่ทราบว่าข้อใดต่อเนื่องกัน และไม่ได้ยกสำนัก/กองของแต่ละข้อมา"
        ] if divisions else []
    carried, notes = _of_whole_topics(edition, divisions), []
    for item in edition.items:
        known = {code: divisions[code] for code in succession.get(item.code, ()) if code in divisions}
        if known:
            carried[item.code] = next(iter(known.values()))
        if len(set(known.values())) > 1:
            notes.append(
                f"ข้อ {item.code} ของปี {edition.year} ต่อเนื่องจากข้อของปี {year} ที่สำนัก/กองต่างกัน คือ "
                f"{_listed(known)} จึงใช้ {_line(carried[item.code])}"
            )
    return carried, [*notes, *_lost(edition, succession, year, divisions)]


def _of_whole_topics(edition: Edition, divisions: Mapping[str, str]) -> dict[str, str]:
    """Keep the divisions of indicators and issues, which have lasted through all editions."""
    codes = [*edition.indicator_by_code, *(issue.code for issue in edition.issues)]
    return {code: divisions[code] for code in codes if code in divisions}


def _lost(edition: Edition, succession: Succession, year: int, divisions: Mapping[str, str]) -> Iterator[str]:
    continued = {code for codes in succession.values() for code in codes}
    continued |= _of_whole_topics(edition, divisions).keys()
    lost = {code: division for code, division in divisions.items() if code not in continued}
    if lost:
        yield (f"ไม่ได้ยกสำนัก/กองของข้อต่อไปนี้ของปี {year} มา เพราะไม่มีข้อที่ต่อเนื่องในปี {edition.year}: {_listed(lost)}")


def _listed(divisions: Mapping[str, str]) -> str:
    return ", ".join(f"{code} ({_line(division)})" for code, division in divisions.items())


def _line(text: str) -> str:
    return " ".join(text.split())
