"""The sources as syntax trees, for tests of the packages and of the code."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

__all__ = [
    "PACKAGES",
    "ROOT",
    "Module",
    "constants",
    "holds_for_each",
    "modules",
    "own_lines",
    "public_definitions",
]

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("ita_tools", "xlwings_addin")


@dataclass(frozen=True)
class Module:
    path: Path

    @property
    def name(self) -> str:
        parts = self.path.relative_to(ROOT).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def is_package(self) -> bool:
        return self.path.name == "__init__.py"

    @cached_property
    def text(self) -> str:
        return self.path.read_text("utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def exported(self) -> list[str] | None:
        for node in self.tree.body:
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
                return list(ast.literal_eval(node.value))
        return None

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node

    def imports(self) -> Iterator[str]:
        """Absolute names of all that is imported anywhere in the module, ``from a import b`` as ``a.b``."""
        package = self.name.split(".") if self.is_package else self.name.split(".")[:-1]
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                base = package[: len(package) - node.level + 1] if node.level else []
                start = ".".join([*base, *([node.module] if node.module else [])])
                yield from (f"{start}.{alias.name}" for alias in node.names)


@cache
def modules() -> tuple[Module, ...]:
    return tuple(Module(path) for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py")))


def holds_for_each(
    modules: Iterable[Module],
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make one test method of a rule for a module: it fails with every module that breaks the rule.

    A test for each module and rule would be thousands that cost more than what they look at.
    """

    def decorate(rule: Callable[..., None]) -> Callable[..., None]:
        def check(self: object) -> None:
            faults = {}
            for module in modules:
                try:
                    rule(self, module)
                except AssertionError as fault:
                    faults[module.name] = str(fault)
            assert not faults, faults

        check.__name__, check.__doc__ = rule.__name__, rule.__doc__
        return check

    return decorate


def own_lines(function: ast.FunctionDef) -> int:
    """Lines of a function without its docstring."""
    first = function.body[0]
    documented = ast.get_docstring(function, clean=False) is not None
    return function.end_lineno - function.lineno + 1 - documented * (first.end_lineno - first.lineno + 1)


def public_definitions(body: list[ast.stmt]) -> list[ast.stmt]:
    """Return the public functions and classes of a module or class body."""
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    return [node for node in body if isinstance(node, kinds) and not node.name.startswith("_")]


def constants(tree):
    """List the constants of a module that are no docstrings, with their lines."""
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and id(node) not in prose and not isinstance(node.value, bool)
    ]
