"""The documentation tells what the code does: made pages are fresh, commands exist, pictures are small."""

from __future__ import annotations

import re
import shlex
from dataclasses import replace

import click
import pytest
import yaml

from docs.making.checks import codes_of_checks, meanings
from docs.making.pages import DOCS, PAGES
from docs.making.pictures import LARGEST, PICTURES
from ita_tools.assessment import Conflict
from ita_tools.assessment.exchange import Proposal
from ita_tools.cli.commands import ita
from ita_tools.workbook.sheets import declare
from tests.bundled import bundled
from tests.house_plan import FLOORS
from tests.sources import ROOT
from xlwings_addin.ribbon import BUTTONS

PROSE = sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md"), *(ROOT / ".github").rglob("*.md")])
LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")


def broken_links(path):
    text = path.read_text("utf-8")
    return [
        link
        for link in LINK.findall(text)
        if "://" not in link and not link.startswith("mailto:") and not (path.parent / link).exists()
    ]


def every_command(text: str) -> list[list[str]]:
    """Return the words of each ``ita ...`` line in the code blocks of a page."""
    blocks = re.findall(r"^ *```(?:\w*)\n(.*?)^ *```", text, re.MULTILINE | re.DOTALL)
    lines = [line.strip() for block in blocks for line in block.splitlines()]
    return [shlex.split(line.partition("  #")[0])[1:] for line in lines if line.startswith("ita ")]


def unknown_words(words: list[str]) -> list[str]:
    """Return the command names and options of a line that ``ita`` does not have."""
    command: click.Command = ita
    takes_value = options_of(ita)
    rest = iter(words)
    for word in rest:
        if word.startswith("-") and word != "-":
            name, _, value = word.partition("=")
            if name not in takes_value:
                return [word]
            if takes_value[name] and not value:
                next(rest, "")
        elif isinstance(command, click.Group):
            below = command.get_command(click.Context(command), word)
            if below is None:
                return [word]
            command = below
            takes_value |= options_of(command)
    return []


def options_of(command: click.Command) -> dict[str, bool]:
    """Tell for each option of a command whether a value follows it."""
    own = {
        name: not each.is_flag
        for each in command.params
        if isinstance(each, click.Option)
        for name in each.opts
    }
    return {"--help": False, "-h": False, **own}


HAND_WRITTEN = [path for path in PROSE if path not in {DOCS / name for name in PAGES}]


class DescribePages:
    """Generated and hand-written pages of the documentation."""

    @pytest.mark.parametrize("name", PAGES)
    def it_has_fresh_generated_pages(self, name):
        assert (DOCS / name).read_text("utf-8") == PAGES[name](), "run: make docs"

    def it_explains_every_code_of_the_checks_and_no_other(self):
        found = codes_of_checks()
        assert len(found) > 10
        assert set(found) == set(meanings())
        assert all(each["means"] and each["do"] for each in meanings().values())

    @pytest.mark.parametrize("path", PROSE, ids=lambda path: path.relative_to(ROOT).as_posix())
    def it_links_to_what_exists(self, path):
        assert broken_links(path) == []

    def it_notices_a_broken_link(self, tmp_path):
        page = tmp_path / "page.md"
        page.write_text("[a](b.md) [c](https://x.y) ![d](e.png#f) [g](page.md#h)", "utf-8")
        assert broken_links(page) == ["b.md", "e.png"]

    @pytest.mark.parametrize("path", HAND_WRITTEN, ids=lambda path: path.relative_to(ROOT).as_posix())
    def it_shows_only_commands_that_exist(self, path):
        assert [
            bad for words in every_command(path.read_text("utf-8")) if (bad := unknown_words(words))
        ] == []

    def it_notices_a_command_that_does_not_exist(self):
        assert unknown_words(["nosuch", "a.xlsx"]) == ["nosuch"]
        assert unknown_words(["score", "a.xlsx", "--nosuch"]) == ["--nosuch"]
        assert unknown_words(["--editions", "editions", "edition", "show", "2568"]) == []
        shown = "```\nita score a.xlsx\n```\n    ```\n    ita demo\n    ```\n"
        assert every_command(shown) == [["score", "a.xlsx"], ["demo"]]

    def it_names_only_sheets_that_exist(self):
        case = bundled()
        disputed = replace(
            case.assessment,
            conflicts=(Conflict(path="published.total"),),
            proposals=(Proposal(path="published.total"),),
        )
        sheets = {each.name for each in declare(case.edition, disputed)}
        named = {
            name
            for path in (DOCS / "officer").glob("*.md")
            for name in re.findall(r"แผ่นงาน \*\*(.+?)\*\*", path.read_text("utf-8"))
        }
        assert len(named) > 3
        assert named - sheets == set()

    def it_describes_every_button_to_officers(self):
        page = (DOCS / "officer-install.md").read_text("utf-8")
        rows = re.findall(r"^\| (\S+) \| ((?:\*\*.+?\*\* ?)+)\|", page, re.MULTILINE)
        told = [(group, label) for group, labels in rows for label in re.findall(r"\*\*(.+?)\*\*", labels)]
        assert told == [(button.group, button.label) for button in BUTTONS]

    @pytest.mark.parametrize("page", ["CONTRIBUTING.md", "docs/maintainers/house.md"])
    def it_lists_the_rooms_with_their_floors(self, page):
        table = re.findall(r"^\| (\d|ground) \| (.+?) \|", (ROOT / page).read_text("utf-8"), re.MULTILINE)
        shown = {
            0 if floor == "ground" else int(floor): re.findall(r"`(?:ita_tools/)?(\w+)/?`", rooms)
            for floor, rooms in table
        }
        assert shown == {floor: list(rooms) for floor, rooms in FLOORS.items() if "__main__" not in rooms}

    def it_has_every_page_in_the_navigation(self):
        text = re.sub(r"!relative \S+\]", "x]", (ROOT / "mkdocs.yml").read_text("utf-8"))
        listed = set(re.findall(r"[\w./-]+\.md", yaml.safe_dump(yaml.safe_load(text)["nav"])))
        assert listed == {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")}

    def it_has_few_small_pictures_that_are_all_used(self):
        made = {each.name for each in PICTURES}
        there = {path.name: path.stat().st_size for path in (DOCS / "pictures").iterdir()}
        used = set(re.findall(r"pictures/([\w-]+\.png)", "".join(path.read_text("utf-8") for path in PROSE)))
        assert set(there) == made == used
        assert len(there) < 13
        assert max(there.values()) < LARGEST
