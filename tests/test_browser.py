import shutil

import pytest
from _pytest.outcomes import Failed, Skipped

from tests.browser import chromium


@pytest.mark.parametrize(("ci", "outcome"), [("true", Failed), ("", Skipped)])
def it_may_be_missing_only_outside_ci(ci, outcome, monkeypatch):
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(outcome, match="make browser"), chromium():
        pass
