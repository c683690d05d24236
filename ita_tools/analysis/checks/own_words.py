"""Compare what officers write of codes and scores with the assessment: a warning, never more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from ita_tools.analysis.findings import Finding
from ita_tools.analysis.quoted_figures import Quotation, Subject, bare_text, item_codes, quotations
from ita_tools.assessment import LoadedAssessment
from ita_tools.assessment.row_ids import assign_row_ids
from ita_tools.records import record
from ita_tools.rounding import points
from ita_tools.rubric import Edition
from ita_tools.scoring import Result
from ita_tools.thai import arabic_digits
from ita_tools.thai_dates import fiscal_years

__all__ = ["check_own_words"]

_PROSE = ("analysis", "plan", "constraints", "items", "texts", "recommendations")
"""First parts of the paths of texts that officers write sentences in."""
_NAMES = ("division", "responsible", "state", "key", "url", "contact")
_REASONS = ("cause", "finding")
"""Fields that speak of the items of one indicator or issue; measures may name items of others."""
_TIMES = ("period", "steps")
_REFERENCE = re.compile(
    r"อ้างอิง(?:ข้อมูล)?จาก\s*(?!\(?\s*(?:ข้อ\s*)?\d|.{0,40}?(?:[A-Za-z]\s?\d|ตัวชี้วัด))[^\n]{0,40}"
)
"""A reference without a code. Reports write o43 as 043 and i6 as 16: a number is a code, too."""
_DIGIT = re.compile(r"\d")
"""Codes, scores and years have one."""
_SHOWN = 64


@record(frozen=True)
class _Text:
    """A text of an officer with its path and field, and the indicator or issue that it belongs to.

    ``bare`` is the text as :func:`.bare_text` returns it.
    """

    path: str
    field: str
    bare: str
    about: str


def check_own_words(reading: LoadedAssessment, result: Result) -> Iterator[Finding]:
    """Find codes the edition lacks or that belong elsewhere, and scores that differ from the assessment."""
    words = _Words(reading, result)
    for each in words.texts():
        if _DIGIT.search(each.bare):
            codes = list(item_codes(each.bare, words.letters))
            yield from words.codes(each, codes)
            yield from words.scores(each, of_items=bool(codes))
            yield from words.years(each)
        is_own = not each.path.startswith("recommendations")
        if is_own and (match := _REFERENCE.search(each.bare)):
            message = f"“{_cut(match[0])}” ไม่ได้ระบุรหัสข้อหรือตัวชี้วัดที่อ้างอิง"
            yield Finding("text-reference-missing", "warning", reading.where(each.path), message)


class _Words:
    """The texts of one assessment, and the figures they may quote."""

    def __init__(self, reading: LoadedAssessment, result: Result) -> None:
        self._reading = reading
        self._result = result
        self.letters = "".join({item.code[0] for item in self._edition.items})
        self._tools = frozenset(tool.short for tool in self._edition.tools)

    @property
    def _edition(self) -> Edition:
        return self._result.edition

    def texts(self) -> Iterator[_Text]:
        """Yield the texts that hold sentences."""
        plan = assign_row_ids(self._reading.assessment).plan
        rows = {row.key: (number, row.indicator) for number, row in enumerate(plan, 1)}
        for path, value in self._reading.values.items():
            if path[0] not in _PROSE or path[-1] in _NAMES:
                continue
            number, about = rows.get(path[1], (0, "")) if path[0] == "plan" else (0, "")
            where = f"plan[{number}].{path[-1]}" if number else ".".join(path)
            for text in value if isinstance(value, tuple) else (value,):
                if isinstance(text, str):
                    bare = bare_text(text)
                    yield _Text(where, path[-1], bare, path[1] if path[0] == "analysis" else about)

    def codes(self, text: _Text, codes: Sequence[tuple[str, str]]) -> Iterator[Finding]:
        """Yield the codes of items that the edition lacks, or that belong to another indicator or issue."""
        for code, written in dict(codes).items():
            item = self._edition.item_by_code.get(code)
            if item is None:
                message = f"“{written}” ไม่ใช่ข้อของปี {self._edition.year}"
                yield Finding("text-item-unknown", "warning", self._reading.where(text.path), message)
            elif text.field in _REASONS and text.about and code not in self._own_items(text.about):
                message = f"“{written}” เป็นข้อของตัวชี้วัดที่ {item.indicator} ไม่ใช่ของ {self._named(text.about)}"
                yield Finding("text-item-elsewhere", "warning", self._reading.where(text.path), message)

    def _own_items(self, about: str) -> frozenset[str]:
        for issue in self._edition.issues:
            if issue.code == about:
                return frozenset(issue.items)
        items = self._edition.items_of_indicator(about) if about in self._edition.indicator_by_code else ()
        return frozenset(item.code for item in items or self._edition.items)

    def _named(self, about: str) -> str:
        return f"ตัวชี้วัดที่ {about}" if about in self._edition.indicator_by_code else "ประเด็นนี้"

    def scores(self, text: _Text, *, of_items: bool) -> Iterator[Finding]:
        """Yield what a text says of a score that is another in the assessment; it may speak ``of_items``."""
        for quoted in quotations(text.bare, self.letters, self._tools):
            for subject in quoted.subjects:
                known = self._known.get(subject, frozenset())
                if subject.kind == "tool" and of_items:
                    continue  # the tool tells which score of the item is meant
                if subject.kind == "tool":
                    known |= self._parts_of.get(text.about, frozenset())
                if known and quoted.score not in known:
                    yield self._differs(quoted, subject, known, text)

    def years(self, text: _Text) -> Iterator[Finding]:
        """Yield the months of a plan that lie in neither the year of the result nor the year after it."""
        if text.field not in _TIMES:
            return
        for written, year in fiscal_years(text.bare):
            if year not in (self._edition.year, self._edition.year + 1):
                message = f"“{written}” อยู่ในปีงบประมาณ {year} แต่แผนนี้เป็นของปี {self._edition.year + 1}"
                yield Finding("text-year-elsewhere", "warning", self._reading.where(text.path), message)

    def _differs(
        self, quoted: Quotation, subject: Subject, known: frozenset[Decimal], text: _Text
    ) -> Finding:
        values = " หรือ ".join(points(value) for value in sorted(known, reverse=True))
        message = f"“{_cut(quoted.phrase)}” แต่คะแนนของ {subject.code} คือ {values}"
        return Finding(
            "text-score-differs",
            "warning",
            self._reading.where(text.path),
            message,
            values,
            points(quoted.score),
        )

    @cached_property
    def _parts_of(self) -> Mapping[str, frozenset[Decimal]]:
        """The figures of an indicator and of its parts: a tool named in its texts may stand for its part."""
        found: dict[str, set[Decimal]] = {}
        for key, value in self._result.figures.items():
            if key[0] in ("indicator", "part") and isinstance(value, Decimal):
                found.setdefault(key[-1], set()).add(value)
        return {code: frozenset(values) for code, values in found.items()}

    @cached_property
    def _known(self) -> Mapping[Subject, frozenset[Decimal]]:
        """The figures in use, by what they are said of."""
        found: dict[Subject, set[Decimal]] = {}
        short = {tool.code: tool.short for tool in self._edition.tools}
        for key, value in self._result.figures.items():
            if not isinstance(value, Decimal):
                continue
            if key[0] == "item":
                found.setdefault(Subject("item", key[2]), set()).add(value)
            elif key[0] in ("indicator", "subindicator"):
                found.setdefault(Subject("indicator", key[1]), set()).add(value)
            elif key[0] == "part":
                found.setdefault(Subject("indicator", key[2]), set()).add(value)
            elif key[0] == "tool":
                found.setdefault(Subject("tool", arabic_digits(short[key[1]])), set()).add(value)
        return {subject: frozenset(values) for subject, values in found.items()}


def _cut(phrase: str) -> str:
    bare = " ".join(phrase.split())
    return bare if len(bare) <= _SHOWN else f"{bare[: _SHOWN // 2]} ... {bare[-_SHOWN // 2 :]}"
