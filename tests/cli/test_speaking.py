"""Thai by default, English where asked, silence where asked, colour on a terminal only."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator

import click
import pytest

from ita_tools import errors
from ita_tools.cli.commands import ita
from ita_tools.cli.speaking import catalogue, coloured, said, speak, speak_as_asked
from tests.cli.running import ita_here
from tests.sources import ROOT, modules

CASE = ROOT / "ita_tools" / "cases" / "demo-2568.yaml"
THAI = re.compile(r"[\u0e00-\u0e7f]+")
CLASSES = [each for each in vars(errors).values()
           if isinstance(each, type) and issubclass(each, errors.ItaError)]


@pytest.fixture(autouse=True)
def thai_again():
    yield
    speak()


def texts(command: click.Command, context: click.Context) -> set[str]:
    """Every Thai text in the help of a command and of those below it."""
    help_text = inspect.cleandoc(command.help or "")
    found = {*help_text.split("\n\n"), help_text.split("\n")[0]}
    for each in command.get_params(context):
        found |= {*THAI.findall(each.make_metavar(context)), getattr(each, "help", "") or ""}
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            found |= texts(below, click.Context(below, parent=context, info_name=name))
    return {text for text in found if THAI.search(text)}


def every_text() -> set[str]:
    return texts(ita, click.Context(ita, info_name="ita", **ita.context_settings))


def it_has_english_for_every_text_of_the_help():
    assert every_text() - set(catalogue()["words"]) == set(), "add these to ita_tools/cli/english.yaml"


def spoken() -> Iterator[tuple[str, str]]:
    """Every Thai text that a command hands to ``said`` or ``announce``, with its module."""
    for module in modules():
        if not module.name.startswith("ita_tools.cli."):
            continue
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("said", "announce"):
                for each in ast.walk(node.args[0]):
                    if isinstance(each, ast.Constant) and THAI.search(str(each.value)):
                        yield module.name, each.value


def it_has_english_for_every_short_message():
    found = set(spoken())
    assert len(found) > 10
    words = catalogue()["words"]
    assert {(name, text) for name, text in found if text not in words} == set()


def it_keeps_no_word_that_nobody_says():
    sources = "".join(module.text for module in modules() if module.name.startswith("ita_tools.cli."))
    shown = every_text()
    assert {thai for thai in catalogue()["words"] if thai not in shown and thai not in sources} == set()


def it_has_an_english_title_for_every_error():
    assert {each.code for each in CLASSES} == set(catalogue()["errors"])


def it_keeps_the_gaps_of_a_text_in_its_english():
    for thai, english in catalogue()["words"].items():
        assert thai.count("{}") == english.count("{}")
        assert all(name in thai for name in THAI.findall(english)), "only names may stay Thai"


@pytest.mark.parametrize("arguments", [["--lang", "en", "report", "--help"],
                                       ["report", "--help", "--lang=en"]])
def it_helps_in_english_wherever_the_option_stands(arguments, capsys):
    done = ita_here(capsys, *arguments)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Usage: ita report [Options] FILE")
    assert not THAI.search(done.out)


def it_takes_the_language_from_the_environment_unless_told(capsys, monkeypatch):
    monkeypatch.setenv("ITA_LANG", "en")
    speak_as_asked([])
    assert said("รายงาน") == "Report"
    speak_as_asked(["--lang", "th"])
    assert said("รายงาน") == "รายงาน"
    assert ita_here(capsys, "--help").out.startswith("Usage: ita")


def it_speaks_thai_again_in_the_next_run(capsys):
    ita_here(capsys, "--lang", "en", "--help")
    assert ita_here(capsys, "--help").out.startswith("วิธีใช้: ita")


def it_refuses_a_language_it_does_not_speak(capsys):
    done = ita_here(capsys, "--lang", "fr", "editions")
    assert (done.code, done.out) == (2, "")
    assert "th, en" in done.err


def it_puts_an_english_title_before_the_thai_details_of_an_error(capsys, tmp_path):
    thai = ita_here(capsys, "score", tmp_path / "none.xlsx")
    english = ita_here(capsys, "score", tmp_path / "none.xlsx", "--lang", "en")
    assert (english.code, english.err) == (2, f"No such file or folder: {thai.err}")


def it_titles_each_fault_of_a_file_by_itself(capsys, tmp_path):
    broken = tmp_path / "broken.yaml"
    broken.write_text("edition: 2568\nnosuch: 1\nitems: {IIT: {i1: 900}}\n", "utf-8")
    done = ita_here(capsys, "score", broken, "--lang", "en")
    assert [line.split(":")[0] for line in done.faults] == [
        catalogue()["errors"][re.search(r"ITA-E\d+", line)[0]] for line in done.faults]
    assert len(done.faults) > 1


@pytest.mark.parametrize(("arguments", "words"), [
    (["nosuch"], "There is no command nosuch"), (["score"], "Missing argument"),
    (["score", "a", "--jsn"], "--json"), (["score", "a.yaml", "b.yaml"], "b.yaml is not used")])
def it_answers_a_misuse_in_english(arguments, words, capsys):
    done = ita_here(capsys, *arguments, "--lang", "en")
    assert done.code == 2
    assert words in done.err
    assert not THAI.search(done.err)


def it_announces_success_unless_told_to_be_quiet(capsys, tmp_path):
    out = tmp_path / "case.json"
    assert ita_here(capsys, "export", CASE, "-o", out).out == f"ไฟล์ข้อมูล: {out}\n"
    assert ita_here(capsys, "export", CASE, "-o", out, "--lang", "en").out == f"Assessment file: {out}\n"
    assert ita_here(capsys, "export", CASE, "-o", out, "--quiet").out == ""
    assert ita_here(capsys, "--quiet", "export", CASE, "-o", out).out == ""


def it_answers_what_was_asked_even_when_quiet(capsys):
    assert "96.04" in ita_here(capsys, "score", CASE, "--quiet").out
    assert ita_here(capsys, "score", CASE.with_name("none.yaml"), "--quiet").err


@pytest.mark.parametrize(("terminal", "environment", "expected"), [
    (True, {}, "\x1b[31mผิด\x1b[0m"), (True, {"NO_COLOR": "1"}, "ผิด"), (True, {"TERM": "dumb"}, "ผิด"),
    (False, {}, "ผิด")])
def it_colours_on_a_terminal_that_wants_it(terminal, environment, expected, monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal)
    assert coloured("ผิด", "red") == expected
