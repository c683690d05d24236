"""Exits with 0 where this Python can carry the toolkit, else with 1; runs on any version of Python."""

import os
import sys
import sysconfig


def is_usable(version, base, platform):  # noqa: ANN001, ANN201 - read by old versions, too
    """Return whether the wheels fit a Python: 3.12 or 3.13, 64 bits of Intel's kind, not from the Store.

    MSYS and Windows on ARM have Pythons whose wheels are others.
    """
    fits = tuple(version[:2]) in ((3, 12), (3, 13)) and platform == "win-amd64"
    return fits and "windowsapps" not in base.lower()


def has_venv():  # noqa: ANN201
    """Return whether it can make environments."""
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        return False
    return True


if __name__ == "__main__":
    base, platform = os.path.realpath(sys.base_prefix), sysconfig.get_platform()
    sys.exit(0 if is_usable(sys.version_info, base, platform) and has_venv() else 1)
