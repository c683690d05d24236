"""The file of an edition carried over to a later year as text: comments, order and layout stay.

Only what :func:`~.edition_writer.next_edition` changes is written anew: year, title, status, note, sources,
the provenance of every fact, what an item continues, and the year of the report.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from ita_tools.errors import ItaError
from ita_tools.rubric.edition_writer import edition_text, next_edition
from ita_tools.rubric.loader import parse_edition
from ita_tools.rubric.model import Edition

__all__ = ["draft_of"]

_Pair = tuple[yaml.ScalarNode, yaml.Node]


def draft_of(text: str, edition: Edition, year: int) -> str:
    """Return the file of a draft for a later year, from the file of an edition and the edition it holds.

    A file of a layout that cannot be edited is written anew.
    """
    draft = next_edition(edition, year)
    try:
        edited = _edited(text, edition, draft)
        same = parse_edition(edited, f"{year}.yaml") == draft
    except (ItaError, yaml.YAMLError, LookupError, TypeError, ValueError):
        same = False
    return edited if same else edition_text(draft)


def _edited(text: str, edition: Edition, draft: Edition) -> str:
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    changes = _Changes(text, edition, draft)
    if isinstance(root, yaml.MappingNode):
        changes.top(root)
        changes.facts(root)
    return changes.edited()


class _Changes:
    """Collects the pieces of the text that change."""

    def __init__(self, text: str, edition: Edition, draft: Edition) -> None:
        self.text, self.edition, self.draft = text, edition, draft
        (self.source,) = draft.sources
        self._edits: list[tuple[int, int, str]] = []

    def edited(self) -> str:
        """Return the text with all changes made."""
        text = self.text
        for start, end, piece in sorted(self._edits, reverse=True):
            text = text[:start] + piece + text[end:]
        return text

    def top(self, root: yaml.MappingNode) -> None:
        """Change what stands once."""
        pairs = {key.value: (key, value) for key, value in _pairs(root)}
        year = pairs["edition"]
        self._set(year[1], str(self.draft.year))
        title = self.text[slice(*_span(pairs["title"][1]))]
        self._set(pairs["title"][1], title.replace(str(self.edition.year), str(self.draft.year)))
        self._set(pairs["status"][1], self.draft.status)
        self._set_or_add(pairs, "previous", str(self.draft.previous), year)
        self._set_or_add(pairs, "note", self.draft.note, pairs["status"])
        sources = pairs["sources"][1]
        entry = f"{self.source}: {self.draft.sources[self.source]}"
        flow = isinstance(sources, yaml.MappingNode) and sources.flow_style
        self._set(sources, f"{{{entry}}}" if flow else entry)
        if "changes" in pairs:
            self._remove(root, pairs["changes"])
        if "report" in pairs and self.draft.report:
            report = {key.value: value for key, value in _pairs(pairs["report"][1])}
            self._set(report["edition"], str(self.draft.report.edition))
        for item in _members(pairs["items"][1]):
            fields = {key.value: (key, value) for key, value in _pairs(item)}
            code = self.text[slice(*_span(fields["code"][1]))]
            self._set_or_add(fields, "succeeds", f"[{code}]", fields["code"])

    def facts(self, node: yaml.Node) -> None:
        """Change the provenance of every fact."""
        for child in _members(node):
            self.facts(child)
        pairs = {key.value: (key, value) for key, value in _pairs(node)}
        if "confidence" in pairs and isinstance(node, yaml.MappingNode):
            self._set(pairs["confidence"][1], "inferred")
            self._set_or_add(pairs, "source", f"[{self.source}]", pairs["confidence"])
            if "evidence" in pairs:
                self._remove(node, pairs["evidence"])

    def _set(self, node: yaml.Node, piece: str) -> None:
        self._edits.append((*_span(node), piece))

    def _set_or_add(self, pairs: dict[str, _Pair], name: str, piece: str, after: _Pair) -> None:
        if name in pairs:
            start, end = _span(pairs[name][1])
            self._edits.append((start, end, piece))
            return
        key, value = after
        end, between = _span(value)[1], ", "
        if key.start_mark.column == _indent(self.text, key.start_mark.index):
            rest = self.text.find("\n", end)  # a comment may follow the value
            end, between = rest if rest >= 0 else len(self.text), "\n" + " " * key.start_mark.column
        self._edits.append((end, end, f"{between}{name}: {piece}"))

    def _remove(self, parent: yaml.MappingNode, pair: _Pair) -> None:
        key, value = pair
        start, end = key.start_mark.index, _span(value)[1]
        if parent.flow_style:
            keys = [each.start_mark.index for each, _ in _pairs(parent)]
            before = [_span(each)[1] for name, each in _pairs(parent) if name.start_mark.index < start]
            after = [index for index in keys if index > start]
            start, end = (before[-1], end) if before else (start, after[0] if after else end)
        else:
            start = self.text.rfind("\n", 0, start) + 1
            end = self.text.find("\n", end) + 1 or len(self.text)
        self._edits.append((start, end, ""))


def _pairs(node: yaml.Node) -> list[_Pair]:
    return list(node.value) if isinstance(node, yaml.MappingNode) else []


def _members(node: yaml.Node) -> Iterator[yaml.Node]:
    if isinstance(node, yaml.SequenceNode):
        yield from node.value
    elif isinstance(node, yaml.MappingNode):
        yield from (value for _, value in node.value)


def _span(node: yaml.Node) -> tuple[int, int]:
    """Return where a value starts and ends; the mark of a block stands only at what follows it."""
    end = node.end_mark.index
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        end = _span(last[1] if isinstance(last, tuple) else last)[1]
    elif isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        buffer = node.start_mark.buffer or ""
        end = len(buffer[:end].rstrip())
    return node.start_mark.index, end


def _indent(text: str, index: int) -> int:
    """Return the column of the first character of a line, list dashes left out."""
    line = text[text.rfind("\n", 0, index) + 1 : index]
    return len(line) if not line.strip(" -") else -1
