"""Habits that a reviewer would otherwise have to watch for."""

import ast
import re

from ita_tools.rubric import available_years, load_edition
from tests.sources import ROOT, Module, constants, holds_for_each, modules, public_definitions

EXACT = ("scoring", "rubric", "assessment", "rounding", "validation")
MACHINE = re.compile(r"(?<![\w.~}])/(?:tmp|work|root|home/\w+|Users/\w+)/")
TEXT = {".py", ".cfg", ".toml", ".md", ".yaml", ".yml", ".xml", ".bas", ".cls", ".in", ".json", ".txt", ""}
RULED = ("rubric", "assessment", "scoring", "validation", "analysis", "sharing")
YEAR = re.compile(r"(?<!เช่น )(?<!เช่น ปี พ\.ศ\. )(?<!demo-)25\d\d")
ITEM = re.compile(r"\b[ieo]\d{1,2}\b")
OWN = ("ita_tools", "xlwings_addin", "docs", "examples", "release", ".ci")


def sources():
    files = [path for path in ROOT.iterdir() if path.is_file()]
    files += [path for folder in OWN for path in (ROOT / folder).rglob("*") if path.is_file()]
    return [path for path in files if path.suffix in TEXT and not {".git", "__pycache__"} & {*path.parts}]


def floats(tree: ast.AST) -> list[int]:
    """Lines where a binary float comes into being."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Call) and ast.unparse(node.func) in ("float", "Decimal.from_float"))
    ]


def is_test(name):
    return any(part.startswith("test_") for part in name.split("."))


def imported_tests(module):
    """Names that a module imports from a test file, or the test file itself."""
    return [name for name in module.imports() if name.startswith("tests.") and is_test(name)]


def years_and_items(tree):
    """Lines that know a fiscal year or the code of an item."""
    return [
        line
        for line, value in constants(tree)
        if (isinstance(value, int) and 2500 <= value < 2600)
        or (isinstance(value, str) and (YEAR.search(value) or ITEM.search(value)))
    ]


def rules():
    """Collect every weight, threshold and value of an answer; those up to 10 are everyday numbers."""
    found = set()
    for edition in map(load_edition, available_years()):
        found |= {tool.weight for tool in edition.tools} | {edition.target.score}
        found |= {least for band in edition.bands for least in (band.total_min, band.every_tool_min) if least}
        found |= {item.weight.value for item in edition.items if item.weight}
        found |= {
            option.value
            for item in edition.items
            for scale in (item.scale, *(part.scale for part in item.parts))
            for option in scale.options
        }
    return {number for number in found if number > 10 and number != 100}


def numbers(tree, known):
    """Lines where a rule's number stands, as a number or in the text of one."""
    texts = {str(number) for number in known} | {f"{number:.2f}" for number in known}
    return [
        line
        for line, value in constants(tree)
        if (isinstance(value, int) and value in known) or (isinstance(value, str) and value in texts)
    ]


