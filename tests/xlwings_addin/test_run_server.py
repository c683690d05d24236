"""Starting the server: it needs its packages, a licence key and a token."""

from __future__ import annotations

import signal
from importlib import util
from pathlib import Path

import pytest

from xlwings_addin import run_server as serving

TOKEN = "x" * 16


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """Record the calls to serve, on a machine with everything that the server needs."""
    found: list[tuple[object, ...]] = []
    monkeypatch.setattr(serving, "_serve", lambda *given: found.append((*given, given[1].is_dir())))
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setenv(serving.TOKEN, TOKEN)
    monkeypatch.setenv(serving.LICENSE, "noncommercial")
    return found


class DescribeRunServer:
    def it_serves_this_machine_only_by_default(
        self, served: list[tuple[object, ...]], tmp_path: Path
    ) -> None:
        assert serving.main([]) == 0
        assert serving.main(["--host", "0.0.0.0", "--port", "9000", "--folder", str(tmp_path)]) == 0  # noqa: S104
        (token, folder, host, port, _, there), told = served
        assert (token, host, port, there) == (TOKEN, "127.0.0.1", 8765, True)
        assert (*told[:4], told[-1]) == (TOKEN, tmp_path, "0.0.0.0", 9000, True)  # noqa: S104
        assert not folder.exists()
        assert tmp_path.is_dir()

    @pytest.mark.parametrize("token", ["", "short", "x" * 15])
    def it_refuses_a_token_that_can_be_guessed(
        self,
        token: str,
        served: list[tuple[object, ...]],
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.setenv(serving.TOKEN, token)
        assert serving.main([]) == 2
        said = capsys.readouterr().err
        assert serving.TOKEN in said
        assert "16" in said
        assert not token or token not in said
        assert served == []

    def it_refuses_to_start_without_a_licence_of_its_own(
        self,
        served: list[tuple[object, ...]],
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.delenv(serving.LICENSE)
        assert serving.main([]) == 2
        assert serving.LICENSE in capsys.readouterr().err
        assert served == []

    def it_names_all_that_is_not_installed(
        self,
        served: list[tuple[object, ...]],
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        real, missing = util.find_spec, ("fastapi", "uvicorn")
        monkeypatch.setattr(util, "find_spec", lambda name: None if name in missing else real(name))
        assert serving.main([]) == 2
        said = capsys.readouterr().err
        assert "fastapi, uvicorn" in said
        assert "ita-tools[server]" in said
        assert served == []

    def it_stops_on_a_signal_that_comes_before_it_runs(
        self, served: list[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        handlers = {}
        monkeypatch.setattr(signal, "signal", handlers.__setitem__)
        serving.main([])
        ((*_, stopping, _),) = served
        for stop in (signal.SIGTERM, signal.SIGINT):
            stopping.clear()
            handlers[stop](stop, None)
            assert stopping.is_set()
