"""Real published results: inputs, and the printed scores that the engine must give."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from ita_tools.assessment import Assessment
from ita_tools.assessment.assessment_file import decode_assessment
from ita_tools.rubric import Edition, load_edition
from ita_tools.scoring import Result, score
from ita_tools.yaml_json import SourceNode, parse

__all__ = ["CASES", "Case"]


@dataclass(frozen=True)
class Case:
    """A case file: ``input`` is an assessment, ``expected`` some of its scores as texts."""

    path: Path

    @cached_property
    def _root(self) -> dict[str, SourceNode]:
        return parse(self.path.read_text("utf-8"), self.path.name).value

    @cached_property
    def assessment(self) -> Assessment:
        return decode_assessment(self._root["input"], self.path.name).assessment

    @cached_property
    def edition(self) -> Edition:
        return load_edition(self.assessment.edition)

    @cached_property
    def result(self) -> Result:
        return score(self.edition, self.assessment)

    @property
    def tolerance(self) -> Decimal:
        node = self._root.get("tolerance")
        return Decimal(node.text) if node else Decimal(0)

    def expected(self, group: str) -> dict[str, object]:
        """Return the expected texts of a group, by code."""
        node = self._root["expected"].value.get(group)
        return {} if node is None else {code: _texts(inner) for code, inner in node.value.items()}

    def expected_text(self, name: str) -> str | None:
        """Return one expected text."""
        node = self._root["expected"].value.get(name)
        return None if node is None else node.text

    @property
    def groups(self) -> set[str]:
        return set(self._root["expected"].value)


def _texts(node: SourceNode) -> object:
    nested = isinstance(node.value, dict)
    return {code: _texts(inner) for code, inner in node.value.items()} if nested else node.text


CASES = [Case(path) for path in sorted((Path(__file__).parents[1] / "cases" / "scores").glob("*.yaml"))]
