"""The Open XML SDK validator: what Word or Excel would find wrong with a file."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.programs import path_of

__all__ = ["complaints"]

_VERSION = "Microsoft365"


def complaints(documents: Mapping[str, bytes], folder: Path) -> dict[str, list[str]]:
    """Validate documents by name, two at a time; a name without an ending is one of Word.

    Those without complaints are left out.
    """
    program = path_of("validator")

    def check(number: int, name: str, data: bytes) -> list[str]:
        path = folder / f"{number}{Path(name).suffix or '.docx'}"
        path.write_bytes(data)
        done = subprocess.run(
            [program, path, _VERSION], capture_output=True, text=True, timeout=120, check=False
        )
        found = json.loads(done.stdout)
        assert found["ok"] == (not found["errors"])
        return [f"{error['path']} {error['xPath']}: {error['description']}" for error in found["errors"]]

    with ThreadPoolExecutor(2) as pool:
        results = pool.map(check, range(len(documents)), documents, documents.values())
    return {name: found for name, found in zip(documents, results, strict=True) if found}
