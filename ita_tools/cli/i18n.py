"""Which language the shell's own words are in, and how much of them is said.

Thai is the language of the tool. ``--lang en`` (or ``ITA_LANG=en``) turns help, labels and the titles of
errors into English from one catalogue, ``english.yaml``, whose keys are the Thai words themselves. Names of
indicators, findings of checks, details of errors and every file that is written stay Thai.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import click

from ita_tools.files.resources import resource

__all__ = [
    "LANGUAGES",
    "catalogue",
    "echo_backup",
    "echo_success",
    "echo_warning",
    "language",
    "quiet",
    "said",
    "set_language",
    "set_language_from_arguments",
    "style",
    "translate_columns",
    "translate_metavars",
    "translate_title",
]

LANGUAGES = ("th", "en")
_THAI_WORD = re.compile(r"[\u0e00-\u0e7f]+")
_state = {"language": "th", "quiet": ""}


def set_language(chosen: str = "th", *, quiet: bool = False) -> None:
    """Choose the language of this run, and whether successes are announced."""
    _state.update(language=chosen if chosen in LANGUAGES else "th", quiet="yes" if quiet else "")


def set_language_from_arguments(
    arguments: Sequence[str], environment: Mapping[str, str] = os.environ
) -> None:
    """Choose by ``--lang`` and ``--quiet`` wherever they stand, then by ``ITA_LANG``.

    Help is printed before click has looked at every option, so this looks first.
    """
    asked = environment.get("ITA_LANG", "th")
    for word, following in zip(arguments, [*arguments[1:], ""], strict=False):
        if word == "--":
            break
        if word == "--lang":
            asked = following
        elif word.startswith("--lang="):
            asked = word.removeprefix("--lang=")
    set_language(asked, quiet="--quiet" in arguments)


def language() -> str:
    """Return the language of this run, ``th`` or ``en``."""
    return _state["language"]


def quiet() -> bool:
    """Whether success and progress are kept silent."""
    return bool(_state["quiet"])


def said(thai: str) -> str:
    """Return a text of ours in the language of this run; a text without translation stays Thai."""
    return thai if language() == "th" else catalogue()["words"].get(thai, thai)


def translate_metavars(text: str) -> str:
    """Return a text with each name of a value in it, such as ``ไฟล์``, in this run's language: ``FILE``."""
    return _THAI_WORD.sub(lambda found: said(found[0]).upper().replace(" ", "_"), text)


def translate_columns(rows: Iterable[Sequence[str]], columns: Container[int]) -> Iterator[tuple[str, ...]]:
    """Yield rows of a table with some columns in the language of this run; what others hold are data."""
    for row in rows:
        yield tuple(said(text) if number in columns else text for number, text in enumerate(row))


def translate_title(code: str, message: str) -> str:
    """Put the English title of an error before its Thai message where English is asked for."""
    title = "" if language() == "th" else catalogue()["errors"].get(code, "")
    return f"{title}: {message}" if title else message


def echo_success(label: str, outcome: object) -> None:
    """Say what has been done, such as ``สมุดงาน: a.xlsx``, unless ``--quiet``."""
    if not quiet():
        click.echo(f"{said(label)}: {outcome}")


def echo_warning(text: str) -> None:
    """Say what the user should know though all went well, on stderr, ``--quiet`` or not."""
    click.echo(text, err=True)


def echo_backup(kept: Path | None) -> None:
    """Say where a filled workbook is kept that was replaced: it is somebody's work, ``--quiet`` or not."""
    if kept is not None:
        echo_warning(said("ไฟล์เดิมมีข้อมูลที่กรอกไว้ต่างจากไฟล์ใหม่ จึงเก็บไฟล์เดิมไว้ที่ {}").format(kept))


def style(text: str, colour: str) -> str:
    """Colour a word on a terminal; never in a file or pipe, nor where NO_COLOR is set (no-color.org)."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not sys.stdout.isatty()
    return text if plain else click.style(text, fg=colour)


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Read the English words: ``words`` by Thai text, ``errors`` by code."""
    import yaml  # a tenth of the start-up time, and Thai does not need it

    text = resource("cli", "english.yaml").read_text("utf-8")
    words: dict[str, dict[str, str]] = yaml.safe_load(text)
    return words
