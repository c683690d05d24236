"""Real results as they were printed, misprints included: exactly the true misprints are named, first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ita_tools.assessment.assessment_file import decode_assessment
from ita_tools.yaml_json import parse
from tests.analysis.causes.real_results import findings_in, named, typed_as

PRINTED = sorted((Path(__file__).parents[2] / "cases" / "misprints").glob("*.yaml"))


def printed(path):
    """Return a result as printed, and the right value of each misprint by key path."""
    root = parse(path.read_text("utf-8"), path.name).value
    needed = {where: node.value["expected"].text for where, node in root["corrections"].value.items()}
    return decode_assessment(root["input"], path.name).assessment, needed


class DescribePrintedResults:
    def it_has_printed_results(self):
        assert {"bangpla-2568", "khlongnokkrathung-2567"} <= {path.stem for path in PRINTED}

    @pytest.mark.parametrize("path", PRINTED, ids=lambda path: path.stem)
    def it_names_exactly_the_known_misprints_and_nothing_after_they_are_mended(self, path):
        assessment, needed = printed(path)
        findings = findings_in(assessment)
        assert {where: right for where, right in named(findings).items() if right} == needed
        assert findings[0].where in needed
        assert findings_in(typed_as(assessment, needed)) == []

    def it_names_the_item_with_its_possible_values_where_the_respondents_are_not_known(self):
        (path,) = [each for each in PRINTED if each.stem.startswith("khlongnokkrathung")]
        assessment, _ = printed(path)
        first, *_ = findings_in(replace(assessment, respondents={}))
        assert (first.code, first.where, first.expected) == ("misprint-likely", "items.IIT.i7", "")
        assert [each.expected for each in first.alternatives] == ["96.54", "96.55", "96.56"]
