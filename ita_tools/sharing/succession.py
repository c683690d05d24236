"""Succession of items: which items of an earlier edition an item continues, and its division by that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ita_tools.rubric import Edition

__all__ = ["Succession", "carried_divisions", "predecessors"]

Succession = Mapping[str, tuple[str, ...]]
"""Codes of the items of an earlier edition by the code of the item that continues them."""


def predecessors(edition: Edition, year: int, between: Sequence[Edition] = ()) -> Succession | None:
    """Follow every item back to the edition of ``year``, through the editions ``between`` where needed.

    ``None`` where an edition on the way is not among them: then the succession of no item is known.
    """
    available = {each.year: each for each in between}
    succession: Succession = {item.code: (item.code,) for item in edition.items}
    current: Edition | None = edition
    while current is not None:
        succession = {code: _step_back(current, codes) for code, codes in succession.items()}
        if current.previous == year:
            return succession
        current = available.pop(current.previous or 0, None)
    return None


def _step_back(edition: Edition, codes: Sequence[str]) -> tuple[str, ...]:
    items = [edition.item_by_code[code] for code in codes if code in edition.item_by_code]
    return tuple(dict.fromkeys(code for item in items for code in item.succeeds))


def carried_divisions(
    edition: Edition, succession: Succession | None, year: int, divisions: Mapping[str, str]
) -> tuple[dict[str, str], list[str]]:
    """Return the divisions of the items of the edition, and Thai notes on those that could not be carried.

    ``divisions`` are those of ``year`` by code. An item that continues several items of different divisions
    gets the first of these divisions, with a note.
    """
    if succession is None:
        return {}, [
            f"ไม่มีหลักเกณฑ์ที่เชื่อมปี {edition.year} กับปี {year} จึงไม่ทราบว่าข้อใดต่อเนื่องกัน และไม่ได้ยกสำนัก/กองของแต่ละข้อมา"
        ] if divisions else []
    carried, notes = _indicator_and_issue_divisions(edition, divisions), []
    for item in edition.items:
        earlier = {code: divisions[code] for code in succession.get(item.code, ()) if code in divisions}
        if earlier:
            carried[item.code] = next(iter(earlier.values()))
        if len(set(earlier.values())) > 1:
            notes.append(
                f"ข้อ {item.code} ของปี {edition.year} ต่อเนื่องจากข้อของปี {year} ที่สำนัก/กองต่างกัน คือ "
                f"{_listing(earlier)} จึงใช้ {_one_line(carried[item.code])}"
            )
    return carried, [*notes, *_notes_on_lost(edition, succession, year, divisions)]


def _indicator_and_issue_divisions(edition: Edition, divisions: Mapping[str, str]) -> dict[str, str]:
    """Return the divisions of indicators and issues: their codes are the same in all editions."""
    codes = [*edition.indicator_by_code, *(issue.code for issue in edition.issues)]
    return {code: divisions[code] for code in codes if code in divisions}


def _notes_on_lost(
    edition: Edition, succession: Succession, year: int, divisions: Mapping[str, str]
) -> Iterator[str]:
    continued = {code for codes in succession.values() for code in codes}
    continued |= _indicator_and_issue_divisions(edition, divisions).keys()
    lost = {code: division for code, division in divisions.items() if code not in continued}
    if lost:
        yield (
            f"ไม่ได้ยกสำนัก/กองของข้อต่อไปนี้ของปี {year} มา เพราะไม่มีข้อที่ต่อเนื่องในปี {edition.year}: {_listing(lost)}"
        )


def _listing(divisions: Mapping[str, str]) -> str:
    return ", ".join(f"{code} ({_one_line(division)})" for code, division in divisions.items())


def _one_line(text: str) -> str:
    return " ".join(text.split())
