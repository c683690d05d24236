"""What the pages name of our files, modules and names exists, so that a renaming cannot leave one behind."""

from __future__ import annotations

import ast
import importlib.util
import re
from functools import cache
from pathlib import Path

import pytest

from docs.making.pages import DOCS, PAGES
from tests.sources import ROOT, Module, holds_for_each, modules

OURS = ("ita_tools", "xlwings_addin", "docs", "tests", "release")
OTHERS = ("examples", "workbook_templates", ".github", ".ci")
SOURCE = (".py", ".bas", ".cfg", ".toml", ".po")
PROSE = sorted(
    {*DOCS.rglob("*.md"), *ROOT.glob("*.md"), *(ROOT / ".github").rglob("*.md"), *ROOT.glob("*/README.md")}
    - {DOCS / name for name in PAGES}
    - {ROOT / "CHANGELOG.md"}  # tells of what was, too
)
GLOSSARY = DOCS / "maintainers" / "glossary.md"
every_page = pytest.mark.parametrize("page", PROSE, ids=lambda page: page.relative_to(ROOT).as_posix())


@cache
def files() -> frozenset[str]:
    """Return the names of all files in our packages, tests and documentation."""
    found = [path for folder in (*OURS, *OTHERS) for path in (ROOT / folder).rglob("*")]
    return frozenset(path.name for path in (*found, *ROOT.iterdir()) if path.is_file())


@cache
def identifiers() -> frozenset[str]:
    """Return every name that our packages define or use."""
    found: set[str] = set()
    for node in (node for module in modules() for node in ast.walk(module.tree)):
        for attribute in ("id", "attr", "name", "arg"):
            if isinstance(name := getattr(node, attribute, None), str):
                found.add(name)
    return frozenset(found)


def quoted(text: str) -> list[str]:
    """Return what stands between backticks outside of code blocks."""
    bare = re.sub(r"^ *```.*?^ *```", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.findall(r"`([^`\s]+)`", bare)


def missing(token: str) -> bool:
    """Whether a token names a file, a folder or a module of ours that is not there."""
    token = token.rstrip("/")
    first, *rest = token.split("/")
    if rest:
        plain = re.fullmatch(r"[\w.-]+(/[\w.-]+)*", token) and "YEAR" not in token  # stands for any year
        known = first in (*OURS, *OTHERS) or (ROOT / "ita_tools" / first).is_dir()
        return bool(plain and known) and not any(
            (folder / token).exists() for folder in (ROOT, ROOT / "ita_tools")
        )
    if token.endswith(SOURCE):
        return token not in files() and bool(re.fullmatch(r"[\w.-]+", token))
    if re.fullmatch(rf"({'|'.join(OURS)})(\.\w+)+", token):
        return not importable(token)
    return False


def importable(name: str) -> bool:
    """Whether a dotted name is a module, or a name in one."""
    for head in (name, name.rpartition(".")[0]):
        try:
            if importlib.util.find_spec(head) is None:
                continue
        except ModuleNotFoundError:
            continue
        return head == name or hasattr(importlib.import_module(head), name.rpartition(".")[2])
    return False


def misplaced(text: str) -> list[str]:
    """Return each `NAME` of `file` where the file does not have the name."""
    found = []
    for name, file in re.findall(r"`(\w+)`\s+of\s+`([\w./]+\.(?:py|bas))`", text):
        paths = (
            [ROOT / file] if "/" in file else [path for each in OURS for path in (ROOT / each).rglob(file)]
        )
        if not any(re.search(rf"\b{name}\b", path.read_text("utf-8")) for path in paths if path.is_file()):
            found.append(f"{name} of {file}")
    return found


def lost_anchors(page: Path) -> list[str]:
    """Return the links of a page to a heading that the other page does not have."""
    links = re.findall(r"\]\(([\w./-]+\.md)#([\w-]+)\)", page.read_text("utf-8"))
    return [f"{file}#{anchor}" for file, anchor in links if anchor not in anchors(page.parent / file)]


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


class DescribeAPage:
    @every_page
    def it_names_only_files_and_modules_that_exist(self, page: Path):
        assert [token for token in quoted(page.read_text("utf-8")) if missing(token)] == []

    @every_page
    def it_finds_names_where_it_places_them(self, page: Path):
        assert misplaced(page.read_text("utf-8")) == []

    @every_page
    def it_links_to_headings_that_exist(self, page: Path):
        assert lost_anchors(page) == []

    def it_would_be_caught_linking_to_no_heading(self, tmp_path: Path):
        (tmp_path / "a.md").write_text("# A thing, or two\n", "utf-8")
        (tmp_path / "b.md").write_text("[x](a.md#a-thing-or-two) [y](a.md#gone)", "utf-8")
        assert lost_anchors(tmp_path / "b.md") == ["a.md#gone"]

    @pytest.mark.parametrize(
        "token",
        ["ita_tools/report/kinds.py", "report/word", "kinds.py", "ita_tools.fitting", "ita_tools.gone.there"],
    )
    def it_would_be_caught_naming_what_is_gone(self, token: str):
        assert missing(token)

    @pytest.mark.parametrize(
        "token",
        ["ita_tools/report/", "scoring/engine.py", "test_house.py", "ita_tools.load", "a/b", "x.yaml"],
    )
    def it_may_name_what_is_there_and_what_is_none_of_ours(self, token: str):
        assert not missing(token)

    def it_would_be_caught_misplacing_a_name(self):
        assert misplaced("`CHECKS` of `engine.py`") == ["CHECKS of engine.py"]
        assert misplaced("`CHECKS` of `ita_tools/analysis/checks/__init__.py`") == []


class DescribeADocstring:
    @holds_for_each(modules())
    def it_names_only_files_and_modules_that_exist(self, module: Module):
        kinds = ast.Module | ast.ClassDef | ast.FunctionDef
        texts = [ast.get_docstring(node) or "" for node in ast.walk(module.tree) if isinstance(node, kinds)]
        assert [token for text in texts for token in quoted(text) if missing(token)] == []


class DescribeTheGlossary:
    def it_names_only_what_the_code_has(self):
        last = [row.rsplit("|", 2)[1] for row in GLOSSARY.read_text("utf-8").splitlines() if "|" in row]
        names = [part for cell in last for token in quoted(cell) for part in token.split(".")]
        names = [name for name in names if re.fullmatch(r"[A-Za-z]\w*", name) and name not in ("py", "bas")]
        assert len(names) > 40
        assert [name for name in names if name not in identifiers()] == []
