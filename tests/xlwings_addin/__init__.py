"""Sets the licence key for the remote engine of xlwings, which runs the macros here."""

import os

os.environ.setdefault("XLWINGS_LICENSE_KEY", "noncommercial")
