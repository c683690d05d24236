"""A headless Chromium, as a reader's computer or phone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.programs import path_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["chromium"]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Chromium and end it; the super-user cannot have its sandbox."""
    from playwright.sync_api import sync_playwright

    alone = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    program = path_of("chromium")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=alone)
        try:
            yield browser
        finally:
            browser.close()
