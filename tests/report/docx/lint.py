"""Checks of a .docx that no schema makes: references, spans, fields, alt texts, chart caches."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import openpyxl
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
CONTENT_TYPES = "[Content_Types].xml"
STORIES = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
STYLE_USES = tuple(f"{W}{tag}" for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"))
NUMBER = re.compile(r"-?\d+(\.\d+)?")


@dataclass
class Package:
    names: list[str]
    entries: dict[str, bytes]
    trees: dict[str, etree._Element]

    def stories(self) -> Iterator[tuple[str, etree._Element]]:
        return ((name, tree) for name, tree in self.trees.items() if STORIES.fullmatch(name))

    def charts(self) -> Iterator[tuple[str, etree._Element]]:
        return ((name, tree) for name, tree in self.trees.items() if re.match(r"word/charts/chart\d", name))


def opened(data: bytes) -> Package:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
        names = archive.namelist()
    trees = {
        name: etree.fromstring(content)
        for name, content in entries.items()
        if name.endswith((".xml", ".rels"))
    }
    return Package(names, entries, trees)


def zip_names(package: Package) -> Iterator[str]:
    for name, times in Counter(package.names).items():
        if times > 1:
            yield f"{name} occurs {times} times in the archive"
        if "\\" in name or name.startswith("/") or ".." in name.split("/"):
            yield f"{name} is not a valid part name"


def content_types(package: Package) -> Iterator[str]:
    types = package.trees[CONTENT_TYPES]
    defaults = {one.get("Extension").lower() for one in types if one.tag.endswith("Default")}
    overrides = {one.get("PartName") for one in types if one.tag.endswith("Override")}
    for name in package.names:
        overridden = f"/{name}" in overrides
        if not overridden and name != CONTENT_TYPES and name.rsplit(".", 1)[-1].lower() not in defaults:
            yield f"{name} has no content type"
        if not overridden and name.startswith("word/") and name.endswith(".xml"):
            yield f"{name} falls back to application/xml"
    yield from (f"{part} is declared but absent" for part in overrides if part[1:] not in package.names)


def _owner(relations: str) -> tuple[str, str]:
    base = posixpath.dirname(posixpath.dirname(relations))
    return base, posixpath.join(base, posixpath.basename(relations).removesuffix(".rels"))


def _references(tree: etree._Element) -> set[str]:
    return {
        value for element in tree.iter("*") for name, value in element.attrib.items() if name.startswith(R)
    }


def relationships(package: Package) -> Iterator[str]:
    ids_by_part: dict[str, set[str]] = {}
    for name, tree in package.trees.items():
        if not name.endswith(".rels"):
            continue
        base, owner = _owner(name)
        ids = [one.get("Id") for one in tree]
        ids_by_part[owner] = set(ids)
        yield from (f"{name}: {one} twice" for one, times in Counter(ids).items() if times > 1)
        for one in tree:
            inside = posixpath.normpath(posixpath.join("/", base, one.get("Target")))[1:]
            if one.get("TargetMode") != "External" and inside not in package.names:
                yield f"{name}: {one.get('Id')} leads to missing {inside}"
    for name, tree in package.trees.items():
        if not name.endswith(".rels"):
            unknown = _references(tree) - ids_by_part.get(name, set())
            yield from (f"{name}: no relationship {one}" for one in unknown)


def styles_and_lists(package: Package) -> Iterator[str]:
    styles = {one.get(f"{W}styleId") for one in package.trees["word/styles.xml"].iter(f"{W}style")}
    numbering = package.trees.get("word/numbering.xml")
    lists = set() if numbering is None else {one.get(f"{W}numId") for one in numbering.iter(f"{W}num")}
    sheet = package.trees["word/styles.xml"]
    for name, tree in [*package.stories(), ("word/styles.xml", sheet)]:
        for use in tree.iter(*STYLE_USES):
            if use.get(f"{W}val") not in styles:
                yield f"{name}: style {use.get(f'{W}val')} is not defined"
        for use in tree.iter(f"{W}numId"):
            if use.get(f"{W}val") not in lists | {"0"}:
                yield f"{name}: list {use.get(f'{W}val')} is not defined"


def _span(cell: etree._Element) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    return 1 if span is None else int(span.get(f"{W}val"))


def tables(package: Package) -> Iterator[str]:
    for name, tree in package.stories():
        for cell in tree.iter(f"{W}tc"):
            if not len(cell) or cell[-1].tag != f"{W}p":
                yield f"{name}: a cell does not end with a paragraph"
        for table in tree.iter(f"{W}tbl"):
            width = len(table.findall(f"{W}tblGrid/{W}gridCol"))
            for row in table.findall(f"{W}tr"):
                if sum(map(_span, row.findall(f"{W}tc"))) != width:
                    yield f"{name}: a row does not fill its {width} columns"
            following = table.getnext()
            if following is None or following.tag != f"{W}p":
                yield f"{name}: a table is not followed by a paragraph"


def fields(package: Package) -> Iterator[str]:
    steps = {"begin": 1, "end": -1}
    for name, tree in package.stories():
        depth = 0
        for mark in tree.iter(f"{W}fldChar"):
            depth += steps.get(mark.get(f"{W}fldCharType"), 0)
            if depth < 0:
                yield f"{name}: a field ends that did not begin"
        if depth > 0:
            yield f"{name}: {depth} fields do not end"


def bookmarks(package: Package) -> Iterator[str]:
    names: Counter[str] = Counter()
    targets: set[str] = set()
    for name, tree in package.stories():
        starts = Counter(one.get(f"{W}id") for one in tree.iter(f"{W}bookmarkStart"))
        ends = Counter(one.get(f"{W}id") for one in tree.iter(f"{W}bookmarkEnd"))
        for one in starts | ends:
            if starts[one] != 1 or ends[one] != 1:
                yield f"{name}: bookmark {one} starts {starts[one]} and ends {ends[one]} times"
        names.update(one.get(f"{W}name") for one in tree.iter(f"{W}bookmarkStart"))
        targets |= {one.get(f"{W}anchor") for one in tree.iter(f"{W}hyperlink")} - {None}
    yield from (f"bookmark {one} occurs {times} times" for one, times in names.items() if times > 1)
    yield from (f"a link leads to missing bookmark {one}" for one in targets - set(names))


def drawings(package: Package) -> Iterator[str]:
    ids = Counter(one.get("id") for _, tree in package.stories() for one in tree.iter(f"{WP}docPr"))
    yield from (f"drawing {one} occurs {times} times" for one, times in ids.items() if times > 1)
    for name, tree in package.stories():
        for drawing in tree.iter(f"{WP}docPr"):
            if not (drawing.get("descr") or "").strip():
                yield f"{name}: a drawing without alt text"


def texts(package: Package) -> Iterator[str]:
    for name, tree in package.stories():
        for text in tree.iter(f"{W}t"):
            words = text.text or ""
            if words != words.strip() and text.get(XML_SPACE) != "preserve":
                yield f"{name}: blanks around {words[:20]!r} will be lost"
            if "\n" in words or "\t" in words:
                yield f"{name}: a bare line feed or tab in {words[:20]!r}"


def _caches(name: str, chart: etree._Element) -> Iterator[str]:
    for cache in chart.iter(f"{C}strCache", f"{C}numCache"):
        count = int(cache.find(f"{C}ptCount").get("val"))
        if any(int(point.get("idx")) >= count for point in cache.findall(f"{C}pt")):
            yield f"{name}: more points than its {count}"
        if cache.tag == f"{C}numCache":
            for value in cache.iter(f"{C}v"):
                if not NUMBER.fullmatch(value.text or ""):
                    yield f"{name}: {value.text!r} is no number"


def charts(package: Package) -> Iterator[str]:
    for name, chart in package.charts():
        area = chart.find(f"{C}chart/{C}plotArea")
        axes = {axis.find(f"{C}axId").get("val") for axis in area if axis.tag.endswith("Ax")}
        plots = [plot for plot in area if plot.tag.endswith("Chart")]
        used = {axis.get("val") for plot in plots for axis in plot.findall(f"{C}axId")}
        if axes != used:
            yield f"{name}: axes {axes} but plots use {used}"
        orders = [order.get("val") for order in chart.iter(f"{C}order")]
        if len(orders) != len(set(orders)):
            yield f"{name}: two series of one order"
        if chart.find(f"{C}externalData") is None:
            yield f"{name}: no workbook behind it"
        yield from _caches(name, chart)


def workbooks(package: Package) -> Iterator[str]:
    for name, content in package.entries.items():
        if name.startswith("word/embeddings/") and name.endswith(".xlsx"):
            book = openpyxl.load_workbook(io.BytesIO(content))
            for row in book.active.iter_rows():
                yield from (f"{name}: formula in {one.coordinate}" for one in row if one.data_type == "f")


def properties(package: Package) -> Iterator[str]:
    tags = Counter(one.tag for one in package.trees["docProps/core.xml"])
    yield from (f"core.xml has {tag} twice" for tag, times in tags.items() if times > 1)
    if b"python-docx" in package.entries["docProps/core.xml"]:
        yield "core.xml names python-docx"


CHECKS = (
    zip_names,
    content_types,
    relationships,
    styles_and_lists,
    tables,
    fields,
    bookmarks,
    drawings,
    texts,
    charts,
    workbooks,
    properties,
)


def lint(data: bytes) -> list[str]:
    """Return all faults of a .docx in words."""
    package = opened(data)
    return [fault for check in CHECKS for fault in check(package)]
