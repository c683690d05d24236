"""The constraints files say what setup.cfg promises and what the tests passed with."""

from __future__ import annotations

import pytest
from packaging.requirements import Requirement

from release.constraints import LOWEST, PRODUCT, TESTED, lowest, requirements, tested
from tests.sources import ROOT

ALL = [*PRODUCT, "docs", "dev"]


def pins(file: str) -> dict[str, str]:
    lines = (ROOT / file).read_text("utf-8").splitlines()
    parsed = [Requirement(line) for line in lines if not line.startswith("#")]
    return {each.name.lower(): str(each.specifier).removeprefix("==") for each in parsed}


class DescribeTheLowestVersions:
    def it_has_those_of_setup_cfg(self):
        assert pins(LOWEST) == {name.lower(): version for name, version in lowest().items()}, (
            "run: make constraints"
        )

    def it_has_one_for_each_library_of_the_product(self):
        assert {each.name for each in requirements(*PRODUCT)} == set(lowest())

    def it_refuses_two_promises_for_one_library(self, monkeypatch):
        promised = [Requirement("click>=8"), Requirement("click>=9")]
        monkeypatch.setattr("release.constraints.requirements", lambda *_: promised)
        with pytest.raises(ValueError, match="two lowest versions of click"):
            lowest()


class DescribeTheTestedSet:
    def it_meets_every_requirement_of_every_extra(self):
        known = pins(TESTED)
        required = requirements(*ALL)
        assert len(required) > 20
        assert [
            str(each) for each in required if not each.specifier.contains(known.get(each.name.lower(), "0"))
        ] == []

    def it_holds_what_the_requirements_require_in_turn(self):
        installed = tested("app")
        assert {"click", "lxml", "et-xmlfile", "starlette"} <= set(installed)
        assert set(installed) <= set(pins(TESTED))
