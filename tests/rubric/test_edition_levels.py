"""The levels read alone are those of the loaded edition."""

from __future__ import annotations

import pytest

from ita_tools.errors import EditionUnknown, FileDangerous, ItaError
from ita_tools.files import MAX_TEXT_FILE
from ita_tools.rubric import available_years, load_edition, use_editions
from ita_tools.rubric import edition_levels as levels
from ita_tools.rubric.edition_levels import load_levels

BAND = "  bands:\n    - {name: ผ่าน, total_min: 0, confidence: published}\n"


@pytest.fixture
def write(tmp_path, monkeypatch):
    file = tmp_path / "2568.yaml"
    monkeypatch.setattr(levels, "edition_file", lambda year: file)
    return lambda text: file.write_text(text, "utf-8")


@pytest.mark.parametrize("year", available_years())
def it_agrees_with_the_loaded_edition(year):
    edition = load_edition(year)
    assert load_levels(year) == (edition.level_scheme, edition.bands)


def it_need_not_load_the_edition(monkeypatch):
    monkeypatch.setattr(levels, "load_edition", None)
    assert load_levels(2564).scheme != load_levels(2568).scheme


def it_reads_the_edition_that_is_used_now(tmp_path):
    before = load_levels(2568).scheme
    (tmp_path / "2568.yaml").write_text(f"levels:\n  scheme: ก\n{BAND}", "utf-8")
    use_editions(tmp_path)
    try:
        assert load_levels(2568).scheme == "ก"
    finally:
        use_editions(None)
    assert load_levels(2568).scheme == before


@pytest.mark.parametrize(
    "text",
    [
        "levels: {scheme: ก}\n",
        "levels:\n  bands: []\n",
        "edition: 2568\n",
        "levels:\nother: 1\nlevels:\n",
        "levels:\n",
        "levels:\n  - scheme\n",
        "levels:\n  scheme: [\n",
        f"levels:\n  scheme: ก\n  more: 1\n{BAND}",
    ],
)
def it_loads_a_file_of_another_shape_or_with_a_fault(text, write):
    write(text)
    assert load_levels(2568).bands == load_edition(2568).bands


def it_names_the_line_of_the_file_where_the_block_is_broken(tmp_path):
    (tmp_path / "2570.yaml").write_text("edition: 2570\nlevels:\n  scheme: [\n", "utf-8")
    use_editions(tmp_path)
    try:
        with pytest.raises(ItaError, match="บรรทัด 4"):
            load_levels(2570)
    finally:
        use_editions(None)


def it_refuses_a_year_without_an_edition():
    with pytest.raises(EditionUnknown):
        load_levels(2560)


def it_reads_no_more_of_a_file_than_an_edition_has(write):
    write("#" * (MAX_TEXT_FILE + 1))
    with pytest.raises(FileDangerous):
        load_levels(2568)
