"""Files of the package, wherever it is installed."""

from __future__ import annotations

import subprocess
import sys

from ita_tools.files.resources import resource


def it_finds_what_came_with_the_package():
    assert resource("cli", "locale", "en", "LC_MESSAGES", "ita.mo").is_file()
    assert [path.name for path in resource("rubric", "editions").glob("2568.*")] == ["2568.yaml"]


def it_spares_the_click_the_slow_way_to_a_file():
    code = "import sys, ita_tools.jobs.report; print('importlib.resources' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
