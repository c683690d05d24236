"""The server removes its folder of reports, however it is stopped."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.sources import ROOT

_PATIENCE = 30


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(port: int) -> bool:
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0


class DescribeServerFolder:
    @pytest.mark.parametrize(
        ("early", "wait"),
        [
            *((True, wait / 1000) for wait in (0, 150, 300, 600)),  # in the middle of its imports
            (False, 0),
        ],
    )
    @pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
    @pytest.mark.posix
    def it_is_removed_however_the_server_is_stopped(
        self, stop: signal.Signals, early: bool, wait: float, tmp_path: Path
    ) -> None:
        port = free_port()
        with subprocess.Popen(
            [sys.executable, "-m", "xlwings_addin.run_server", "--port", str(port)],
            cwd=ROOT,
            stderr=subprocess.DEVNULL,
            env={
                **os.environ,
                "TMPDIR": str(tmp_path),
                "ITA_SERVER_TOKEN": "x" * 32,
                "XLWINGS_LICENSE_KEY": "noncommercial",
            },
        ) as running:
            try:
                until = time.monotonic() + _PATIENCE
                while not (list(tmp_path.glob("ita-server-*")) if early else answers(port)):
                    assert running.poll() is None
                    assert time.monotonic() < until
                    time.sleep(0.02)
                time.sleep(wait)
                running.send_signal(stop)
                assert running.wait(_PATIENCE) == 0
            finally:
                running.kill()
        assert list(tmp_path.iterdir()) == []
