"""The JSON of the bundled rubric: the same as its YAML, and used only for that YAML."""

from __future__ import annotations

import shutil

import pytest

from ita_tools.files.resources import resource
from ita_tools.rubric import available_years, compiled_json, load_edition
from ita_tools.rubric.compiled_json import bundled_yaml, compiled, json_file
from ita_tools.rubric.edition_files import edition_file
from ita_tools.rubric.loader import read_edition


@pytest.fixture
def copied(monkeypatch, tmp_path):
    """Let the rubric be a copy that a test may edit; its edition of 2568."""
    shutil.copytree(resource("rubric", "compiled"), tmp_path / "compiled")
    shutil.copytree(resource("rubric", "editions"), tmp_path / "editions")
    monkeypatch.setattr(compiled_json, "resource", lambda _room, *parts: tmp_path.joinpath(*parts))
    return tmp_path / "editions" / "2568.yaml"


class DescribeCompiled:
    @pytest.mark.parametrize("year", available_years())
    def it_equals_the_edition_of_the_yaml(self, year):
        edition = read_edition(edition_file(year))
        assert repr(compiled(edition_file(year))) == repr(edition)
        assert compiled(edition_file(year), 1) == (edition.level_scheme, edition.bands)

    def it_finds_a_json_of_every_bundled_yaml_and_no_other(self):
        files = {json_file(source) for source in bundled_yaml()}
        assert len(files) == len(list(resource("rubric").glob("*/*.yaml")))
        assert files == set(resource("rubric", "compiled").iterdir())

    def it_uses_the_json_of_unchanged_yaml(self, copied):
        assert compiled(copied) == load_edition(2568)

    def it_does_not_use_the_json_of_edited_yaml(self, copied):
        copied.write_text(copied.read_text("utf-8") + "# edited\n", "utf-8")
        assert compiled(copied) is None

    def it_does_without_a_json(self, copied):
        (copied.parent.parent / "compiled" / "editions-2568.json").unlink()
        assert compiled(copied) is None

    def it_does_not_use_the_json_for_the_same_file_elsewhere(self, tmp_path):
        own = tmp_path / "editions" / "2568.yaml"
        own.parent.mkdir()
        shutil.copy(edition_file(2568), own)
        assert compiled(own) is None
