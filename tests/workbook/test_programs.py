"""The same book saved by other programs: LibreOffice for real, and the way online spreadsheets write."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from ita_tools.errors import FileForeign
from ita_tools.jobs.opening import open_file
from ita_tools.rubric import available_years, load_edition
from ita_tools.workbook.read import read_book
from tests.libreoffice import convert
from tests.workbook.books import demo, generated, save

_TEXT_CELL = re.compile(rb'<c (r="[A-Z]+\d+")(?: s="\d+")? t="s"><v>(\d+)</v></c>')
_SHARED = re.compile(rb"<si>(.*?)</si>", re.DOTALL)


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Path]]:
    """Books of ours, each with what LibreOffice saves after opening it."""
    folder, out = tmp_path_factory.mktemp("ours"), tmp_path_factory.mktemp("theirs")
    given = {"case": demo()} | {str(year): generated(3, load_edition(year))[-1] for year in available_years()}
    ours = [save(assessment, folder / f"{name}.xlsx") for name, assessment in given.items()]
    return dict(zip(given, zip(ours, convert(ours, out, "xlsx"), strict=True), strict=True))


@pytest.mark.parametrize("name", ["case", *map(str, available_years())])
def it_reads_what_libreoffice_saved(saved: dict[str, tuple[Path, Path]], name: str) -> None:
    ours, theirs = saved[name]
    assert theirs.read_bytes() != ours.read_bytes()
    assert read_book(theirs).assessment == read_book(ours).assessment


@pytest.mark.parametrize("kind", ["ods", "xls"])
def it_says_what_to_do_with_another_kind_of_workbook(kind: str, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (path,) = convert([save(demo(), tmp_path / "book.xlsx")], tmp_path / "out", kind)
    with pytest.raises(FileForeign, match=r"\.xlsx"):
        open_file(path)
    renamed = path.rename(path.with_suffix(".xlsx"))
    with pytest.raises(FileForeign, match=r"\.xlsx"):
        open_file(renamed)


def it_reads_texts_that_stand_in_their_cells(tmp_path: Path) -> None:
    """Some programs keep no table of texts, no styles and no properties."""
    path = save(demo(), tmp_path / "book.xlsx")
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    texts = _SHARED.findall(parts.pop("xl/sharedStrings.xml"))
    relations = "xl/_rels/workbook.xml.rels"
    parts[relations] = re.sub(rb"<Relationship [^>]*sharedStrings[^>]*/>", b"", parts[relations])
    types = "[Content_Types].xml"
    parts[types] = re.sub(rb"<Override [^>]*sharedStrings[^>]*/>", b"", parts[types])
    changed = 0

    def in_place(cell: re.Match[bytes]) -> bytes:
        return b'<c %s t="inlineStr"><is>%s</is></c>' % (cell[1], texts[int(cell[2])])

    for name in [each for each in parts if each.startswith("xl/worksheets/sheet")]:
        parts[name], number = _TEXT_CELL.subn(in_place, parts[name])
        changed += number
    with zipfile.ZipFile(tmp_path / "online.xlsx", "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    assert changed > 1_000
    assert read_book(tmp_path / "online.xlsx").assessment == demo()
