"""The examples run, and show what their first lines promise."""

from __future__ import annotations

import subprocess
import sys

import pytest

from ita_tools.jobs.check import check_opened
from ita_tools.jobs.load import load_file
from tests.sources import ROOT

EXAMPLES = ROOT / "examples"


def run(*arguments: object) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={"PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)},
    )


def it_names_every_example_in_its_list():
    listed = (EXAMPLES / "README.md").read_text("utf-8")
    files = {path.name for path in EXAMPLES.iterdir() if path.is_file()} - {"README.md"}
    assert files
    assert {name for name in files if f"`{name}`" not in listed} == set()


@pytest.mark.parametrize("file", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.name)
def it_has_assessment_files_without_faults(file):
    findings = check_opened(load_file(file))
    assert [each for each in findings if each.severity == "error"] == []


def it_computes_the_published_total_from_the_published_indicators():
    opened = load_file(EXAMPLES / "published-only.yaml")
    assert opened.result.total == opened.assessment.published.total
    assert opened.result.level == opened.assessment.published.level


def it_scores_answers_and_leaves_the_rest_missing():
    opened = load_file(EXAMPLES / "answers.yaml")
    for tool, entries in opened.assessment.items.items():
        assert all(opened.result.item(tool, code) is not None for code in entries)
    assert opened.result.total is None


def it_scores_from_python():
    done = run("examples/score_in_python.py", "examples/published-only.yaml")
    assert (done.returncode, done.stderr) == (0, "")
    assert str(load_file(EXAMPLES / "published-only.yaml").result.total) in done.stdout
    assert len(done.stdout.splitlines()) == 1 + len(load_file(EXAMPLES / "published-only.yaml").edition.tools)


def it_answers_a_missing_file_from_python_in_thai(tmp_path):
    done = run("examples/score_in_python.py", tmp_path / "none.yaml")
    assert done.returncode == 1
    assert "ITA-E101" in done.stderr


def it_makes_workbooks_and_goes_on_where_one_is_faulty(tmp_path):
    source = tmp_path / "in"
    source.mkdir()
    (source / "good.yaml").write_text((EXAMPLES / "published-only.yaml").read_text("utf-8"), "utf-8")
    (source / "bad.yaml").write_text("edition: [", "utf-8")
    done = run("examples/workbooks_of_a_folder.py", source, tmp_path / "out")
    assert done.returncode == 1
    assert "bad.yaml" in done.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["good.xlsx"]
