"""A workbook exported as an assessment file in YAML or JSON."""

from __future__ import annotations

import json

import pytest

from ita_tools.errors import CommandMisused
from ita_tools.jobs.export import export_file
from ita_tools.jobs.load import load_file
from tests.bundled import bundled
from tests.cli.broken import sound_book


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "b.xlsx"
    path.write_bytes(sound_book())
    return path


class DescribeExportFile:
    @pytest.mark.parametrize("name", ["a.yaml", "a.yml", "a.json", "A.JSON"])
    def it_writes_an_assessment_that_reads_back_equal(self, name, book, tmp_path):
        export_file(book, tmp_path / name)
        assert load_file(tmp_path / name).assessment == bundled().assessment

    def it_writes_json_for_the_suffix_json(self, book, tmp_path):
        export_file(book, tmp_path / "a.json")
        data = json.loads((tmp_path / "a.json").read_text("utf-8"))
        assert data["previous"]["published"]["total"] == 97.02
        assert "เทศบาลตำบลตัวอย่าง" in (tmp_path / "a.json").read_text("utf-8")

    def it_refuses_other_suffixes(self, book, tmp_path):
        with pytest.raises(CommandMisused):
            export_file(book, tmp_path / "a.csv")
        assert not (tmp_path / "a.csv").exists()

    def it_never_writes_over_its_input(self, tmp_path):
        path = tmp_path / "a.yaml"
        path.write_text("edition: 2568  # why\n", "utf-8")
        with pytest.raises(CommandMisused, match="ไฟล์เดียวกับ"):
            export_file(path, path)
        assert "# why" in path.read_text("utf-8")
