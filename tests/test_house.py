"""The packages as a whole: which may import which, how long modules may be, what is public and documented."""

import ast
import importlib.util
import subprocess
import sys

import pytest

from tests.house_plan import FLOOR, FLOORS, GROUND, neighbours, room_of
from tests.sources import ROOT, Module, holds_for_each, modules, own_lines, public_definitions

LONGEST_MODULE, LONGEST_FUNCTION = 300, 40
"""Lines; docstrings of functions are not counted."""
HEAVY = ("pandas", "numpy", "matplotlib", "xlwings")
CLICK_PATH = ("ita_tools", "ita_tools.files", "ita_tools.report.docx", "ita_tools.cli")
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "stuff"}
MODULES = modules()
every_module = holds_for_each(MODULES)


def misplaced(module: Module) -> list[str]:
    own = room_of(module.name)
    allowed = {room for room in FLOOR if FLOOR[room] < FLOOR[own] or FLOOR[room] == FLOOR[own] == GROUND}
    return sorted(neighbours(module) - allowed)


def is_command(node: ast.stmt) -> bool:
    """Whether a function is reached through its click group and not by import."""
    return any(".command(" in ast.unparse(decorator) for decorator in node.decorator_list)


def is_annotated(function: ast.FunctionDef) -> bool:
    arguments = function.args
    named = [
        *arguments.posonlyargs,
        *arguments.args,
        *arguments.kwonlyargs,
        arguments.vararg,
        arguments.kwarg,
    ]
    return function.returns is not None and all(
        each is None or each.annotation or each.arg in ("self", "cls") for each in named
    )


def exists(name: str) -> bool:
    path = ROOT.joinpath(*name.split("."))
    return path.with_suffix(".py").is_file() or (path / "__init__.py").is_file()


class DescribeModule:
    """Every module of the packages."""

    def it_has_modules_to_look_at(self):
        assert len(MODULES) > 15

    def it_is_named_if_it_breaks_a_rule(self):
        @every_module
        def rule(self, module):
            assert len(module.name) > len("ita_tools")

        with pytest.raises(AssertionError, match="ita_tools"):
            rule(self)

    @every_module
    def it_has_a_floor(self, module):
        assert room_of(module.name) in FLOOR

    @every_module
    def it_imports_only_from_lower_floors(self, module):
        assert misplaced(module) == []

    def it_notices_a_module_that_imports_upwards(self, tmp_path, monkeypatch):
        monkeypatch.setattr("tests.sources.ROOT", tmp_path)
        wrong = tmp_path / "ita_tools" / "analysis" / "wrong.py"
        wrong.parent.mkdir(parents=True)
        wrong.write_text(
            "def f():\n    from ..report import word\nfrom ita_tools import sharing\n"
            "import ita_tools.scoring\nfrom . import other\nimport ita_tools\nfrom ita_tools import load\n"
        )
        assert misplaced(Module(wrong)) == ["ita_tools", "load", "report", "sharing"]

    def it_has_no_circle_on_the_ground_floor(self):
        below = {room: set() for room in FLOORS[GROUND]}
        for module in MODULES:
            if (room := room_of(module.name)) in below:
                below[room] |= neighbours(module)
        while below:
            free = {room for room, needs in below.items() if not needs & set(below)}
            assert free, f"circle among {sorted(below)}"
            below = {room: needs for room, needs in below.items() if room not in free}

    @every_module
    def it_has_no_vague_name_and_a_docstring(self, module):
        assert not VAGUE & set(module.name.split("."))
        assert ast.get_docstring(module.tree)

    @every_module
    def it_lists_what_is_public(self, module):
        if module.is_package or module.name.endswith("__main__"):
            return
        defined = {node.name for node in public_definitions(module.tree.body) if not is_command(node)}
        assert module.exported is not None
        assert defined <= set(module.exported)
        assert len(set(module.exported)) == len(module.exported)

    @every_module
    def it_exports_only_names_that_exist(self, module):
        bound = {
            alias.asname or alias.name
            for node in ast.walk(module.tree)
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names
        }
        for node in module.tree.body:
            targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            inside = [name for target in targets if target for name in ast.walk(target)]
            bound |= {name.id for name in inside if isinstance(name, ast.Name)}
            bound |= {node.name} if hasattr(node, "name") else set()
        assert set(module.exported or ()) <= bound

    @every_module
    def it_is_short_and_has_short_functions(self, module):
        assert len(module.text.splitlines()) <= LONGEST_MODULE
        assert [each.name for each in module.functions() if own_lines(each) > LONGEST_FUNCTION] == []

    @every_module
    def it_documents_and_annotates_what_is_public(self, module):
        faults = []
        for node in public_definitions(module.tree.body):
            members = public_definitions(node.body) if isinstance(node, ast.ClassDef) else []
            for each in (node, *members):
                if not ast.get_docstring(each):
                    faults.append(f"{each.name}: no docstring")
                if not isinstance(each, ast.ClassDef) and not is_annotated(each):
                    faults.append(f"{each.name}: not annotated")
        assert faults == []

    @pytest.mark.parametrize("name", [name for name in CLICK_PATH if exists(name)])
    def it_loads_no_heavy_library_on_the_way_of_a_click(self, name):
        assert importlib.util.find_spec(name)
        code = f"import {name}, sys; print(*sorted({{each.split('.')[0] for each in sys.modules}}))"
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
        )
        assert not set(HEAVY) & set(done.stdout.split())
