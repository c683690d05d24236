"""No command uses the network, neither in its own process nor in those it starts.

What LibreOffice does for a PDF is beyond this watch; it is given our own document, unlinked.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.security.watching import watched

_REACHING = {
    "a name": "import socket; socket.getaddrinfo('localhost', 80)",
    "a connection": "import socket; socket.create_connection(('127.0.0.1', 9))",
    "an address": "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
    "a datagram": "import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'', ('127.0.0.1', 9))",
    "a process of its own": "import subprocess, sys; subprocess.run([sys.executable, '-c', "
    "'import socket; socket.socket()'], check=True)",
}
# In this order each finds what those before it have written.
_COMMANDS = (
    "demo -o .",
    "new --edition 2569 -o empty.xlsm",
    "new --from demo.xlsx --edition 2569 -o next.xlsx",
    "score demo.xlsx --json",
    "check demo.xlsx",
    "export demo.xlsx -o demo.json",
    "report demo.json -o report.docx --letterhead demo.docx",
    "report demo.xlsx -o report.html",
    "report demo.xlsx -o measures.docx --kind measures",
    "report demo.xlsx -o data.json",
    "split demo.xlsx -o parts --suggest",
    "merge demo.xlsx {parts} -o merged.xlsx",
    "progress demo.xlsx {parts}",
    "diff demo.xlsx merged.xlsx -o differences.xlsx",
    "rollup . -o rollup.xlsx --jobs 2",
    "editions",
    "--version",
    "--help",
)


class DescribeNetwork:
    @pytest.mark.parametrize("name", _REACHING)
    def it_notices_a_connection(self, name: str, tmp_path: Path) -> None:
        code, _, notes = watched(["-c", _REACHING[name]], tmp_path)
        assert code != 0
        assert notes

    def it_is_never_used(self, tmp_path_factory: pytest.TempPathFactory) -> None:
        folder = tmp_path_factory.mktemp("office")
        for command in _COMMANDS:
            parts = " ".join(str(path) for path in sorted(folder.glob("parts/*.xlsx")))
            code, printed, notes = watched(["-m", "ita_tools", *command.format(parts=parts).split()], folder)
            assert notes == "", command
            assert code in (0, 1), (command, printed)
            assert "Traceback" not in printed
        made = {path.name for path in folder.iterdir() if path.is_file()}
        assert {"report.docx", "merged.xlsx", "rollup.xlsx", "differences.xlsx", "report.html"} <= made
