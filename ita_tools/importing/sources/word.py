"""A .docx as lines: paragraphs, and the rows of its tables, from the XML of the checked package."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ita_tools.files import DOCUMENT, preflight_package, read_bytes
from ita_tools.files.preflight import MAX_PACKAGE
from ita_tools.files.xml_parser import parse_xml
from ita_tools.importing.lines import PARAGRAPH, Line, bounded_lines, normalize_text, repeats

__all__ = ["docx_lines"]

_WORD = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
}
_DELETED = ("del", "moveFrom")
_MOST_SPAN = 30
_OFF = ("0", "false", "off")


@dataclass
class _Row:
    cells: list[str] = field(default_factory=list)
    span: int = 1
    text: list[str] = field(default_factory=list)


class _Body:
    """Callbacks of the parser: rows of the innermost table, paragraphs outside of tables."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self.formats: dict[int, tuple[str, str]] = {}
        self._style = ""
        self._bold = False
        self._lead: list[str] = []
        self._path: list[str] = []
        self._open: list[_Row] = []
        self._paragraph: list[str] = []

    def start(self, element: str, attributes: dict[str, str]) -> None:
        namespace, _, name = element.rpartition(" ")
        self._path.append(name if namespace in _WORD else "")
        if name == "tr":
            self._open.append(_Row())
        elif name == "gridSpan" and self._open:
            value = next((v for k, v in attributes.items() if k.rpartition(" ")[2] == "val"), "1")
            self._open[-1].span = min(int(value), _MOST_SPAN) if value.isdecimal() and len(value) < 4 else 1
        elif name in ("tab", "br", "cr") and "pPr" not in self._path:
            self._add(" " if self._open or name == "tab" else "\n")
        elif not self._open:
            self._format(name, attributes)

    def _format(self, name: str, attributes: dict[str, str]) -> None:
        """Take up the style of a paragraph, or whether a run is bold."""
        if name == "pStyle":
            self._style = _value(attributes)
        elif name == "r":
            self._bold = False
        elif name == "b" and "r" in self._path:
            self._bold = _value(attributes) not in _OFF

    def end(self, _element: str) -> None:
        name = self._path.pop()
        if name == "p":
            self._end_paragraph()
        elif name == "tc" and self._open:
            row = self._open[-1]
            text = " ".join("".join(row.text).split())
            row.cells += [text, *([text] if repeats(text) else [""]) * (row.span - 1)]
            row.text.clear()
            row.span = 1
        elif name == "tr" and self._open:
            self.rows.append(self._open.pop().cells)

    def text(self, data: str) -> None:
        if self._path and self._path[-1] == "t" and not any(each in self._path for each in _DELETED):
            if self._bold and not self._open and len(self._lead) == len(self._paragraph):
                self._lead.append(data)
            self._add(data)

    def _add(self, data: str) -> None:
        (self._open[-1].text if self._open else self._paragraph).append(data)

    def _end_paragraph(self) -> None:
        if self._open:
            self._open[-1].text.append(PARAGRAPH)
            return
        text = "".join(self._paragraph).strip()
        if text:
            self.rows.append([text])
            self.formats[len(self.rows)] = (self._style, "".join(self._lead))
        self._paragraph.clear()
        self._lead.clear()
        self._style = ""


def _value(attributes: Mapping[str, str]) -> str:
    return next((value for name, value in attributes.items() if name.rpartition(" ")[2] == "val"), "")


def _style_names(styles: bytes, where: str) -> dict[str, str]:
    """Return the names of the styles by their ids, which a localised Word changes."""
    names: dict[str, str] = {}
    current = ""

    def start(element: str, attributes: dict[str, str]) -> None:
        nonlocal current
        name = element.rpartition(" ")[2]
        if name == "style":
            current = next((v for k, v in attributes.items() if k.rpartition(" ")[2] == "styleId"), "")
        elif name == "name" and current:
            names.setdefault(current, _value(attributes))

    parse_xml(styles, where, start)
    return names


def docx_lines(path: Path) -> list[Line]:
    """Return the paragraphs and table rows of a Word document; of tables inside cells, the rows come first.

    Raises
    ------
    FileMissing, FileForeign, FileProtected, FileDangerous
        See :func:`ita_tools.files.preflight_document`.
    """
    parts = preflight_package(read_bytes(path, MAX_PACKAGE), path.name, DOCUMENT)
    name = next(n for n in parts if n.startswith(DOCUMENT.main_part) and n.endswith(".xml"))
    body = _Body()
    parse_xml(parts[name], f"{path.name} ({name})", body.start, body.end, body.text)
    lines = bounded_lines(path.name, ((n, row) for n, row in enumerate(body.rows, 1) if any(row)))
    part = next((n for n in parts if n.endswith("/styles.xml")), "")
    names = _style_names(parts[part], f"{path.name} ({part})") if part else {}
    return [_formatted(line, names, *body.formats.get(line.number, ("", ""))) for line in lines]


def _formatted(line: Line, names: Mapping[str, str], style: str, lead: str) -> Line:
    name = names.get(style, "")
    return replace(line, style=name, lead=normalize_text(lead)) if name or lead else line
