"""Three-way agreement: the engine, the cached values and a LibreOffice recalculation."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_tools.assessment import Assessment, ItemAnswer, Published, parse_assessment
from ita_tools.rubric import available_years, load_edition
from ita_tools.scoring import score
from ita_tools.workbook.read_book import read_book
from ita_tools.workbook.xlsx_values import read_sheets
from tests.campaigns import number_of
from tests.libreoffice import recalculate
from tests.workbook.books import CASES, EDITION, computed_cells, demo, disagreements, generated, save
from tests.workbook.editing import type_into

_FEW = number_of("ITA_BOOKS")
_MANY = 2 * _FEW
"""Generated books of each edition in turn, and more of the one the bundled case has."""


def _case(name: str) -> Assessment:
    data = yaml.safe_load((CASES / name).read_text("utf-8"))["input"]
    return parse_assessment(yaml.safe_dump(data, allow_unicode=True), name).assessment


def _partly() -> Assessment:
    """Some tools by items, some by published figures, one not processed, one item unknown."""
    items = {tool: dict(entries) for tool, entries in demo().items.items()}
    del items["IIT"]["i7"], items["EIT2"], items["OIT"]["o3"]
    published = Published(
        Decimal("96.04"), "ผ่านดี", {"EIT2": Decimal(95)}, {"3": Decimal(100), "9": Decimal(95)}
    )
    return Assessment(2568, items=items, published=published, unprocessed=("EIT1",))


def _scored(value: int) -> Assessment:
    items = {
        tool.code: {item.code: ItemAnswer(Decimal(value)) for item in EDITION.items_of_tool(tool.code)}
        for tool in EDITION.tools
    }
    return Assessment(2568, items=items)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Assessment, Path]]:
    """Assessments with their books."""
    folder = tmp_path_factory.mktemp("built")
    given_ = [
        demo(),
        _case("rangsit-2568.yaml"),
        _case("rangsit-2568-answers.yaml"),
        _partly(),
        *map(_scored, (0, 50, 100)),
        *generated(_MANY),
    ]
    for year in available_years():
        drawn = generated(_FEW, load_edition(year)) if year % 2 or _FEW > 1 else []
        given_ += [Assessment(year), *drawn]
    paths = [save(assessment, folder / f"book-{n}.xlsx") for n, assessment in enumerate(given_)]
    return list(zip(given_, paths, strict=True))


@pytest.fixture(scope="module")
def books(
    built: list[tuple[Assessment, Path]], tmp_path_factory: pytest.TempPathFactory
) -> list[tuple[Assessment, Path]]:
    """Assessments with their recalculated books, all from one LibreOffice run."""
    new = recalculate([path for _, path in built], tmp_path_factory.mktemp("recalculated"))
    return [(assessment, path) for (assessment, _), path in zip(built, new, strict=True)]


def _cells(path: Path) -> list[list[object]]:
    return [list(row) for grid in read_sheets(path) for row in grid.rows]


_EDITS = {
    "items.IIT.i2.counts[6]": {f"[{n}]": value for n, value in enumerate((28, 1, 0, 0, 0, 1), 1)},
    "items.IIT.i9": {"score": 93.345},
    "items.EIT1.e4": {"score": None},
    "items.EIT1.e4.percent[6]": {"[5]": 33.33, "[6]": 66.67},
    "items.OIT.o1": {"score": 0},
    "published.indicators.3": {".": None},
    "published.tools.IIT": {".": None},
    "published.tools.EIT2": {"@unprocessed?": "ใช่"},
    "previous.published.total": {".": 88.8},
}


def _round(value: float) -> int:
    """ROUND(x,0) of a spreadsheet for positive numbers."""
    return int(value + 0.5)


class DescribeFormulas:
    """Three-way agreement: the engine, the cached values and a LibreOffice recalculation."""

    def it_stores_the_value_of_the_engine_in_every_computed_cell(
        self, built: list[tuple[Assessment, Path]]
    ) -> None:
        wrong = {path.name: found for assessment, path in built if (found := disagreements(assessment, path))}
        assert not wrong

    @pytest.mark.libreoffice
    def it_computes_in_libreoffice_what_the_engine_computes(
        self, books: list[tuple[Assessment, Path]]
    ) -> None:
        wrong = {new.name: found for assessment, new in books if (found := disagreements(assessment, new))}
        assert not wrong

    def it_compares_enough_books_and_cells(self, built: list[tuple[Assessment, Path]]) -> None:
        assert len(built) >= _MANY
        assert sum(cell.expected is not None for cell in computed_cells(EDITION, built[0][0])) > 150

    @pytest.mark.libreoffice
    def it_shows_no_error_in_a_blank_book(self, books: list[tuple[Assessment, Path]]) -> None:
        blank = [new for assessment, new in books if assessment == Assessment(assessment.edition)]
        assert len(blank) >= len(available_years())
        shown = [cell for path in blank for grid in _cells(path) for cell in grid if isinstance(cell, str)]
        assert not [text for text in shown if text.startswith("#") and not text.startswith(("#ita", "#end"))]

    @pytest.mark.libreoffice
    def it_follows_changed_inputs_like_the_engine(self, tmp_path: Path) -> None:
        book = save(demo(), tmp_path / "edited.xlsx")

        type_into(
            book, {(row, column): value for row, cells in _EDITS.items() for column, value in cells.items()}
        )
        (tmp_path / "out").mkdir()
        (new,) = recalculate([book], tmp_path / "out")
        after = read_book(new).assessment
        assert after.entry("IIT", "i2").counts == (28, 1, 0, 0, 0, 1)
        assert after.unprocessed == ("EIT2",)
        assert score(EDITION, after).tool("IIT") != score(EDITION, demo()).tool("IIT")
        assert not disagreements(demo(), new, after)

    @settings(max_examples=40)
    @given(st.data())
    def it_rounds_ties_up_like_the_engine(self, data: st.DataObject) -> None:
        """The whole-hundredths arithmetic of the formulas, checked in binary against decimals."""
        number = data.draw(st.integers(1, 20))
        hundredths = data.draw(st.lists(st.integers(0, 10_000), min_size=number, max_size=number))
        cells = [value / 100 for value in hundredths]
        shown = _round(_round(100 * sum(cells)) / number) / 100
        exact = (2 * sum(hundredths) + number) // (2 * number)
        assert shown == exact / 100
