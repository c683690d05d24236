"""The commands of docs/adding-an-edition.md, run as they are printed there."""

from __future__ import annotations

import re
import shlex
import shutil

import pytest

from ita_tools.rubric import load_edition, use_editions
from ita_tools.rubric.edition_files import data_folder
from tests.cli.running import ita
from tests.sources import ROOT

GUIDE = (ROOT / "docs" / "adding-an-edition.md").read_text("utf-8")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Return an empty current folder with the home folders below it; no folder of editions stays set."""
    monkeypatch.chdir(tmp_path)
    for name in ("XDG_DATA_HOME", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    yield tmp_path
    use_editions(None)


def steps_of(text):
    """Return language and text of each code block."""
    return re.findall(r"^```(\w*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def follow(command, folder):
    """Run one command of the guide."""
    name, *arguments = shlex.split(command)
    if name == "mkdir":
        (folder / arguments[0]).mkdir()
        return None
    assert name == "ita"
    return ita(*arguments, cwd=folder)


def put_sources(path, block):
    """Replace the sources of the draft by those of the guide."""
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"^sources:\n(?:  .+\n)+", block, text, count=1, flags=re.MULTILINE), "utf-8")


def confirm(path, code, title, new_title):
    """Replace the title of an item, and set its confidence to published."""
    text = path.read_text("utf-8")
    start = text.index(f"  - code: {code}\n")
    end = text.index("\n  - code: ", start)
    item = text[start:end]
    assert title in item
    assert item.count("E2569") == item.count("confidence: inferred") == 1
    item = item.replace(title, new_title).replace("E2569", "M2570")
    path.write_text(
        text[:start] + item.replace("confidence: inferred", "confidence: published") + text[end:], "utf-8"
    )


class DescribeGuide:
    def it_leads_from_an_empty_folder_to_a_scored_workbook(self, folder):
        draft = folder / "editions" / "2570.yaml"
        title = load_edition(2569).item_by_code["e1"].title
        done = {}
        for language, block in steps_of(GUIDE):
            if language == "yaml":
                put_sources(draft, block)
                confirm(draft, "e1", title, "ข้อความใหม่จากคู่มือ")
                continue
            for command in block.splitlines():
                done[command] = follow(command, folder)
                assert done[command] is None or (done[command].code, done[command].err) == (0, ""), command
        assert list(done)[-1] == "ita --editions editions score ita-2570.xlsx"
        assert len(done) >= 6
        shown = done["ita --editions editions edition show 2570"].out
        assert re.search(r"^ข้อ +e1 +ข้อความใหม่จากคู่มือ +ประกาศ$", shown, re.MULTILINE)
        assert sum(line.endswith("ประกาศ") for line in shown.splitlines()) == 1
        assert "คะแนนรวม" in done["ita --editions editions score ita-2570.xlsx"].out

    def it_names_the_folder_where_editions_are_found(self, folder):
        assert all(name in GUIDE for name in (r"%APPDATA%\ita\editions", "~/.local/share/ita/editions"))
        assert follow("ita edition show 2599", folder).code == 2
        assert follow("ita edition new 2599 --from 2569", folder).code == 0
        data_folder().mkdir(parents=True)
        assert data_folder().is_relative_to(folder)
        shutil.move(folder / "2599.yaml", data_folder())
        done = follow("ita edition show 2599", folder)
        assert (done.code, done.err) == (0, "")
