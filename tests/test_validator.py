import pytest
from _pytest.outcomes import Failed, Skipped

from tests import validator
from tests.validator import complaints


@pytest.mark.parametrize(("ci", "outcome"), [("true", Failed), ("", Skipped)])
def it_may_be_missing_only_outside_ci(ci, outcome, tmp_path, monkeypatch):
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(validator, "_PACKAGES", tmp_path)
    with pytest.raises(outcome, match="make validator"):
        validator.validator()


def it_may_be_missing_where_npm_reaches_no_packages(tmp_path, monkeypatch):
    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr(validator, "_PACKAGES", tmp_path / "node_modules" / "@xarsh")
    (tmp_path / "unreachable").touch()
    with pytest.raises(Skipped, match="make validator"):
        validator.validator()


def it_complains_about_what_is_no_document(tmp_path):
    assert list(complaints({"a": b"hello"}, tmp_path)) == ["a"]
