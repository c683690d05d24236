"""Habits that a reviewer would otherwise have to watch for."""

import ast
import re

import pytest

from tests.sources import ROOT, modules

EXACT = ("scoring", "rubric", "assessment", "rounding", "fitting")
MACHINE = re.compile(r"(?<![\w.~}])/(?:tmp|work|root|home/\w+|Users/\w+)/")
TEXT = {".py", ".cfg", ".toml", ".md", ".yaml", ".yml", ".xml", ".bas", ".cls", ".in", ".json", ".txt", ""}
OWN = ("ita_tools", "xlwings_addin", "docs", "examples", ".ci")


def sources():
    files = [path for path in ROOT.iterdir() if path.is_file()]
    files += [path for folder in OWN for path in (ROOT / folder).rglob("*") if path.is_file()]
    return [path for path in files if path.suffix in TEXT and "__pycache__" not in path.parts]


def floats(tree: ast.AST) -> list[int]:
    """Lines where a binary float comes into being."""
    return [node.lineno for node in ast.walk(tree)
            if (isinstance(node, ast.Constant) and isinstance(node.value, float))
            or (isinstance(node, ast.Call) and ast.unparse(node.func) in ("float", "Decimal.from_float"))]


def it_has_sources_to_look_at():
    names = {path.name for path in sources()}
    assert {"Makefile", "setup.cfg", "thai.py", "run"} <= names


def it_knows_no_machine():
    found = [f"{path.relative_to(ROOT)}: {match.group()}" for path in sources()
             for match in MACHINE.finditer(path.read_text("utf-8"))]
    assert found == []


@pytest.mark.parametrize("module", [each for each in modules() if set(each.name.split(".")) & set(EXACT)],
                         ids=lambda module: module.name)
def it_scores_without_binary_floats(module):
    assert floats(module.tree) == []


def it_would_see_a_float():
    assert floats(ast.parse("a = float(x)\nb = 0.5\nc = Decimal('0.5')")) == [1, 2]
    assert MACHINE.search("open('/tmp/x')")
    assert not MACHINE.search("https://example.go.th/work/")
