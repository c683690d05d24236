"""The job behind ``make templates``: ready-made workbooks for every edition, reproducible byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ita_tools.assessment import Assessment, parse_assessment
from ita_tools.files import write_atomic
from ita_tools.files.resources import resource
from ita_tools.jobs.new import book_bytes
from ita_tools.rubric import available_years

__all__ = ["FOLDER", "ready_made", "write_templates"]

FOLDER = Path("workbook_templates")
_EXAMPLE = "demo-2568.yaml"


def ready_made() -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of every ready-made workbook: empty and filled, without and with macros."""
    for year in available_years():
        yield from _with_and_without_macros(f"ita-{year}", Assessment(year))
    text = resource("cases", _EXAMPLE).read_text(encoding="utf-8")
    example = parse_assessment(text, _EXAMPLE).assessment
    yield from _with_and_without_macros(f"ita-{example.edition}-example", example)


def _with_and_without_macros(stem: str, assessment: Assessment) -> Iterator[tuple[str, bytes]]:
    for name in (f"{stem}.xlsx", f"{stem}.xlsm"):
        yield name, book_bytes(assessment, name)


def write_templates(folder: Path = FOLDER) -> list[Path]:
    """Write all ready-made workbooks into a folder and return their paths."""
    paths = []
    for name, data in ready_made():
        write_atomic(folder / name, data)
        paths.append(folder / name)
    return paths


if __name__ == "__main__":
    for path in write_templates():
        print(path)
