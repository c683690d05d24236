"""The examples run, and show what their first lines promise."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import ita_tools
from tests.sources import PACKAGES, ROOT

EXAMPLES = ROOT / "examples"


def run(*arguments: object) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)},
    )


def imports(text: str) -> set[str]:
    """Return the names of our modules that a script imports."""
    nodes = list(ast.walk(ast.parse(text)))
    named = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    named |= {node.module for node in nodes if isinstance(node, ast.ImportFrom)}
    return {name for name in named if name and name.split(".")[0] in PACKAGES}


class DescribeExamples:
    @pytest.mark.parametrize("file", sorted(EXAMPLES.glob("*.py")), ids=lambda path: path.name)
    def it_uses_the_public_face_and_nothing_below_it(self, file: Path):
        assert imports(file.read_text("utf-8")) == {"ita_tools"}

    def it_notices_an_import_from_below_the_public_face(self):
        assert imports("import ita_tools.jobs.load") == {"ita_tools.jobs.load"}
        assert imports("from ita_tools.errors import ItaError") == {"ita_tools.errors"}

    def it_names_every_example_in_its_list(self):
        listed = (EXAMPLES / "README.md").read_text("utf-8")
        files = {path.name for path in EXAMPLES.iterdir() if path.is_file()} - {"README.md"}
        assert files
        assert {name for name in files if f"`{name}`" not in listed} == set()

    @pytest.mark.parametrize("file", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.name)
    def it_has_assessment_files_without_faults(self, file):
        findings = ita_tools.check(ita_tools.load(file))
        assert [each for each in findings if each.severity == "error"] == []

    def it_computes_the_published_total_from_the_published_indicators(self):
        case = ita_tools.load(EXAMPLES / "published-only.yaml")
        result, published = ita_tools.score(case), case.assessment.published
        assert (result.total, result.level) == (published.total, published.level)

    def it_scores_answers_and_leaves_the_rest_missing(self):
        case = ita_tools.load(EXAMPLES / "answers.yaml")
        result = ita_tools.score(case)
        for tool, entries in case.assessment.items.items():
            assert all(result.item(tool, code) is not None for code in entries)
        assert result.total is None

    def it_scores_from_python(self):
        done = run("examples/score_in_python.py", "examples/published-only.yaml")
        assert (done.returncode, done.stderr) == (0, "")
        result = ita_tools.score(ita_tools.load(EXAMPLES / "published-only.yaml"))
        assert str(result.total) in done.stdout
        assert len(done.stdout.splitlines()) == 1 + len(result.edition.tools)

    def it_reports_a_missing_file_in_thai(self, tmp_path):
        done = run("examples/score_in_python.py", tmp_path / "none.yaml")
        assert done.returncode == 1
        assert "ITA-E101" in done.stderr

    def it_makes_workbooks_and_goes_on_after_a_faulty_file(self, tmp_path):
        source = tmp_path / "in"
        source.mkdir()
        (source / "good.yaml").write_text((EXAMPLES / "published-only.yaml").read_text("utf-8"), "utf-8")
        (source / "bad.yaml").write_text("edition: [", "utf-8")
        done = run("examples/workbooks_of_a_folder.py", source, tmp_path / "out")
        assert done.returncode == 1
        assert "bad.yaml" in done.stderr
        assert [path.name for path in (tmp_path / "out").iterdir()] == ["good.xlsx"]
