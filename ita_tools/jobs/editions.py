"""The jobs behind ``ita editions`` and ``ita edition``: list the editions, check one, start a draft."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from ita_tools.errors import CommandMisused, EditionUnknown, ItaError, raise_faults
from ita_tools.files import read_bytes, write_atomic
from ita_tools.rubric import Edition, available_years, load_edition
from ita_tools.rubric.edition_draft import draft_of
from ita_tools.rubric.edition_facts import facts_of
from ita_tools.rubric.edition_files import edition_file
from ita_tools.rubric.edition_validation import file_name_faults, succession_faults
from ita_tools.rubric.loader import decode_edition
from ita_tools.scoring.plan import plan_of
from ita_tools.scoring.plan.of_edition import plan_faults
from ita_tools.yaml_json import decode_utf8

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
    """A valid edition file.

    ``inferred`` counts by group of the file the facts that nobody has published; ``missing_previous`` is the
    year before if its edition is not available.
    """

    file: str
    year: int
    items: int
    inferred: tuple[tuple[str, int], ...]
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
    faults: list[ItaError] = []
    edition, root = decode_edition(decode_utf8(read_bytes(path), path.name), path.name, faults)
    faults += file_name_faults(edition, path.name, root)
    missing = None
    if edition.previous is not None:
        try:
            faults += succession_faults(edition, load_edition(edition.previous), path.name, root)
        except EditionUnknown:
            missing = edition.previous
    raise_faults(faults)
    raise_faults(plan_faults(plan_of(edition), path.name))
    return CheckedEdition(path.name, edition.year, len(edition.items), _inferred(edition), missing)


def _inferred(edition: Edition) -> tuple[tuple[str, int], ...]:
    places = [place for place, provenance in facts_of(edition) if provenance.inferred]
    return tuple(Counter(map(_group, places)).items())


def _group(place: str) -> str:
    group = place.partition(".")[0]
    return "weight" if place.endswith(".weight") else group


def start_edition(year: int, source: int, out: Path) -> None:
    """Write a draft of the edition of a year, carried over from an earlier one with comments and layout.

    Raises
    ------
    CommandMisused
        The file exists already, or the year is not after that of the source.
    """
    if out.exists():
        raise CommandMisused("มีไฟล์นี้อยู่แล้ว", where=str(out), remedy="ตั้งชื่ออื่นด้วย -o หรือลบไฟล์เดิม")
    if year <= source:
        raise CommandMisused(f"ปี {year} ไม่ได้อยู่หลังปี {source}", remedy="ใส่ปีใหม่ก่อน แล้วตามด้วย --from ปีเดิม")
    edition, file = load_edition(source), edition_file(source)
    text = decode_utf8(read_bytes(file), file.name)
    write_atomic(out, draft_of(text, edition, year).encode("utf-8"))
