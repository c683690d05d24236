"""Writes the two constraints files of pip, from the environment and from ``setup.cfg``.

``constraints.txt`` is the tested set: the installed version of all that the toolkit and its extras need.
``constraints-lowest.txt`` has the lowest version that ``setup.cfg`` promises of each library of the product.
Run: ``python release/constraints.py`` in an environment with all extras (``make constraints``).
"""

from __future__ import annotations

import configparser
import importlib.metadata
from collections.abc import Iterable, Iterator
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

__all__ = ["LOWEST", "TESTED", "lowest", "requirements", "tested"]

ROOT = Path(__file__).resolve().parent.parent
TESTED, LOWEST = "constraints.txt", "constraints-lowest.txt"
PRODUCT = ("app", "excel", "pdf", "scale")
"""Extras of the product; the others are development tools and are used in their newest version."""
_TESTED = (
    "# The versions the tests last passed with. Made by make constraints; use: make test CONSTRAINTS={0}\n"
)
_LOWEST = (
    "# The lowest versions that setup.cfg promises. Made by make constraints; use: pip install -c {0} .\n"
)


def requirements(*extras: str) -> list[Requirement]:
    """Return what ``setup.cfg`` requires, with some of its extras."""
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    lists = [config["options"]["install_requires"]]
    lists += [config["options.extras_require"][extra] for extra in extras]
    lines = [line.strip() for each in lists for line in each.splitlines()]
    return [Requirement(line) for line in lines if line and not line.startswith("#")]


def lowest() -> dict[str, str]:
    """Return for each library of the product the lowest version promised."""
    bounds: dict[str, str] = {}
    for required in requirements(*PRODUCT):
        [bound] = [each.version for each in required.specifier if each.operator == ">="]
        if bounds.setdefault(required.name, bound) != bound:
            raise ValueError(f"setup.cfg promises two lowest versions of {required.name}")
    return bounds


def tested(*extras: str) -> dict[str, str]:
    """Return the installed version of all that is required, directly or by another requirement."""
    wanted = list(_needed(requirements(*extras), set()))
    return {name: importlib.metadata.version(name) for name in sorted(wanted)}


def _needed(required: Iterable[Requirement], seen: set[tuple[str, str]]) -> Iterator[str]:
    for each in required:
        name = canonicalize_name(each.name)
        for extra in ("", *sorted(each.extras)):
            if (name, extra) in seen:
                continue
            seen.add((name, extra))
            if not extra:
                yield name
            below = map(Requirement, importlib.metadata.requires(name) or [])
            yield from _needed((one for one in below if _applies(one, extra)), seen)


def _applies(required: Requirement, extra: str) -> bool:
    return required.marker is None or required.marker.evaluate({"extra": extra})


def _text(head: str, file: str, versions: dict[str, str]) -> str:
    return head.format(file) + "".join(f"{name}=={version}\n" for name, version in versions.items())


if __name__ == "__main__":
    (ROOT / TESTED).write_text(_text(_TESTED, TESTED, tested(*PRODUCT, "docs", "dev")), "utf-8")
    (ROOT / LOWEST).write_text(_text(_LOWEST, LOWEST, lowest()), "utf-8")
