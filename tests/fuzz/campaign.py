"""Open thousands of damaged files: ``python -m tests.fuzz.campaign 20000``.

Each input is either understood or refused with an error of ours, within a time and a memory bound. Anything
else is a find: it is printed with the seed that makes it again, and its bytes are kept beside the corpus.
"""

from __future__ import annotations

import random
import signal
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import NamedTuple

from ita_tools.errors import Faults, ItaError
from tests.fuzz.targets import TARGETS

__all__ = ["CORPUS", "Outcome", "attempt", "input_of", "verdict"]

CORPUS = Path(__file__).parent / "corpus"
SECONDS = 5
"""Time bound of one input; an honest file takes a few hundredths."""
MEMORY = 1_500_000_000
"""Memory bound in bytes of the process that opens the inputs."""
_BATCH = 100


class Outcome(NamedTuple):
    """What became of an input: ``read``, an error code, or a find with its trace."""

    target: str
    seed: int
    kind: str
    seconds: float
    trace: str = ""


class _TooSlow(BaseException):
    """The time limit is over; a base exception, so that no ``except Exception`` catches it."""


def input_of(target: str, seed: int) -> bytes:
    """Make the input of a target and seed, the same on every machine."""
    return TARGETS[target].make(random.Random(f"{target}-{seed}"))  # noqa: S311


def verdict(target: str, path: Path) -> tuple[str, str]:
    """Open a file; return its outcome, and the trace of an unexpected error."""
    try:
        TARGETS[target].open(path)
    except ItaError as error:
        found = error.faults[0] if isinstance(error, Faults) else error
        return found.code, "" if str(error).strip() else "an error without a message"
    except _TooSlow:
        return "find", f"more than {SECONDS} s\n{traceback.format_exc()}"
    except Exception:
        return "find", traceback.format_exc()
    return "read", ""


def attempt(target: str, seed: int, folder: Path) -> Outcome:
    """Make an input, open it and return its outcome."""
    path = folder / f"input{TARGETS[target].suffix}"
    path.write_bytes(input_of(target, seed))
    start = time.perf_counter()
    kind, trace = verdict(target, path)
    return Outcome(target, seed, "find" if trace else kind, time.perf_counter() - start, trace)


def _batch(target: str, seeds: Sequence[int]) -> list[Outcome]:
    import resource  # POSIX only, and the tests of a short campaign run everywhere

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGALRM, _stop)
    warnings.simplefilter("error")  # as in the tests: a warning of a library is a find too
    with tempfile.TemporaryDirectory(prefix="ita-fuzz-") as folder:
        return [_timed(target, seed, Path(folder)) for seed in seeds]


def _timed(target: str, seed: int, folder: Path) -> Outcome:
    signal.alarm(SECONDS)
    try:
        return attempt(target, seed, folder)
    except _TooSlow:
        return Outcome(target, seed, "find", SECONDS, f"more than {SECONDS} s")
    finally:
        signal.alarm(0)


def _stop(_signal: int, _frame: object) -> None:
    raise _TooSlow


def _outcomes(number: int) -> Iterator[Outcome]:
    """Run batches in processes of their own, so that even an abort of a parser is only a find."""
    share = number // len(TARGETS)
    for target in TARGETS:
        for start in range(0, share, _BATCH * 2):
            batches = [range(n, min(n + _BATCH, share)) for n in (start, start + _BATCH) if n < share]
            with ProcessPoolExecutor(len(batches)) as pool:
                running = [(batch, pool.submit(_batch, target, batch)) for batch in batches]
                for batch, future in running:
                    try:
                        yield from future.result()
                    except BrokenProcessPool:
                        yield Outcome(target, batch.start, "find", 0, f"the process died in {batch}")


def _main(number: int) -> int:
    counts: Counter[tuple[str, str]] = Counter()
    slowest: dict[str, float] = {}
    finds = 0
    for outcome in _outcomes(number):
        counts[outcome.target, outcome.kind] += 1
        slowest[outcome.target] = max(slowest.get(outcome.target, 0), outcome.seconds)
        if outcome.kind == "find":
            finds += 1
            print(f"FIND {outcome.target} {outcome.seed}\n{outcome.trace}")
    for (target, kind), times in sorted(counts.items()):
        print(f"{target:12} {kind:28} {times:7,}")
    print("slowest: " + ", ".join(f"{target} {seconds:.2f} s" for target, seconds in slowest.items()))
    print(f"{sum(counts.values()):,} inputs, {finds} finds")
    return bool(finds)


if __name__ == "__main__":
    raise SystemExit(_main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000))
