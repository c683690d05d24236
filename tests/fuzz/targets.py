"""Everything that opens foreign files, with a valid file of each kind to damage."""

from __future__ import annotations

import random
import tempfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ita_tools.assessment import assessment_text
from ita_tools.files import preflight_document
from ita_tools.jobs.export import export_file
from ita_tools.jobs.load import load_file, read_file
from ita_tools.jobs.merge import merge_books
from ita_tools.jobs.split import split_book
from ita_tools.report.docx import render
from ita_tools.report.model.document import Heading, Paragraph, Report
from ita_tools.rubric import available_years
from ita_tools.rubric.edition_files import edition_file
from ita_tools.rubric.loader import read_edition
from ita_tools.workbook.build_book import build_book
from tests.bundled import bundled, case_text
from tests.fuzz.mutations import damaged_package, damaged_text

__all__ = ["TARGETS", "Target"]


@dataclass(frozen=True)
class Target:
    """Makes a damaged input from a random source; opens the file it was written to, alone in a folder."""

    suffix: str
    make: Callable[[random.Random], bytes]
    open: Callable[[Path], object]


@cache
def _book() -> bytes:
    return build_book(bundled().edition, bundled().assessment)


@cache
def _report() -> Report:
    return Report("ทดสอบ", "เทศบาลตำบลตัวอย่าง", 2568, [Heading("หัวข้อ", 1), Paragraph("ข้อความ")])


@cache
def _letterhead() -> bytes:
    return render(_report())


def _edition(chance: random.Random) -> str:
    return edition_file(chance.choice(available_years())).read_text("utf-8")


def _open_letterhead(path: Path) -> object:
    return render(_report(), letterhead=preflight_document(path))


@cache
def _split() -> tuple[bytes, bytes]:
    """Return the main book after its first split, and its largest part."""
    with tempfile.TemporaryDirectory(prefix="ita-fuzz-") as folder:
        path = Path(folder) / "main.xlsx"
        path.write_bytes(_book())
        parts = split_book(path, Path(folder) / "parts", suggest=True)
        return path.read_bytes(), max(parts, key=lambda part: part.codes).path.read_bytes()


def _part() -> bytes:
    return _split()[1]


def _main(folder: Path) -> Path:
    path = folder / "main.xlsx"
    if not path.exists():
        path.write_bytes(_split()[0])
    return path


def _merge(path: Path) -> None:
    """Merge a returned book; what is written must be a book again and say the same."""
    read_file(path)  # by itself first: merging would call a crash of the reader an unusable file
    whole = zlib.crc32(path.read_bytes()) % 4 == 0  # a workbook takes four times as long as its text
    out = path.with_name("merged.xlsx" if whole else "merged.json")
    done = merge_books(_main(path.parent), [path], out)
    assert read_file(out).assessment == done.merged.assessment, "merging has lost something"


@cache
def _exported() -> str:
    return assessment_text(bundled().assessment, json=True)


def _exchange(path: Path) -> None:
    """Take what was exported, export it again, and take that."""
    found = load_file(path).assessment
    for name in ("again.json", "again.yaml"):
        again = path.with_name(name)
        export_file(path, again)
        assert load_file(again).assessment == found, f"{name} says something else"


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


TARGETS = {
    "workbook": Target(".xlsx", lambda chance: damaged_package(chance, _book()), load_file),
    "assessment": Target(".yaml", lambda chance: _utf8(damaged_text(chance, case_text())), load_file),
    "edition": Target(".yaml", lambda chance: _utf8(damaged_text(chance, _edition(chance))), read_edition),
    "letterhead": Target(".docx", lambda chance: damaged_package(chance, _letterhead()), _open_letterhead),
    "merge": Target(".xlsx", lambda chance: damaged_package(chance, _part()), _merge),
    "exchange": Target(".json", lambda chance: _utf8(damaged_text(chance, _exported())), _exchange),
}
