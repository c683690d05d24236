"""The public face of ``ita_tools``: its examples run, its types hold, and importing it loads nothing else."""

from __future__ import annotations

import doctest
import inspect
import re
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import docx
import pytest

import ita_tools
from ita_tools.version import toolkit_version
from tests.bundled import bundled, case_text
from tests.sources import ROOT

FUNCTIONS = [name for name in ita_tools.__all__ if inspect.isfunction(getattr(ita_tools, name))]
CASE = case_text()


PAGE = (ROOT / "docs" / "reference" / "python.md").read_text("utf-8")


@pytest.fixture(scope="module")
def demo(tmp_path_factory) -> Path:
    """Make a folder with the files that the examples name."""
    folder = tmp_path_factory.mktemp("demo")
    ita_tools.build_workbook(bundled().assessment, folder / "demo.xlsx")
    docx.Document().save(folder / "letterhead.docx")
    return folder


@pytest.fixture
def folder(demo, tmp_path, monkeypatch) -> Path:
    shutil.copytree(demo, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def failures(text: str, **names: object) -> str:
    """Run the examples of a text; return what the runner prints of those that fail."""
    test = doctest.DocTestParser().get_doctest(text, names, "examples", None, 0)
    assert test.examples
    printed: list[str] = []
    doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS).run(test, out=printed.append)
    return "".join(printed)


class DescribeThePublicFace:
    @pytest.mark.parametrize("name", [*FUNCTIONS, None])
    def it_shows_examples_that_run(self, name, folder):
        documented = getattr(ita_tools, name) if name else ita_tools
        case = ita_tools.load("demo.xlsx")
        assert failures(inspect.getdoc(documented), ita_tools=ita_tools, case=case) == ""

    def it_shows_examples_that_run_in_the_reference(self, folder):
        blocks = re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
        assert failures("\n".join(blocks)) == ""

    def it_would_see_an_example_that_fails(self):
        assert "Got:" in failures(">>> case\n2\n", case=1)

    def it_imports_nothing_before_a_function_is_called(self):
        code = "import sys; before = set(sys.modules); import ita_tools; print(*set(sys.modules) - before)"
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
        )
        assert set(done.stdout.split()) <= {"ita_tools", "__future__"}

    def it_documents_every_function_in_the_reference(self):
        assert [name for name in FUNCTIONS if f"`{name}(" not in PAGE] == []

    def it_lists_its_lazy_names_and_no_others(self):
        assert set(ita_tools.__all__) <= set(dir(ita_tools))
        with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
            _ = ita_tools.nonsense

    def it_has_the_version_that_is_installed(self):
        assert ita_tools.__version__ == toolkit_version()

    def it_keeps_typos_visible_to_type_checkers(self, tmp_path):
        script = tmp_path / "script.py"
        script.write_text(
            "import ita_tools\nreveal_type(ita_tools.score(ita_tools.loads('')).total)\nita_tools.nonsense\n"
        )
        command = [sys.executable, "-m", "mypy", "--config-file=", str(script)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert "decimal.Decimal | None" in done.stdout
        assert 'Module has no attribute "nonsense"' in done.stdout


class DescribeAScript:
    def it_scores_what_it_made_itself(self):
        made = ita_tools.Assessment(2568, items=bundled().assessment.items)
        assert ita_tools.score(made).total == bundled().result.total

    def it_gets_the_faults_of_an_assessment_that_does_not_fit_its_edition(self):
        wrong = ita_tools.Assessment(2568, items={"IIT": {"x99": bundled().assessment.entry("IIT", "i1")}})
        with pytest.raises(ita_tools.ItaError, match="ITA-E206"):
            ita_tools.score(wrong)
        with pytest.raises(ita_tools.ItaError, match="ITA-E206"):
            ita_tools.loads("{edition: 2568, items: {IIT: {x99: 1}}}")

    def it_gets_the_same_from_a_workbook_as_from_the_text_it_was_built_from(self, folder):
        ita_tools.build_workbook(ita_tools.loads(CASE), folder / "book.xlsx")
        read = ita_tools.load(folder / "book.xlsx")
        assert read.assessment == ita_tools.loads(CASE).assessment
        assert ita_tools.score(read).total == Decimal("96.04")

    def it_keeps_a_filled_workbook_that_it_replaces(self, folder):
        blank = ita_tools.Assessment(2568)
        kept = ita_tools.build_workbook(blank, "demo.xlsx")
        assert ita_tools.load(kept).assessment == bundled().assessment
        assert ita_tools.load("demo.xlsx").assessment == blank

    def it_writes_a_report_into_a_letterhead(self, folder):
        letterhead = docx.Document()
        letterhead.sections[0].header.paragraphs[0].text = "เทศบาลของเรา"
        letterhead.save("letterhead.docx")
        ita_tools.write_report(bundled().reading, "memo.docx", kind="memo", letterhead="letterhead.docx")
        written = docx.Document("memo.docx")
        assert "เทศบาลของเรา" in "".join(p.text for s in written.sections for p in s.header.paragraphs)
        assert any("บันทึกข้อความ" in paragraph.text for paragraph in written.paragraphs)


class DescribeTheReadme:
    def it_shows_python_that_runs(self, folder):
        [block] = re.findall(
            r"^```python\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
        )
        exec(block, {})  # noqa: S102 - our own page
        assert (folder / "report.docx").is_file()
