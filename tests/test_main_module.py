"""``python -m ita_tools`` in a folder that holds modules of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import ita_tools

_ROOT = Path(ita_tools.__file__).parents[1]


class DescribePythonM:
    @pytest.mark.parametrize("module", ["yaml", "docx", "click", "decimal", "xlsxwriter", "openpyxl", "json"])
    def it_runs_no_module_of_the_current_folder(self, tmp_path: Path, module: str):
        (tmp_path / f"{module}.py").write_text("raise SystemExit('RAN')", "utf-8")
        (tmp_path / "a.yaml").write_text("edition: 2568\nitems: {IIT: {i1: 100}}", "utf-8")
        environment = {**os.environ, "PYTHONPATH": str(_ROOT)}
        environment.pop("PYTHONSAFEPATH", None)
        done = subprocess.run(
            [sys.executable, "-m", "ita_tools", "new", "--from", "a.yaml", "-o", "b.xlsx"],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert "RAN" not in done.stderr
        assert done.returncode == 0, done.stderr
        assert (tmp_path / "b.xlsx").is_file()
