"""Exits with 0 where this Python can carry the toolkit, else with 1; runs on any version of Python."""

import os
import sys


def is_usable(version, base, bits):  # noqa: ANN001, ANN201 - read by old versions, too
    """Return whether a Python is 3.12 or 3.13, of 64 bits and not from the Store."""
    return tuple(version[:2]) in ((3, 12), (3, 13)) and bits == 64 and "windowsapps" not in base.lower()


def has_venv():  # noqa: ANN201
    """Return whether it can make environments."""
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        return False
    return True


if __name__ == "__main__":
    bits = 64 if sys.maxsize > 2**32 else 32
    sys.exit(0 if is_usable(sys.version_info, os.path.realpath(sys.base_prefix), bits) and has_venv() else 1)
