"""Reading up to a size limit, the pre-flight of Office files, atomic writes."""

from ita_tools.files.atomic_write import make_folder, write_atomic, write_together
from ita_tools.files.bounded_read import MAX_TEXT_FILE, read_bytes, require_file
from ita_tools.files.preflight import (
    DOCUMENT,
    WORKBOOK,
    OfficeFormat,
    preflight_document,
    preflight_package,
    preflight_workbook,
)

__all__ = [
    "DOCUMENT",
    "MAX_TEXT_FILE",
    "WORKBOOK",
    "OfficeFormat",
    "make_folder",
    "preflight_document",
    "preflight_package",
    "preflight_workbook",
    "read_bytes",
    "require_file",
    "write_atomic",
    "write_together",
]
