"""Number and length of modules and functions: ``python -m tests.sizes``."""

from __future__ import annotations

import ast
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from tests.sources import Module, modules, own_lines, public_definitions

__all__ = ["Sizes", "measured"]


@dataclass(frozen=True)
class Sizes:
    """Lines of files and functions (docstrings of these left out), and public names with a docstring."""

    files: Sequence[int]
    functions: Sequence[int]
    public: int
    documented: int

    @property
    def median_file(self) -> float:
        """Half of the files are no longer."""
        return statistics.median(self.files)

    @property
    def p90_function(self) -> float:
        """Nine functions of ten are no longer."""
        return statistics.quantiles(self.functions, n=10, method="inclusive")[-1]


def measured(sources: Sequence[Module]) -> Sizes:
    """Measure modules; public names are those of modules, classes, and of functions and methods in them."""
    public = [node for module in sources for node in _public(module.tree)]
    return Sizes(
        sorted(len(module.text.splitlines()) for module in sources),
        sorted(own_lines(function) for module in sources for function in module.functions()),
        len(public),
        sum(ast.get_docstring(node) is not None for node in public),
    )


def _public(tree: ast.Module) -> list[ast.Module | ast.ClassDef | ast.FunctionDef]:
    found = public_definitions(tree.body)
    members = [
        member for node in found if isinstance(node, ast.ClassDef) for member in public_definitions(node.body)
    ]
    return [tree, *found, *members]


def _main() -> None:
    sizes = measured(modules())
    print(
        f"files        {len(sizes.files):5}  median {sizes.median_file:5g} (<= 130)  "
        f"longest {sizes.files[-1]:4} (<= 300)  lines {sum(sizes.files):,}"
    )
    print(
        f"functions    {len(sizes.functions):5}  p90    {sizes.p90_function:5g} (<= 20)   "
        f"longest {sizes.functions[-1]:4} (<= 40)"
    )
    print(f"public names {sizes.public:5}  documented {100 * sizes.documented / sizes.public:.1f} % (100 %)")


if __name__ == "__main__":
    _main()
