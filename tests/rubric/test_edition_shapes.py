"""Editions of any shape go through a year; their formulas agree with the engine, also in LibreOffice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ita_tools.assessment import Assessment
from ita_tools.rubric import use_editions
from tests.campaigns import number_of
from tests.libreoffice import recalculate
from tests.rubric.edition_life import lived, typed, written
from tests.rubric.edition_strategy import TYPES, edition_files
from tests.strategies import assessments
from tests.workbook.books import disagreements
from tests.workbook.by_formula import wrong_formulas


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[tuple[Path, Assessment, Path]]]:
    """Folders of editions with an assessment and its workbook, each taken through a year."""
    found: list[tuple[Path, Assessment, Path]] = []

    @settings(
        max_examples=number_of("ITA_EDITIONS"),
        phases=[Phase.generate],
        database=None,
        derandomize=True,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(edition_files(), st.data())
    def live(data: dict[str, object], more: st.DataObject) -> None:
        folder = tmp_path_factory.mktemp("year")
        editions = folder / "editions"
        editions.mkdir()
        edition = written(data, editions)
        assessment = typed(more.draw(assessments(edition)), more.draw(st.sampled_from(["", *TYPES])))
        assert list(wrong_formulas(edition, assessment)) == []
        book = lived(edition, assessment, folder, editions)
        found.append((editions, assessment, book.rename(folder / f"book-{len(found)}.xlsx")))

    try:
        live()
        yield found
    finally:
        use_editions(None)


@pytest.mark.libreoffice
def it_agrees_with_libreoffice_in_every_computed_cell(
    years: list[tuple[Path, Assessment, Path]], tmp_path: Path
) -> None:
    assert len(years) >= number_of("ITA_EDITIONS")
    new = recalculate([book for _, _, book in years], tmp_path)
    for (editions, assessment, _), path in zip(years, new, strict=True):
        use_editions(editions)
        assert disagreements(assessment, path) == []
