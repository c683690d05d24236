"""Renders the pictures of the documentation from files that the toolkit itself makes.

Run ``python -m docs.making.pictures`` on a machine with LibreOffice, poppler and ImageMagick; TH Sarabun New
should be installed, else the report is drawn in another font. The pictures are committed; no test looks at
their pixels.
"""

from __future__ import annotations

import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from ita_tools.jobs.demo import run_demo

__all__ = ["LARGEST", "PICTURES", "Picture", "render"]

FOLDER = Path(__file__).resolve().parent.parent / "pictures"
LARGEST = 150_000
"""Bytes: a page of documentation stays quick on a slow line."""


@dataclass(frozen=True)
class Picture:
    """The first page of a file with ``words`` among its first ``reach`` letters.

    It is cut to the upper ``percent`` of its height and the left ``across`` percent of its width.
    """

    name: str
    file: str
    words: str
    percent: int = 100
    reach: int = 100
    across: int = 100


PICTURES = (
    Picture("workbook-guide.png", "demo.xlsx", "หน้าแรก", 66),
    Picture("workbook-iit.png", "demo.xlsx", "IIT", 75, across=68),
    Picture("workbook-oit.png", "demo.xlsx", "OIT", 80, across=70),
    Picture("workbook-summary.png", "demo.xlsx", "สรุปผล", 90),
    Picture("workbook-plan.png", "demo.xlsx", "แผนปฏิบัติการ", 80, across=78),
    Picture("report-result.png", "demo.docx", "คะแนนรายเครื่องมือเทียบกับค่า", reach=10_000),
)


def render(folder: Path = FOLDER) -> list[Path]:
    """Make every picture from a fresh ``ita demo``; return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        run_demo(scratch)
        pdfs = {file: _pdf(scratch / file) for file in sorted({each.file for each in PICTURES})}
        return [_drawn(each, pdfs[each.file], folder / each.name) for each in PICTURES]


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


def _drawn(picture: Picture, pdf: Path, out: Path) -> Path:
    page = _page(pdf, picture.words, picture.reach)
    whole = pdf.with_name(out.stem)
    _run("pdftoppm", "-png", "-r", 130, "-f", page, "-l", page, "-singlefile", pdf, whole)
    _run(
        "convert",
        f"{whole}.png",
        "-crop",
        f"{picture.across}%x{picture.percent}%+0+0",
        "+repage",
        "-fuzz",
        "2%",
        "-trim",
        "+repage",
        "-bordercolor",
        "white",
        "-border",
        "12",
        "-resize",
        "1400x1100>",
        "+dither",
        "-colors",
        "64",
        "-strip",
        "-define",
        "png:compression-level=9",
        out,
    )
    return out


def _page(pdf: Path, words: str, reach: int) -> int:
    """Find the page; a table of contents, whose lines end in dots, is none."""
    pages = _run("pdftotext", "-layout", pdf, "-").split("\f")
    for number, text in enumerate(pages, 1):
        if words.replace(" ", "") in "".join(text.split())[:reach] and "....." not in text:
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
