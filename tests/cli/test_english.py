"""Every command prints English with ``--lang en``.

The edition and the case here are Latin, with a Latin letter for each Thai one: Thai on the screen comes from
the program itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from ita_tools.assessment import parse_assessment
from ita_tools.cli.commands import ita
from ita_tools.rubric import use_editions
from tests.bundled import case_text
from tests.cli.running import Done, ita_here, subcommands
from tests.sources import ROOT

THAI = re.compile("[\u0e00-\u0e7f]+")
LATIN = {code: chr(ord("a") + code % 26) for code in range(0x0E01, 0x0E50)}
RUNS = {
    "demo": "demo -o made",
    "new": "new --edition 2568 -o new.xlsx",
    "import": "import pasted.txt --edition 2568",
    "score": "score case.yaml",
    "check": "check odd.yaml",
    "export": "export case.yaml -o case.json",
    "report": "report odd.yaml -o odd.docx",
    "editions": "editions",
    "edition show": "edition show 2568",
    "edition check": "edition check editions/2568.yaml",
    "edition new": "edition new 2599 --from 2568",
    "split": "split case.yaml -o parts --due 2026-01-31",
    "progress": "progress case.yaml",
    "merge": "merge case.yaml parts/ita-*.xlsx broken.yaml -o merged.yaml",
    "diff": "diff case.yaml odd.yaml",
    "rollup": "rollup case.yaml broken.yaml -o rollup.xlsx",
    "target": "target case.yaml",
    "completion": "completion bash",
    "app": "app",
    "desktop install": "desktop install",
    "desktop uninstall": "desktop uninstall",
    "addin build": "addin build -o ita.xlam",
    "addin install": "addin install --folder excel",
    "addin uninstall": "addin uninstall --folder excel",
    "addin doctor": "addin doctor --folder excel",
}
"""Arguments by command; a new command needs a line here."""
DETAILS = {
    "check": r"(?<=\] ).+?(?=( \(expected .*)? \[[a-z-]+\]$)",
    "diff": r"^(?!Data).+",
    "merge": r"(?<=broken.yaml: ).+",
    "report": r"(?<=^Note: )[\u0e00-\u0e7f].*",  # names of fields
    "rollup": r"(?<=broken.yaml: A value is of the wrong kind or out of bounds: ).+",
    "target": r".+",  # the plan in words, as findings are
    "addin doctor": r"(?<=\] ).+",
    "split": r"\(ก่อนหน้า.*",
}
"""What stays Thai by command: names, also of kept copies, findings, and details of errors."""


@pytest.fixture(autouse=True)
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "editions").mkdir()
    (tmp_path / "excel").mkdir()
    edition = (ROOT / "ita_tools" / "rubric" / "editions" / "2568.yaml").read_text("utf-8")
    (tmp_path / "editions" / "2568.yaml").write_text(edition.translate(LATIN), "utf-8")
    case = case_text().translate(LATIN)
    for name, text in {
        "case": case,
        "odd": case.replace("IIT: 99.60", "IIT: 96.90"),
        "broken": case.replace("edition: 2568", "edition: two"),
    }.items():
        Path(f"{name}.yaml").write_text(text, "utf-8")
    Path("pasted.txt").write_text("i1\t91.00", "utf-8")
    yield tmp_path
    use_editions(None)


@pytest.fixture(autouse=True)
def page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the local page end as soon as it has started, and have a desktop of Windows."""
    monkeypatch.setattr("ita_tools.app.desktop.install_shortcuts", lambda: ["ITA.lnk"])
    monkeypatch.setattr("ita_tools.app.desktop.uninstall_shortcuts", lambda: True)
    monkeypatch.setattr(
        "ita_tools.app.server.serve_page", lambda _port, on_start, **_: on_start("http://127.0.0.1")
    )


def leaves(command: click.Command = ita, above: str = "") -> Iterator[str]:
    if not isinstance(command, click.Group):
        yield above
        return
    for name, below in subcommands(command).items():
        yield from leaves(below, f"{above} {name}".strip())


def run(capsys: pytest.CaptureFixture[str], line: str) -> Done:
    words = [each for word in line.split() for each in (sorted(Path().glob(word)) if "*" in word else [word])]
    return ita_here(capsys, *words, "--editions", "editions", "--lang", "en")


class DescribeEnglishRun:
    def it_is_tested_for_every_command(self):
        assert set(leaves()) == set(RUNS)

    @pytest.mark.parametrize("command", RUNS)
    def it_prints_no_thai_of_the_program(self, command, capsys, monkeypatch):
        monkeypatch.setattr(
            "ita_tools.jobs.demo.parse_assessment",
            lambda text, file: parse_assessment(text.translate(LATIN), file),
        )
        if command == "merge":
            run(capsys, RUNS["split"])
        done = run(capsys, RUNS[command])
        assert done.code in (0, 1), done.err
        printed = done.out + done.err
        assert printed
        own = re.sub(DETAILS.get(command, r"\Z"), "", printed, flags=re.MULTILINE)
        assert THAI.findall(own) == []

    def it_prints_expected_and_found_figures_in_english(self, capsys):
        first = run(capsys, RUNS["check"]).out.splitlines()[0]
        assert re.fullmatch(r"\[error\] odd.yaml .+ \(expected 99\.60, found 96\.90\) \[[a-z-]+\]", first)
