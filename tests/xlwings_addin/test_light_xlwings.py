"""xlwings without its optional packages."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.sources import ROOT
from xlwings_addin.light_xlwings import _hidden


def output_of(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


class DescribeLightXlwings:
    def it_loads_no_optional_package(self) -> None:
        loaded = "print([name for name in ('pandas', 'numpy', 'matplotlib', 'PIL') if name in sys.modules])"
        assert output_of(f"import sys; from xlwings_addin.light_xlwings import xw; xw.Book; {loaded}") == "[]"
        assert (
            output_of(
                "from xlwings_addin.light_xlwings import xw; import pandas; print(pandas.Series([1]).sum())"
            )
            == "1"
        )

    def it_hides_packages_only_during_the_import(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delitem(sys.modules, "wave", raising=False)
        with _hidden(("wave", "json")):
            with pytest.raises(ImportError):
                import wave
            import json
        import wave

        assert json.dumps(1) == "1"
        assert wave.open

    def it_shows_packages_again_after_a_failure(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delitem(sys.modules, "wave", raising=False)
        with pytest.raises(KeyError), _hidden(("wave",)):
            raise KeyError
        assert "wave" not in sys.modules
