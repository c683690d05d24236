"""Builds the sdist and the wheel in ``dist/`` so that the same sources always give the same bytes.

setuptools stamps an sdist with the time, the owner and the permissions of the one who builds it. Here it is
packed again with the date of the last commit (``SOURCE_DATE_EPOCH`` wins). The wheel is built from that
sdist, so it shows too that the sdist is complete. Run: ``python release/dist.py [FOLDER]``.
"""

from __future__ import annotations

import gzip
import io
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

__all__ = ["build", "same_archive"]

ROOT = Path(__file__).resolve().parent.parent
EPOCH_OF_ZIP = 315_532_800  # 1980-01-01: a zip cannot hold anything earlier


def build(folder: Path, sources: Path = ROOT) -> list[Path]:
    """Build both archives into ``folder`` and return their paths, sdist first."""
    folder.mkdir(parents=True, exist_ok=True)
    moment = _moment(sources)
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        [raw] = _built("--sdist", sources, scratch / "sdist", moment)
        sdist = folder / raw.name
        sdist.write_bytes(same_archive(raw.read_bytes(), moment))
        with tarfile.open(sdist) as archive:
            archive.extractall(scratch / "unpacked", filter="tar")
        [unpacked] = (scratch / "unpacked").iterdir()
        [raw] = _built("--wheel", unpacked, scratch / "wheel", moment)
        wheel = folder / raw.name
        wheel.write_bytes(raw.read_bytes())
    return [sdist, wheel]


def same_archive(packed: bytes, moment: int) -> bytes:
    """Pack a .tar.gz again: members sorted, without owner, dated ``moment``, with plain permissions."""
    plain = io.BytesIO()
    with (
        tarfile.open(fileobj=io.BytesIO(packed)) as old,
        tarfile.open(fileobj=plain, mode="w", format=tarfile.PAX_FORMAT) as new,
    ):
        for member in sorted(old.getmembers(), key=lambda each: each.name):
            member.mtime, member.uid, member.gid, member.uname, member.gname = moment, 0, 0, "", ""
            member.mode = 0o755 if member.isdir() or member.mode & 0o100 else 0o644
            member.pax_headers = {}
            new.addfile(member, old.extractfile(member) if member.isfile() else None)
    return gzip.compress(plain.getvalue(), mtime=moment)


def _moment(sources: Path) -> int:
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given is None:
        asked = subprocess.run(
            ["git", "log", "-1", "--format=%ct"],  # noqa: S607
            cwd=sources,
            capture_output=True,
            text=True,
            check=False,
        )
        given = asked.stdout.strip() or str(EPOCH_OF_ZIP)
    return max(int(given), EPOCH_OF_ZIP)


def _built(kind: str, sources: Path, folder: Path, moment: int) -> list[Path]:
    command = [sys.executable, "-m", "build", kind, "--no-isolation", "--outdir", str(folder), str(sources)]
    done = subprocess.run(  # noqa: S603 - our own command line
        command,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(moment)},
    )
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    return list(folder.iterdir())


if __name__ == "__main__":
    for made in build(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "dist")):
        print(made)
