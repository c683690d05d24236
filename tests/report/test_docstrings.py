"""The examples in the docstrings of the report."""

from __future__ import annotations

import doctest
import importlib

import pytest

from tests.sources import Module, modules

WITH_EXAMPLES = [
    module for module in modules() if module.name.startswith("ita_tools.report") and ">>> " in module.text
]


class DescribeDocstring:
    @pytest.mark.parametrize("module", WITH_EXAMPLES, ids=lambda module: module.name)
    def it_shows_examples_with_their_results(self, module: Module) -> None:
        result = doctest.testmod(importlib.import_module(module.name))
        assert result.failed == 0
