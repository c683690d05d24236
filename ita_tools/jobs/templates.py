"""The job behind ``make templates``: ready-made workbooks for every edition, the same bytes each time."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from ita_tools.assessment import Assessment, assessment_from
from ita_tools.files import write_atomic
from ita_tools.rubric import available_years, load_edition
from ita_tools.workbook.build import build_book

__all__ = ["FOLDER", "ready_made", "write_templates"]

FOLDER = Path("workbook_templates")
_EXAMPLE = "demo-2568.yaml"


def ready_made() -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of every ready-made workbook: one empty for each edition, and a filled one."""
    for year in available_years():
        yield f"ita-{year}.xlsx", build_book(load_edition(year), Assessment(year))
    text = (resources.files("ita_tools") / "cases" / _EXAMPLE).read_text(encoding="utf-8")
    example = assessment_from(text, _EXAMPLE).assessment
    yield f"ita-{example.edition}-example.xlsx", build_book(load_edition(example.edition), example)


def write_templates(folder: Path = FOLDER) -> list[Path]:
    """Write them and return their paths."""
    written = []
    for name, data in ready_made():
        write_atomic(folder / name, data)
        written.append(folder / name)
    return written


if __name__ == "__main__":
    for path in write_templates():
        print(path)