def compared(tree, known):
    """Lines where anything but a length is compared with a rule's number."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare) and numbers(node, known) and "len(" not in ast.unparse(node)
    ]


every_module = holds_for_each(modules())
KNOWN = rules()
IDIOM = {"asked", "grafting", "honest", "ink", "keeping", "lying", "rooms", "told", "upright"}
TERMS: dict[str, str] = {}
"""Names and first lines in which such a word is a term of the field, each with the reason."""


def words(text):
    """Return the words of a name or sentence in lower case; ``camelCase`` and ``snake_case`` are split."""
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", text)}


def named(module):
    """Yield the name of a module, its public names, and the first lines of their docstrings."""
    yield from (module.name, *(module.exported or ()))
    for node in (module.tree, *public_definitions(module.tree.body)):
        members = public_definitions(node.body) if isinstance(node, ast.ClassDef) else []
        for each in (node, *members):
            yield getattr(each, "name", "")
            yield (ast.get_docstring(each) or "").partition("\n")[0]


def idioms(module):
    return [text for text in named(module) if words(text) & IDIOM and text not in TERMS]


class DescribeSources:
    """Files of the repository."""

    def it_has_sources_to_look_at(self):
        names = {path.name for path in sources()}
        assert {"Makefile", "setup.cfg", "thai.py", "run"} <= names

    def it_has_no_path_of_a_machine(self):
        found = [
            f"{path.relative_to(ROOT)}: {match.group()}"
            for path in sources()
            for match in MACHINE.finditer(path.read_text("utf-8"))
        ]
        assert found == []

    @holds_for_each([each for each in modules() if set(each.name.split(".")) & set(EXACT)])
    def it_scores_without_binary_floats(self, module):
        assert floats(module.tree) == []

    def it_notices_a_float(self):
        assert floats(ast.parse("a = float(x)\nb = 0.5\nc = Decimal('0.5')")) == [1, 2]
        assert MACHINE.search("open('/tmp/x')")
        assert not MACHINE.search("https://example.go.th/work/")


class DescribeTestModules:
    """What tests share stands in modules that are not tests."""

    @holds_for_each([Module(path) for path in sorted((ROOT / "tests").rglob("*.py"))])
    def it_imports_no_test_file(self, module):
        assert imported_tests(module) == []

    def it_notices_a_test_file_that_is_imported(self, tmp_path, monkeypatch):
        monkeypatch.setattr("tests.sources.ROOT", tmp_path)
        module = tmp_path / "tests" / "scoring" / "helper.py"
        module.parent.mkdir(parents=True)
        module.write_text(
            "from tests.scoring.test_items import ITEM\nimport tests.test_thai\nfrom . import test_levels\n"
            "from tests.scoring.cases import CASES\nfrom tests.sources import modules\n"
        )
        assert imported_tests(Module(module)) == [
            "tests.scoring.test_items.ITEM",
            "tests.test_thai",
            "tests.scoring.test_levels",
        ]


class DescribeRules:
    """The rules of a year stand in its edition file, never in code."""

    @every_module
    def it_has_no_year_and_no_item_in_code(self, module):
        assert years_and_items(module.tree) == []

    @every_module
    def it_compares_with_no_threshold_in_code(self, module):
        assert compared(module.tree, KNOWN) == []

    @holds_for_each([each for each in modules() if {*each.name.split(".")[1:2]} & {*RULED}])
    def it_has_no_number_of_the_rules_in_code(self, module):
        assert numbers(module.tree, KNOWN) == []

    def it_notices_a_rule_in_code(self):
        assert {30, 15, 40, 85, 95, 33, 67} <= KNOWN
        tree = ast.parse(
            '"""In 2568 o1 and 85."""\na = 2568\nb = "ปี 2568"\nc = {"o1": 1}\nd = "เช่น 2568"\n'
            'e = f"{a} i15"\nf = "o100 video1 i"\n'
        )
        assert years_and_items(tree) == [2, 3, 4, 6]
        tree = ast.parse("a = 85\nb = Decimal('95.00')\nc = Decimal('95')\nd = 84\ne = 10")
        assert numbers(tree, KNOWN) == [1, 2, 3]
        assert compared(ast.parse("a = 85\nb = total >= 85\nc = len(a) > 40"), KNOWN) == [2]


class DescribeNames:
    """Module names, public names and first docstring lines."""

    @every_module
    def it_has_none_of_the_old_words(self, module):
        assert idioms(module) == []

    def it_needs_a_reason_for_every_exception(self):
        assert all(TERMS.values())

    def it_notices_a_word_in_any_place(self, tmp_path, monkeypatch):
        monkeypatch.setattr("tests.sources.ROOT", tmp_path)
        module = tmp_path / "ink_room.py"
        module.write_text(
            '"""Bars.\n\nlying"""\n__all__ = ["TOLD", "thinking"]\n'
            'class LyingBars:\n    def keeping(self):\n        """An honest row."""\n'
            'def _asked():\n    """Upright."""\n'
        )
        assert idioms(Module(module)) == ["ink_room", "TOLD", "LyingBars", "keeping", "An honest row."]
