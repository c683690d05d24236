"""What a refused command leaves: one Thai line for each fault, exit code 2, and the old output."""

from __future__ import annotations

import re

from tests.cli.running import Done

__all__ = ["OLD", "WRITING", "require_refusal"]

OLD = b"the output of last week"
"""Content of an output file before a command is run."""
WRITING = {
    "new": ("book.xlsx", ["new", "--from"]),
    "export": ("out.yaml", ["export"]),
    "report": ("out.docx", ["report"]),
}
"""Name of the output and the words before the input, by command that writes."""
_THAI = re.compile(r"[\u0e01-\u0e5b]")


def require_refusal(done: Done, *expected: tuple[str, str, str]) -> None:
    """Assert exactly these faults in this order: place, piece of message or remedy, code."""
    assert done.code == 2
    assert done.out == ""
    assert len(done.faults) == len(expected), done.err
    for line, (place, words, code) in zip(done.faults, expected, strict=True):
        assert line.startswith(place), line
        assert words in line
        assert " — " in line
        assert _THAI.search(line.split(" — ")[1])
        assert line.endswith(f"[{code}]")
    assert "Traceback" not in done.err
