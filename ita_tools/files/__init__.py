"""The one way in and the one way out: bounded reads, the check before any parser, atomic writes."""

from ita_tools.files.atomic_write import make_folder, write_atomic, write_together
from ita_tools.files.bounded_read import MAX_TEXT_FILE, read_bytes, require_file
from ita_tools.files.ooxml_package import DOCUMENT, WORKBOOK, Kind, preflight_package
from ita_tools.files.preflight import Inspected, inspect_workbook, preflight_document, preflight_workbook

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
