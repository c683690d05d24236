"""Files that would run code, read files or open connections if they were trusted."""

from __future__ import annotations

import io
import json
import os
import pickle
import zipfile
from collections.abc import Callable
from dataclasses import replace

from ita_tools.assessment import assessment_text
from ita_tools.workbook.build_book import build_book
from tests.bundled import bundled
from tests.files.books import SHEET, book, sheet
from tests.report.docx.samples import letterhead

__all__ = ["BOOKS", "LETTERHEADS", "SECRET", "TEXTS", "TRACE"]

SECRET, TRACE = "secret.txt", "was-here.txt"
"""A file nobody may read, and one that nobody may write, both beside the hostile ones."""

_ORDER = f"touch {TRACE}"
_PYTHON = f"__import__('os').system('{_ORDER}')"
_TEMPLATE = f"{{{{ {_PYTHON} }}}} {{% import os %}} ${{{_PYTHON}}} <%= {_PYTHON} %> #{{{_PYTHON}}}"
_OUTSIDE = f'<!DOCTYPE a [<!ENTITY b SYSTEM "file:{SECRET}">]>'.encode()
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class _Pickled:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, (_ORDER,)


def _named(name: str) -> bytes:
    """Write the bundled case with a command as the name of the agency."""
    case = bundled().assessment
    return assessment_text(replace(case, agency=replace(case.agency, name=name))).encode()


def _repacked(change: Callable[[dict[str, bytes]], None]) -> bytes:
    """Change the parts of a valid workbook."""
    with zipfile.ZipFile(io.BytesIO(build_book(bundled().edition, bundled().assessment))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts)
    return book(parts, bare=True)


def _with_formulas(parts: dict[str, bytes]) -> None:
    """Put formulas that call programs and addresses where the sheets have theirs."""
    for name in [name for name in parts if name.startswith("xl/worksheets/sheet")]:
        live = f"<f>cmd|'/C {_ORDER}'!A0+WEBSERVICE(\"http://127.0.0.1:9/\")</f>".encode()
        head, *rest = parts[name].split(b"<f>")
        parts[name] = head + b"".join(live + each.partition(b"</f>")[2] for each in rest)


def _with_outside(parts: dict[str, bytes]) -> None:
    """Refer to a workbook on another machine, and to data that refresh themselves."""
    parts["xl/externalLinks/externalLink1.xml"] = b"<externalLink/>"
    parts["xl/externalLinks/_rels/externalLink1.xml.rels"] = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATIONS}/externalLinkPath" Target="http://127.0.0.1:9/a.xlsx" '
        'TargetMode="External"/></Relationships>'
    ).encode()
    parts["xl/connections.xml"] = b'<connections><connection id="1" refreshOnLoad="1"/></connections>'


def _with_entity(parts: dict[str, bytes]) -> None:
    parts["xl/sharedStrings.xml"] = _OUTSIDE + parts["xl/sharedStrings.xml"].replace(b"<t>", b"<t>&b;", 1)


def _field(code: str) -> str:
    return (
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


TEXTS: dict[str, bytes] = {
    "tag.yaml": f"edition: !!python/object/apply:os.system ['{_ORDER}']\n".encode(),
    "tag-inside.yaml": _named("ชื่อ").replace(
        "ชื่อ".encode(), f"!!python/object/apply:os.system ['{_ORDER}']".encode(), 1
    ),
    "module.yaml": f"edition: !!python/module:subprocess\nnote: {json.dumps(_PYTHON)}\n".encode(),
    "template.yaml": _named(_TEMPLATE),
    "formula.yaml": _named(f"=cmd|'/C {_ORDER}'!A0"),
    "object.json": json.dumps({"edition": 2568, "py/object": "os.system", "__reduce__": _ORDER}).encode(),
    "class.json": assessment_text(bundled().assessment, json=True)
    .replace('"edition"', f'"__class__": {json.dumps(_PYTHON)}, "edition"', 1)
    .encode(),
    "pickled.json": pickle.dumps(_Pickled()),
    "pickled.yaml": pickle.dumps(_Pickled(), 0),
}
"""Assessment files; as edition files they are tried too."""

BOOKS: dict[str, bytes] = {
    "formulas.xlsx": _repacked(_with_formulas),
    "outside.xlsx": _repacked(_with_outside),
    "entity.xlsx": _repacked(_with_entity),
    "macros.xlsm": build_book(bundled().edition, bundled().assessment, macros=True),
    "foreign.xlsx": book({SHEET: sheet(f"<c r='A1'><f>{_PYTHON}</f><v>1</v></c>")}),
    "pickled.xlsx": pickle.dumps(_Pickled()),
    "climbing.xlsx": book({SHEET: sheet(""), f"../{TRACE}": b"x"}),
}
LETTERHEADS: dict[str, bytes] = {
    "template.docx": letterhead(f"<w:p><w:r><w:t>{_TEMPLATE.replace('<', '&lt;')}</w:t></w:r></w:p>"),
    "fields.docx": letterhead(
        _field(f'DDEAUTO c:\\\\cmd.exe "/c {_ORDER}"')
        + _field(f'INCLUDETEXT "{SECRET}"')
        + _field(f"QUOTE {_PYTHON}")
    ),
    "fetching.docx": letterhead(
        external=(
            f'<Relationship Id="rId90" Type="{_RELATIONS}/attachedTemplate" '
            'Target="http://127.0.0.1:9/template.dotm" TargetMode="External"/>'
        )
    ),
    "pickled.docx": pickle.dumps(_Pickled()),
    "entity.docx": letterhead(
        extra={"word/customXml.xml": (f"{_RELATIONS}/customXml", "application/xml", _OUTSIDE + b"<a>&b;</a>")}
    ),
}
