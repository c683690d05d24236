"""The job that writes the JSON of the rubric."""

from __future__ import annotations

from ita_tools.rubric.compile_yaml import compiled_files


class DescribeCompiledFiles:
    def it_has_written_the_json_of_the_yaml_as_it_stands(self):
        """Where this fails: ``make rubric``."""
        assert [path.name for path, text in compiled_files() if path.read_text("utf-8") != text] == []
