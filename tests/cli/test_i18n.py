"""The catalogue, the language of a run, ``--quiet`` and colour.

Tables on a terminal: columns of Thai text are aligned.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator

import click
import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from ita_tools import errors
from ita_tools.cli.commands import ita
from ita_tools.cli.i18n import _, set_language, set_language_from_arguments, style, text_table
from ita_tools.text_width import display_cells
from tests.cli.running import ita_here
from tests.sources import ROOT, modules

CASE = ROOT / "ita_tools" / "cases" / "demo-2568.yaml"
THAI = re.compile(r"[\u0e00-\u0e7f]+")
CATALOGUE = ROOT / "ita_tools" / "cli" / "locale" / "en" / "LC_MESSAGES" / "ita.po"
CODE = re.compile(r"ITA-E\d{3}")
CLASSES = [
    each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, errors.ItaError)
]


with CATALOGUE.open("rb") as source:
    ENTRIES = [entry for entry in read_po(source) if entry.id]
ENGLISH = {entry.id: entry.string for entry in ENTRIES}


@pytest.fixture(autouse=True)
def thai_again():
    yield
    set_language()


def texts(command: click.Command, context: click.Context) -> set[str]:
    """Return every text in the help of a command and of its subcommands."""
    help_text = inspect.cleandoc(command.help or "")
    found = {*help_text.split("\n\n"), help_text.split("\n")[0]}
    for each in command.get_params(context):
        found |= {*THAI.findall(each.make_metavar(context)), getattr(each, "help", "") or ""}
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            found |= texts(below, click.Context(below, parent=context, info_name=name))
    return found


def every_text() -> set[str]:
    return texts(ita, click.Context(ita, info_name="ita", **ita.context_settings))


def thai_within(node: ast.AST) -> Iterator[str]:
    """Yield the Thai texts of a syntax tree but docstrings, help and what is printed in Thai only."""
    if isinstance(node, ast.FunctionDef) and node.name.endswith("_in_thai"):
        return
    if isinstance(node, ast.keyword) and node.arg in ("help", "metavar", "subcommand_metavar"):
        return
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.Constant) and THAI.search(str(node.value)):
        yield node.value
    for below in ast.iter_child_nodes(node):
        yield from thai_within(below)


def thai_of(*rooms: str) -> set[tuple[str, str]]:
    """Return the Thai texts in the sources of some packages, each with its module."""
    return {
        (module.name, text)
        for module in modules()
        if module.name.startswith(rooms)
        for text in thai_within(module.tree)
    }


class DescribeCatalogue:
    def it_is_compiled_as_it_stands(self):
        with CATALOGUE.with_suffix(".mo").open("rb") as compiled:
            assert {entry.id: entry.string for entry in read_mo(compiled) if entry.id} == ENGLISH, (
                "make catalogue"
            )

    def it_has_a_finished_translation_for_every_msgid(self):
        assert [entry.id for entry in ENTRIES if entry.fuzzy or not entry.string] == []

    def it_has_english_for_every_text_of_the_help(self):
        thai = {text for text in every_text() if THAI.search(text)}
        assert thai - set(ENGLISH) == set(), f"add these to {CATALOGUE.name}"

    def it_has_english_for_every_text_in_the_sources(self):
        """An f-string with Thai in it fails too: ``_`` takes the text with gaps, ``format`` fills them."""
        thai = thai_of("ita_tools.cli.")
        assert len(thai) > 50
        assert {(name, text) for name, text in thai if text.strip("[]") not in ENGLISH} == set()

    def it_has_no_msgid_that_is_unused(self):
        in_tables = thai_of(
            "ita_tools.cli.",
            "ita_tools.jobs.",
            "ita_tools.scoring.",
            "ita_tools.assessment.exchange",
            "ita_tools.workbook.sheets.guide_sheet",
        )
        used = every_text() | {text.strip("[]") for _, text in in_tables}
        assert {msgid for msgid in ENGLISH if not CODE.fullmatch(msgid)} - used == set()

    def it_has_an_english_title_for_every_error(self):
        assert {each.code for each in CLASSES} == set(filter(CODE.fullmatch, ENGLISH))

    def it_has_the_same_placeholders_in_both_languages(self):
        for thai, english in ENGLISH.items():
            assert thai.count("{}") == english.count("{}")
            assert all(name in thai for name in THAI.findall(english)), "only names may stay Thai"

    def it_translates_an_empty_text_as_empty(self):
        set_language("en")
        assert _("") == ""


class DescribeLanguage:
    @pytest.mark.parametrize(
        "arguments", [["--lang", "en", "report", "--help"], ["report", "--help", "--lang=en"]]
    )
    def it_is_read_from_the_option_wherever_that_stands(self, arguments, capsys):
        done = ita_here(capsys, *arguments)
        assert (done.code, done.err) == (0, "")
        assert done.out.startswith("Usage: ita report [OPTIONS] FILE")
        assert not THAI.search(done.out)

    def it_is_read_from_the_environment_without_the_option(self, capsys, monkeypatch):
        monkeypatch.setenv("ITA_LANG", "en")
        set_language_from_arguments([])
        assert _("รายงาน") == "Report"
        set_language_from_arguments(["--lang", "th"])
        assert _("รายงาน") == "รายงาน"
        assert ita_here(capsys, "--help").out.startswith("Usage: ita")

    def it_is_thai_again_in_the_next_run(self, capsys):
        ita_here(capsys, "--lang", "en", "--help")
        assert ita_here(capsys, "--help").out.startswith("วิธีใช้: ita")

    def it_is_refused_where_unknown(self, capsys):
        done = ita_here(capsys, "--lang", "fr", "editions")
        assert (done.code, done.out) == (2, "")
        assert "th, en" in done.err


class DescribeErrorMessage:
    def it_has_an_english_title_before_its_thai_details(self, capsys, tmp_path):
        thai = ita_here(capsys, "score", tmp_path / "none.xlsx")
        english = ita_here(capsys, "score", tmp_path / "none.xlsx", "--lang", "en")
        assert (english.code, english.err) == (2, f"No such file or folder: {thai.err}")

    def it_has_a_title_for_each_fault_of_a_file(self, capsys, tmp_path):
        broken = tmp_path / "broken.yaml"
        broken.write_text("edition: 2568\nnosuch: 1\nitems: {IIT: {i1: 900}}\n", "utf-8")
        done = ita_here(capsys, "score", broken, "--lang", "en")
        assert [line.split(":")[0] for line in done.faults] == [
            ENGLISH[CODE.search(line)[0]] for line in done.faults
        ]
        assert len(done.faults) > 1

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (["nosuch"], "There is no command nosuch"),
            (["score"], "Missing argument"),
            (["score", "a", "--jsn"], "--json"),
            (["score", "a.yaml", "b.yaml"], "b.yaml is not used"),
        ],
    )
    def it_is_english_for_a_usage_error(self, arguments, words, capsys):
        done = ita_here(capsys, *arguments, "--lang", "en")
        assert done.code == 2
        assert words in done.err
        assert not THAI.search(done.err)


class DescribeQuiet:
    def it_leaves_out_messages_of_success(self, capsys, tmp_path):
        out = tmp_path / "case.json"
        assert ita_here(capsys, "export", CASE, "-o", out).out == f"ไฟล์ข้อมูล: {out}\n"
        assert ita_here(capsys, "export", CASE, "-o", out, "--lang", "en").out == f"Assessment file: {out}\n"
        assert ita_here(capsys, "export", CASE, "-o", out, "--quiet").out == ""
        assert ita_here(capsys, "--quiet", "export", CASE, "-o", out).out == ""

    def it_keeps_results_and_errors(self, capsys):
        assert "96.04" in ita_here(capsys, "score", CASE, "--quiet").out
        assert ita_here(capsys, "score", CASE.with_name("none.yaml"), "--quiet").err


class DescribeStyle:
    @pytest.mark.parametrize(
        ("terminal", "environment", "expected"),
        [
            (True, {}, "\x1b[31mผิด\x1b[0m"),
            (True, {"NO_COLOR": "1"}, "ผิด"),
            (True, {"TERM": "dumb"}, "ผิด"),
            (False, {}, "ผิด"),
        ],
    )
    def it_colours_on_a_terminal_only(self, terminal, environment, expected, monkeypatch):
        monkeypatch.delenv("NO_COLOR", raising=False)
        monkeypatch.setenv("TERM", "xterm")
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr("sys.stdout.isatty", lambda: terminal)
        assert style("ผิด", "red") == expected

    @pytest.mark.parametrize("arguments", [["check", CASE], ["addin", "doctor"]])
    def it_obeys_no_color_in_every_command(self, arguments, capsys, monkeypatch):
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setattr("sys.stdout.isatty", lambda: True)
        monkeypatch.delenv("NO_COLOR", raising=False)
        assert "\x1b[" in ita_here(capsys, *arguments).out
        monkeypatch.setenv("NO_COLOR", "1")
        plain = ita_here(capsys, *arguments).out
        assert (bool(plain), "\x1b" in plain) == (True, False)

    def it_is_used_in_one_module(self):
        """Colour and progress bars elsewhere would have to check terminal, NO_COLOR and --quiet again."""
        uses = {
            (module.name, node.attr)
            for module in modules()
            for node in ast.walk(module.tree)
            if isinstance(node, ast.Attribute)
            and node.attr in ("style", "secho", "progressbar")
            and ast.unparse(node.value) == "click"
        }
        assert uses == {("ita_tools.cli.i18n", "style"), ("ita_tools.cli.rollup_command", "progressbar")}


class DescribeTextTable:
    def it_aligns_columns_of_thai_text(self):
        rows = [("ที่", "1.00", "ก"), ("คะแนน", "100.00", "ข")]
        assert text_table(rows, right=[1]).splitlines() == ["ที่        1.00  ก", "คะแนน  100.00  ข"]
        for line in text_table(rows, right=[1]).splitlines():
            assert display_cells(line) == 16

    def it_aligns_characters_of_two_cells(self):
        assert text_table([("漢字", "1"), ("กขคง", "2")]).splitlines() == ["漢字  1", "กขคง  2"]

    def it_has_no_trailing_blanks(self):
        assert text_table([("ยาวมาก", ""), ("ก", "ข")]).splitlines() == ["ยาวมาก", "ก       ข"]

    def it_is_empty_without_rows(self):
        assert text_table([]) == ""

    def it_accepts_an_iterator_of_rows(self):
        assert text_table(row for row in [("ก", "1"), ("ข", "2")]) == "ก  1\nข  2"
