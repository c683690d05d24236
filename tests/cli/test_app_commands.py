"""The command ``ita app``: what it starts, and what it tells where it cannot."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.cli.running import ita, ita_here
from tests.sources import ROOT


class DescribeAppCommand:
    @pytest.mark.posix
    @pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
    def it_serves_this_machine_only_and_leaves_nothing_when_stopped(
        self, stop: signal.Signals, tmp_path: Path
    ) -> None:
        environment = {**os.environ, "TMPDIR": str(tmp_path), "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "ita_tools", "app", "--no-browser"]
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as running:
            alarm = threading.Timer(60, running.kill)
            alarm.start()
            try:
                address = urlsplit(running.stdout.readline().strip())
                assert address.hostname == "127.0.0.1"
                connection = HTTPConnection("127.0.0.1", address.port, timeout=30)
                connection.request("GET", f"{address.path}?{address.query}")
                assert connection.getresponse().status == 303
                connection.close()
                [folder] = tmp_path.glob("ita-page-*")
                running.send_signal(stop)
                running.wait(30)
            finally:
                alarm.cancel()
                running.kill()
        assert not folder.exists()

    def it_tells_of_a_port_in_use(self, tmp_path: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            done = ita("app", "--no-browser", "--port", taken.getsockname()[1], cwd=tmp_path)
        assert done.code == 2
        assert "ITA-E105" in done.err

    def it_tells_what_to_install_where_the_extra_is_missing(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for name in ["starlette", *(each for each in sys.modules if each.startswith("starlette."))]:
            monkeypatch.setitem(sys.modules, name, None)
        for name in [each for each in sys.modules if each.startswith("ita_tools.app.")]:
            monkeypatch.delitem(sys.modules, name)
        done = ita_here(capsys, "app")
        assert done.code == 2
        assert "ITA-E106" in done.err
        assert "ita-tools[app]" in done.err
