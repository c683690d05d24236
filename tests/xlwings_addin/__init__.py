"""Set before anything imports xlwings: the key for its remote engine, with which macros are tried here."""

import os

os.environ.setdefault("XLWINGS_LICENSE_KEY", "noncommercial")
