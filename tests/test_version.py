"""The version, installed or not."""

from __future__ import annotations

import configparser
import importlib.metadata

from ita_tools.version import toolkit_version
from tests.sources import ROOT


def it_is_that_of_the_package():
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    assert toolkit_version() == setup["metadata"]["version"]


def it_is_empty_where_nothing_is_installed(monkeypatch):
    def missing(name):
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "version", missing)
    assert toolkit_version() == ""
