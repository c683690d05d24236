"""Language of the command line, and what a command prints: its success, and tables.

The texts in the code are Thai. ``--lang en`` (or ``ITA_LANG=en``) turns help, labels and the titles of
errors into English by a gettext catalogue, ``locale/en/LC_MESSAGES/ita.po``, compiled to ``ita.mo``. Names
of indicators, findings of checks, details of errors and every file that is written stay Thai.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations
from pathlib import Path

import click

from ita_tools.files.resources import resource
from ita_tools.text_width import display_cells

__all__ = [
    "LANGUAGES",
    "_",
    "echo_backup",
    "echo_success",
    "echo_warning",
    "language",
    "prefix_title",
    "quiet",
    "set_language",
    "set_language_from_arguments",
    "style",
    "text_table",
    "translate_columns",
    "translate_metavars",
]

LANGUAGES = ("th", "en")
_THAI_WORD = re.compile(r"[\u0e00-\u0e7f]+")


@dataclass
class _Settings:
    language: str = "th"
    quiet: bool = False


_settings = _Settings()


def set_language(chosen: str = "th", *, quiet: bool = False) -> None:
    """Set the language of this run, and whether success is printed; an unknown language counts as Thai."""
    _settings.language = chosen if chosen in LANGUAGES else "th"
    _settings.quiet = quiet


def set_language_from_arguments(
    arguments: Sequence[str], environment: Mapping[str, str] = os.environ
) -> None:
    """Set the language by ``--lang``, else by ``ITA_LANG``, and silence by ``--quiet``, wherever they stand.

    click prints help before it has parsed every option, so the arguments are searched here first.
    """
    chosen = environment.get("ITA_LANG", "th")
    for word, following in zip(arguments, [*arguments[1:], ""], strict=False):
        if word == "--":
            break
        if word == "--lang":
            chosen = following
        elif word.startswith("--lang="):
            chosen = word.removeprefix("--lang=")
    set_language(chosen, quiet="--quiet" in arguments)


def language() -> str:
    """Return the language of this run, ``th`` or ``en``."""
    return _settings.language


def quiet() -> bool:
    """Whether messages of success and progress are left out."""
    return _settings.quiet


def _(thai: str) -> str:
    """Translate a text of the command line; one without translation stays as it is."""
    # gettext translates "" as the header of the catalogue.
    return _english().gettext(thai) if thai and language() == "en" else thai


@cache
def _english() -> GNUTranslations:
    with resource("cli", "locale", "en", "LC_MESSAGES", "ita.mo").open("rb") as file:
        return GNUTranslations(file)


def translate_metavars(text: str) -> str:
    """Translate each Thai metavar within a text: ``[ไฟล์]`` becomes ``[FILE]``."""
    return _THAI_WORD.sub(lambda match: _(match[0]).upper().replace(" ", "_"), text)


def translate_columns(rows: Iterable[Sequence[str]], columns: Container[int]) -> Iterator[tuple[str, ...]]:
    """Translate some columns of a table; the others hold data."""
    for row in rows:
        yield tuple(_(text) if number in columns else text for number, text in enumerate(row))


def prefix_title(code: str, message: str) -> str:
    """Put the English title of an error code before its Thai message; without English the message alone."""
    title = _(code)
    return message if title == code else f"{title}: {message}"


def echo_success(label: str, outcome: object) -> None:
    """Print what was done, such as ``สมุดงาน: a.xlsx``, unless ``--quiet``."""
    if not quiet():
        click.echo(f"{_(label)}: {outcome}")


def echo_warning(text: str) -> None:
    """Print to stderr what the user should know of a run that succeeded, also with ``--quiet``."""
    click.echo(text, err=True)


def echo_backup(backup: Path | None) -> None:
    """Print where the filled workbook was kept that the new file replaced, also with ``--quiet``."""
    if backup is not None:
        echo_warning(_("ไฟล์เดิมมีข้อมูลที่กรอกไว้ต่างจากไฟล์ใหม่ จึงเก็บไฟล์เดิมไว้ที่ {}").format(backup))


def style(text: str, colour: str) -> str:
    """Colour a word on a terminal; not in a file or pipe, nor where NO_COLOR is set (no-color.org)."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not sys.stdout.isatty()
    return text if plain else click.style(text, fg=colour)


def text_table(rows: Iterable[Sequence[str]], right: Iterable[int] = ()) -> str:
    """Return the rows as lines with aligned columns; those numbered in ``right`` are right-aligned."""
    cells = [list(row) for row in rows]
    if not cells:
        return ""
    widths = [max(display_cells(row[n]) for row in cells) for n in range(len(cells[0]))]
    right_aligned = set(right)
    return "\n".join(
        "  ".join(_pad(text, widths[n], right=n in right_aligned) for n, text in enumerate(row)).rstrip()
        for row in cells
    )


def _pad(text: str, width: int, *, right: bool) -> str:
    blanks = " " * (width - display_cells(text))
    return blanks + text if right else text + blanks
