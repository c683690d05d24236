"""The random id of a main book: made at its first split, and written back into its file."""

from __future__ import annotations

import re
from pathlib import Path

from ita_tools.assessment import Assessment, assessment_text, parse_assessment
from ita_tools.errors import ItaError
from ita_tools.files import read_bytes
from ita_tools.files.preflight import MAX_PACKAGE
from ita_tools.jobs.audit_stamp import MainBook
from ita_tools.jobs.backup import replace_with_backup
from ita_tools.jobs.load import TEXT_FORMATS
from ita_tools.jobs.new import book_bytes
from ita_tools.sharing.hashes import new_book_id

__all__ = ["identified", "write_book_id"]

_EDITION_LINE = re.compile(rb"^(edition:[^\r\n]*)(\r?\n|\Z)", re.MULTILINE)


def identified(main: MainBook) -> MainBook:
    """Return a main book with an id, itself if it has one."""
    return main if main.opened.assessment.book else main.with_id(new_book_id())


def write_book_id(path: Path, assessment: Assessment) -> Path | None:
    """Write the file of a main book again with its id; return the copy of the file as it was before.

    A workbook is built again from ``assessment``, a YAML file gets a line more and keeps its comments.

    Raises
    ------
    OutputBlocked
        The file or its copy cannot be written; the file is unchanged.
    TextTooLong
        A text does not fit a cell.
    """
    if path.suffix.lower() in TEXT_FORMATS:
        data = _text_with_id(path, assessment)
    else:
        data = book_bytes(assessment, path.name)
    return replace_with_backup(path, data)


def _text_with_id(path: Path, assessment: Assessment) -> bytes:
    """Return the text of a file with a line for the id; all of it anew where a line is not enough."""
    line = f"book: {assessment.book}".encode()
    old = read_bytes(path, MAX_PACKAGE)
    data = _EDITION_LINE.sub(lambda m: m[1] + (m[2] or b"\n") + line + m[2], old, count=1)
    try:
        if parse_assessment(data.decode("utf-8-sig"), path.name).assessment == assessment:
            return data
    except (ItaError, UnicodeDecodeError):
        pass
    return assessment_text(assessment, json=path.suffix.lower() == ".json").encode()
