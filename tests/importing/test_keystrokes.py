"""The keys an officer presses for the scores: an import of the pasted result needs few of them."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from ita_tools.rubric import load_edition
from tests.bench.keystrokes import keystrokes
from tests.importing.drawn_tables import ordered_columns, random_scores

MOST = 1_000


class DescribeKeystrokes:
    @pytest.mark.parametrize("year", [2566, 2568])
    def it_are_few_with_an_import(self, tmp_path: Path, year: int):
        edition, draw = load_edition(year), random.Random(year)  # noqa: S311 - no secret
        scores = random_scores(edition, draw)
        text = "\n".join([f"ผลการประเมิน ITA ปีงบประมาณ พ.ศ. {year}", *ordered_columns(edition, scores, draw)])
        (tmp_path / "a.txt").write_text(text, encoding="utf-8")
        wanted = {(*path, "score"): value for path, value in scores.items()}
        counted = keystrokes(tmp_path / "a.txt", wanted)
        assert (counted.figures, counted.sure, counted.wrong) == (len(scores), len(scores), 0)
        assert counted.imported < 50 < MOST

    def it_count_what_is_missing_as_typed(self, tmp_path: Path):
        edition, draw = load_edition(2568), random.Random(1)  # noqa: S311 - no secret
        scores = random_scores(edition, draw)
        lines = [f"{path[2]}\t{value}" for path, value in scores.items() if path[1] == "IIT"]
        (tmp_path / "a.txt").write_text("\n".join(["ปีงบประมาณ พ.ศ. 2568", *lines]), encoding="utf-8")
        wanted = {(*path, "score"): value for path, value in scores.items()}
        counted = keystrokes(tmp_path / "a.txt", wanted)
        assert counted.missing == len(scores) - len(lines)
        assert counted.imported > counted.missing * len("0.00\n")
