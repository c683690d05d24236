"""The version, installed or not."""

from __future__ import annotations

import configparser
import importlib.metadata
import re

from ita_tools.version import toolkit_version
from tests.sources import ROOT


def declared() -> str:
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    return setup["metadata"]["version"]


def it_is_that_of_the_package():
    assert toolkit_version() == declared()


def it_is_that_of_the_wheel_officers_are_told_to_install():
    told = {
        version
        for path in (ROOT / "docs").rglob("*.md")
        for version in re.findall(r"ita_tools-(.+?)-py3-none-any\.whl", path.read_text("utf-8"))
    }
    assert told == {declared()}


def it_is_empty_where_nothing_is_installed(monkeypatch):
    def missing(name):
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "version", missing)
    assert toolkit_version() == ""
