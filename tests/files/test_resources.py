"""Data files of the package, wherever it is installed."""

from __future__ import annotations

import subprocess
import sys

from ita_tools.files.resources import resource


class DescribeResource:
    def it_finds_data_files_of_the_package(self):
        assert resource("cli", "locale", "en", "LC_MESSAGES", "ita.mo").is_file()
        assert [path.name for path in resource("rubric", "editions").glob("2568.*")] == ["2568.yaml"]

    def it_does_not_import_importlib_resources_for_a_click(self):
        code = "import sys, ita_tools.jobs.report; print('importlib.resources' in sys.modules)"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert done.stdout.strip() == "False"
