"""The Open XML SDK validator: what Word itself would say about a file."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.sources import ROOT

__all__ = ["complaints", "validator"]

_PACKAGES = ROOT / ".venv" / "npm" / "node_modules" / "@xarsh"
_PROGRAMS = ("ooxml-validator", "ooxml-validator.exe")
_VERSION = "Microsoft365"


def validator() -> Path:
    """Where the validator is; a machine that decides about a change must have it, others may skip."""
    for folder in sorted(_PACKAGES.glob("ooxml-validator-*")):
        for name in _PROGRAMS:
            if (folder / name).is_file():
                return folder / name
    reason = "the Open XML validator is needed: make validator (takes npm)"
    if os.environ.get("CI") == "true" and not (_PACKAGES.parents[1] / "unreachable").exists():
        pytest.fail(reason)
    pytest.skip(reason)


def complaints(documents: Mapping[str, bytes], folder: Path) -> dict[str, list[str]]:
    """Validate documents by name, two at a time; those without complaints are left out."""
    program = validator()

    def check(number: int, data: bytes) -> list[str]:
        path = folder / f"{number}.docx"
        path.write_bytes(data)
        done = subprocess.run(
            [program, path, _VERSION], capture_output=True, text=True, timeout=120, check=False
        )
        found = json.loads(done.stdout)
        assert found["ok"] == (not found["errors"])
        return [f"{error['path']} {error['xPath']}: {error['description']}" for error in found["errors"]]

    with ThreadPoolExecutor(2) as pool:
        results = pool.map(check, range(len(documents)), documents.values())
    return {name: found for name, found in zip(documents, results, strict=True) if found}
