"""Text that looks like a formula stays text in every workbook we write, and in those inside a report."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from xml.sax.saxutils import unescape

import pytest

from ita_tools.assessment import Agency, Analysis, Assessment, Division, Step
from ita_tools.jobs.diff import compare_files
from ita_tools.jobs.load import read_file
from ita_tools.jobs.merge import merge_books
from ita_tools.jobs.new import new_book
from ita_tools.jobs.report import write_report
from ita_tools.jobs.rollup import find_files, roll_up
from ita_tools.jobs.split import split_book
from tests.bundled import bundled
from tests.campaigns import number_of
from tests.workbook.books import save

_BEGINNINGS = ("=", "+", "-", "@", "\t=", " =", "{=", "='x'!")
_LIVE = re.compile(r"<(?:\w+:)?(f|formula\d?|definedName|oddHeader|ddeLink)\b[^>]*>([^<]*)<")
_LITERAL = re.compile(r'"(?:[^"]|"")*"')
_WORD = "EVIL"


def poisoned(beginning: str) -> Assessment:
    """The bundled case, with every text of the officer an order to the spreadsheet."""
    text = f"{beginning}{_WORD}(1)"
    case = bundled().assessment
    tool, code = next((tool, code) for tool, entries in case.items.items() for code in entries)
    entries = {**case.items[tool], code: replace(case.items[tool][code], note=text)}
    disclosed = dict(case.items["OIT"])
    first = next(iter(disclosed))
    disclosed[first] = replace(disclosed[first], url=text)
    return replace(
        case,
        note=text,
        agency=replace(
            Agency(**{field.name: f"{text}{field.name}" for field in fields(Agency)}), type=case.agency.type
        ),
        items={**case.items, tool: entries, "OIT": disclosed},
        division_list=(Division(text),),
        divisions=dict.fromkeys(case.items[tool], text),
        comments={code: text},
        analysis={"1": Analysis(text, text)},
        plan=tuple(
            replace(
                row,
                finding=text,
                measure=text,
                steps=(Step(text), Step(text)),
                period=text,
                responsible=text,
                follow_up=text,
                division=text,
                comment=text,
                key="",
            )
            for row in case.plan
        ),
        constraints=tuple(
            replace(row, constraint=text, impact=text, remedy=text, division=text, key="")
            for row in case.constraints
        ),
        respondents={
            tool: replace(found, groups={text: {text: 1}}) for tool, found in case.respondents.items()
        },
    )


def parts(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield the XML parts of a package and of the packages inside it."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            part = package.read(name)
            if part.startswith(b"PK"):
                yield from parts(part)
            elif name.endswith((".xml", ".rels", ".vml")):
                yield name, part.decode("utf-8")


def live(data: bytes) -> list[str]:
    """Formulas that hold the poisoned word outside a quoted text, and links to it."""
    found = []
    for name, text in parts(data):
        formulas = [unescape(match[2], {"&quot;": '"'}) for match in _LIVE.finditer(text)]
        found += [f"{name}: {formula}" for formula in formulas if _WORD in _LITERAL.sub("", formula)]
        found += [name] if name.endswith(".rels") and _WORD in text else []
    return found


def shown(data: bytes) -> bool:
    return any(_WORD in text for _, text in parts(data))


@pytest.fixture(params=_BEGINNINGS[:: 1 if number_of("ITA_BOOKS") > 1 else 2], ids=repr)
def made(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, bytes]:
    """Every kind of file we write from a poisoned case; the merge has a conflict to show."""
    base = save(poisoned(request.param), tmp_path / "base.xlsx")
    paths = [part.path for part in split_book(base, tmp_path / "parts")]
    other = poisoned(request.param)
    own = read_file(base).assessment.book
    now = save(replace(other, plan=other.plan[1:], comments={}, book=own), tmp_path / "now.xlsx")
    merge_books(now, paths, tmp_path / "merged.xlsx")
    compare_files(base, now, tmp_path / "differences.xlsx")
    new_book(tmp_path / "macros.xlsm", source=base)
    roll_up(find_files([base], tmp_path / "rollup.xlsx"), tmp_path / "rollup.xlsx", jobs=1)
    case = replace(bundled(), reading=replace(bundled().reading, assessment=other))
    write_report(case, tmp_path / "report.docx")
    return {path.name: path.read_bytes() for path in [*tmp_path.glob("*.*"), *paths] if path.is_file()}


class DescribeTextLikeAFormula:
    def it_stays_text(self, made: dict[str, bytes]) -> None:
        assert len(made) == 9  # a kept copy is one of them
        assert {name: live(data) for name, data in made.items() if live(data)} == {}
        assert [name for name, data in made.items() if not shown(data)] == []

    def it_would_be_found_as_a_formula(self) -> None:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as package:
            package.writestr(
                "xl/a.xml", "<c><f>EVIL(1)</f></c><f>IF(A1=&quot;EVIL&quot;,1)</f><v>=EVIL(1)</v>"
            )
            package.writestr("xl/_rels/a.xml.rels", '<Relationship Target="EVIL"/>')
        assert live(stream.getvalue()) == ["xl/a.xml: EVIL(1)", "xl/_rels/a.xml.rels"]
