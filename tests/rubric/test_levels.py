"""The scheme of levels read alone is that of the loaded edition."""

from __future__ import annotations

import pytest

from ita_tools.analysis import schemes
from ita_tools.analysis.schemes import scheme_of
from ita_tools.errors import EditionUnknown, FileDangerous
from ita_tools.files import MAX_TEXT_FILE
from ita_tools.rubric import available_years, load_edition


@pytest.mark.parametrize("year", available_years())
def it_agrees_with_the_loaded_edition(year):
    assert scheme_of(year) == load_edition(year).level_scheme


def it_need_not_load_the_edition(monkeypatch):
    monkeypatch.setattr(schemes, "load_edition", None)
    assert scheme_of(2564) != scheme_of(2568)


@pytest.mark.parametrize("text", ["levels: {scheme: ก}\n", "levels:\n  bands: []\n", "edition: 2568\n",
                                  "levels:\nother: 1\nlevels:\n", "levels:\n", "levels:\n  - scheme\n"])
def it_loads_a_file_of_another_shape(text, tmp_path, monkeypatch):
    file = tmp_path / "2568.yaml"
    file.write_text(text, "utf-8")
    monkeypatch.setattr(schemes, "edition_file", lambda year: file)
    assert scheme_of(2568) == load_edition(2568).level_scheme


def it_refuses_a_year_without_an_edition():
    with pytest.raises(EditionUnknown):
        scheme_of(2560)


def it_reads_no_more_of_a_file_than_an_edition_has(tmp_path, monkeypatch):
    file = tmp_path / "2568.yaml"
    file.write_text("#" * (MAX_TEXT_FILE + 1), "utf-8")
    monkeypatch.setattr(schemes, "edition_file", lambda year: file)
    with pytest.raises(FileDangerous):
        scheme_of(2568)
