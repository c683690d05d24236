"""The jobs behind ``ita editions`` and ``ita edition``: list the editions, check one, start a draft."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from ita_tools.errors import CommandMisused, EditionUnknown, raise_faults
from ita_tools.files import write_atomic
from ita_tools.rubric import Edition, available_years, load_edition, read_edition
from ita_tools.rubric.edition_validation import misnamed, succession_faults
from ita_tools.rubric.edition_writer import edition_text, next_edition

__all__ = ["CheckedEdition", "EditionSummary", "check_edition", "list_editions", "start_edition"]


@dataclass(frozen=True, slots=True)
class EditionSummary:
    """One line of the list of editions."""

    year: int
    status: str
    items: tuple[tuple[str, int], ...]
    inferred: int


@dataclass(frozen=True, slots=True)
class CheckedEdition:
    """A valid edition file; ``missing_previous`` is the year before if its edition is not available."""

    file: str
    year: int
    items: int
    missing_previous: int | None = None


def list_editions() -> tuple[EditionSummary, ...]:
    """Summarise every available edition, oldest first."""
    return tuple(map(_summary, map(load_edition, available_years())))


def _summary(edition: Edition) -> EditionSummary:
    provenances = [item.provenance for item in edition.items]
    provenances += [item.weight.provenance for item in edition.items if item.weight]
    items = tuple((tool.code, len(edition.items_of_tool(tool.code))) for tool in edition.tools)
    return EditionSummary(edition.year, edition.status, items, sum(each.inferred for each in provenances))


def check_edition(path: Path) -> CheckedEdition:
    """Check an edition file, and its succession if the edition of the year before is available.

    Raises
    ------
    Faults
        All faults of the file.
    """
    edition = read_edition(path)
    raise_faults(misnamed(edition, path.name))
    checked = CheckedEdition(path.name, edition.year, len(edition.items))
    if edition.previous is None:
        return checked
    try:
        previous = load_edition(edition.previous)
    except EditionUnknown:
        return replace(checked, missing_previous=edition.previous)
    raise_faults(succession_faults(edition, previous))
    return checked


def start_edition(year: int, source: int, out: Path) -> None:
    """Write a draft of the edition of a year, carried over from an earlier one.

    Raises
    ------
    CommandMisused
        The file exists already, or the year is not after that of the source.
    """
    if out.exists():
        raise CommandMisused("มีไฟล์นี้อยู่แล้ว", where=str(out), remedy="ตั้งชื่ออื่นด้วย -o หรือลบไฟล์เดิม")
    if year <= source:
        raise CommandMisused(f"ปี {year} ไม่ได้อยู่หลังปี {source}", remedy="ใส่ปีใหม่ก่อน แล้วตามด้วย --from ปีเดิม")
    write_atomic(out, edition_text(next_edition(load_edition(source), year)).encode("utf-8"))
