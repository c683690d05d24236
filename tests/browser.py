"""A headless Chromium, as a reader's computer or phone."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["chromium"]

_NAMES = ("chromium", "chromium-browser", "google-chrome")


def _program() -> str:
    """Where Chromium is; a machine that decides about a change must have it, others may skip."""
    for name in _NAMES:
        if found := shutil.which(name):
            return found
    reason = "Chromium is needed: make browser"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Chromium and end it; the super-user cannot have its sandbox."""
    from playwright.sync_api import sync_playwright

    alone = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    program = _program()
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=alone)
        try:
            yield browser
        finally:
            browser.close()
