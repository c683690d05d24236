"""Ctrl-C while LibreOffice works: it is ended too, and nothing is left."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ita_tools.report import pdf


def it_ends_libreoffice_and_lets_the_interrupt_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[subprocess.Popen[bytes]] = []

    class Interrupted(subprocess.Popen):
        """A program during which somebody presses Ctrl-C."""

        def communicate(self, *given: object, **named: object) -> tuple[bytes, bytes]:
            if self not in started:
                started.append(self)
                raise KeyboardInterrupt
            return super().communicate(*given, **named)

    monkeypatch.setattr(subprocess, "Popen", Interrupted)
    with pytest.raises(KeyboardInterrupt):
        pdf._run([sys.executable, "-c", "import time; time.sleep(60)"], tmp_path)
    (process,) = started
    assert process.poll() is not None
