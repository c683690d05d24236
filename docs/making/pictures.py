"""Renders the pictures of the documentation from files that the toolkit itself makes.

Run ``python -m docs.making.pictures`` on a machine with LibreOffice, poppler and what :mod:`.screens` and
:mod:`.importing` need.
TH Sarabun New should be installed, else texts are drawn in another font. The pictures are committed; no test
looks at their pixels.
"""

from __future__ import annotations

import subprocess
import tempfile
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from docs.making.importing import AFTER, BEFORE, picture_of_review, write_books
from docs.making.screens import take_screens
from ita_tools.jobs.demo import run_demo

__all__ = ["LARGEST", "PICTURES", "Page", "Review", "Screen", "render"]

FOLDER = Path(__file__).resolve().parent.parent / "pictures"
LARGEST = 150_000
"""Bytes: a page of documentation stays quick on a slow line."""


@dataclass(frozen=True)
class Page:
    """The first page of the report with ``words`` among its first ``reach`` letters."""

    name: str
    words: str
    reach: int


@dataclass(frozen=True)
class Screen:
    """A sheet of a workbook in its window; that of ``ita demo`` unless another is named."""

    name: str
    sheet: str
    book: str = "demo.xlsx"


@dataclass(frozen=True)
class Review:
    """The review of an import in the browser."""

    name: str


REPORT = Page("report-result.png", "คะแนนรายเครื่องมือเทียบกับค่า", 10_000)
SCREENS = (
    Screen("workbook-guide.png", "หน้าแรก"),
    Screen("workbook-iit.png", "IIT"),
    Screen("workbook-oit.png", "OIT"),
    Screen("workbook-summary.png", "สรุปผล"),
    Screen("workbook-analysis.png", "วิเคราะห์"),
    Screen("workbook-plan.png", "แผนปฏิบัติการ"),
    Screen("workbook-words.png", "ถ้อยคำในรายงาน"),
    Screen("workbook-divisions.png", "สำนักและกอง"),
)
IMPORTS = (
    Screen("import-before.png", "นำเข้า", BEFORE),
    Screen("import-after.png", "นำเข้า", AFTER),
)
REVIEW = Review("import-review.png")
PICTURES = (*SCREENS, *IMPORTS, REVIEW, REPORT)
_SHEET = "1304x620+0+126"
"""The sheet in the window, from the letters of its columns to the tabs."""

_TRIMMED = ("-fuzz", "2%", "-trim", "+repage", "-bordercolor", "white", "-border", "12")


def render(folder: Path = FOLDER) -> list[Path]:
    """Make every picture from a fresh ``ita demo``; return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        run_demo(scratch)
        write_books(scratch)
        for book, screens in groupby((*SCREENS, *IMPORTS), key=lambda each: each.book):
            named = {each.sheet: each.name for each in screens}
            for sheet, taken in take_screens(scratch / book, list(named), scratch).items():
                _reduce(taken, folder / named[sheet], "-crop", _SHEET)
        _reduce(picture_of_review(scratch), folder / REVIEW.name)
        page = _drawn(REPORT, _pdf(scratch / "demo.docx"))
        _reduce(
            page,
            folder / REPORT.name,
            "-fuzz",
            "2%",
            "-trim",
            "+repage",
            "-bordercolor",
            "white",
            "-border",
            "12",
        )
    return [folder / each.name for each in PICTURES]


def _pdf(file: Path) -> Path:
    folder = file.parent / file.suffix[1:]
    profile = (file.parent / "profile").as_uri()
    _run(
        "soffice",
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        folder,
        file,
    )
    return folder / f"{file.stem}.pdf"


def _drawn(picture: Page, pdf: Path) -> Path:
    page = _page(pdf, picture.words, picture.reach)
    _run("pdftoppm", "-png", "-r", 130, "-f", page, "-l", page, "-singlefile", pdf, pdf.with_suffix(""))
    return pdf.with_suffix(".png")


def _reduce(picture: Path, out: Path, *options: str) -> None:
    """Write a picture with few colours."""
    small = ("+repage", "-resize", "1400x1100>", "+dither", "-colors", 64, "-strip")
    _run("convert", picture, *options, *small, "-define", "png:compression-level=9", out)


def _page(pdf: Path, words: str, reach: int) -> int:
    """Find the last page with some words: those before it may be tables of contents."""
    pages = _run("pdftotext", "-layout", pdf, "-").split("\f")
    for number, text in reversed(list(enumerate(pages, 1))):
        if words.replace(" ", "") in "".join(text.split())[:reach]:
            return number
    raise LookupError(f"{pdf.name}: no page holds {words}")


def _run(*command: object) -> str:
    return subprocess.run(  # noqa: S603
        [str(each) for each in command],
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout


if __name__ == "__main__":
    for path in render():
        print(path.name, path.stat().st_size)
