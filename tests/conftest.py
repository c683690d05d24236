"""What holds for every test: the same examples on every machine, and no deadline on a slow one."""

import os
import signal

from hypothesis import HealthCheck, settings

settings.register_profile(
    "ci", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("search", deadline=None, max_examples=2_000)
settings.load_profile("ci")

# Before anything imports xlwings: its remote engine, which only tests use, asks for the key of its licence.
os.environ.setdefault("XLWINGS_LICENSE_KEY", "noncommercial")

# A run that a shell started in the background ignores the interrupt, and so would every program it starts.
signal.signal(signal.SIGINT, signal.default_int_handler)
