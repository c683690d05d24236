"""A short fuzzing campaign in every run, and all finds of earlier ones."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.fuzz.campaign import CORPUS, attempt, input_of, verdict
from tests.fuzz.targets import TARGETS

_FINDS = sorted(CORPUS.glob("*/*"))


class DescribeCampaign:
    """A short campaign in every run, and all finds of the long ones."""

    @pytest.mark.parametrize("target", TARGETS)
    def it_reads_or_refuses_every_damaged_file(self, target: str, tmp_path: Path) -> None:
        outcomes = [attempt(target, seed, tmp_path) for seed in range(60)]
        assert not [f"{found.seed}: {found.trace}" for found in outcomes if found.kind == "find"]
        kinds = {found.kind for found in outcomes}
        assert "read" in kinds, "damage that is never survived proves little"
        assert len(kinds) > 2, "damage that is always met in the same place proves little"

    def it_makes_equal_input_from_equal_numbers(self) -> None:
        assert input_of("workbook", 7) == input_of("workbook", 7) != input_of("workbook", 8)

    @pytest.mark.parametrize("path", _FINDS, ids=lambda path: f"{path.parent.name}-{path.stem}")
    def it_passes_every_earlier_find(self, path: Path, tmp_path: Path) -> None:
        kind, trace = verdict(path.parent.name, Path(shutil.copy(path, tmp_path)))
        assert kind != "find", trace
