"""The one way in and the one way out: bounded reads, the check before any parser, atomic writes."""

from ita_tools.files.package import DOCUMENT, WORKBOOK, Kind, preflight_package
from ita_tools.files.preflight import Inspected, inspect_workbook, preflight_document, preflight_workbook
from ita_tools.files.reading import MAX_TEXT_FILE, read_bytes, require_file
from ita_tools.files.writing import make_folder, write_atomic, write_together

__all__ = [
    "DOCUMENT",
    "MAX_TEXT_FILE",
    "WORKBOOK",
    "Inspected",
    "Kind",
    "inspect_workbook",
    "make_folder",
    "preflight_document",
    "preflight_package",
    "preflight_workbook",
    "read_bytes",
    "require_file",
    "write_atomic",
    "write_together",
]
