"""ITA Workbook Toolkit: the yearly integrity and transparency assessment, from workbook to report.

What a script needs stands here; everything below is for the toolkit itself and may move.

>>> import ita_tools
>>> case = ita_tools.load("demo.xlsx")
>>> case.assessment.agency.name
'เทศบาลตำบลตัวอย่าง'
>>> result = ita_tools.score(case)
>>> result.total, result.level
(Decimal('96.04'), 'ผ่านดี')
>>> ita_tools.write_report(case, "report.docx")

A file is named by a ``str`` or a ``Path``. Scores are ``Decimal`` with two places; a missing one is ``None``.
A file that cannot be used raises :class:`ItaError`, whose text is one Thai line for each fault.
"""

from __future__ import annotations

# Not from typing, whose import takes longer than that of this module; type checkers know the name.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterable
    from os import PathLike
    from pathlib import Path
    from typing import Literal

    from ita_tools.analysis.findings import Finding
    from ita_tools.assessment import Assessment, LoadedAssessment
    from ita_tools.errors import ItaError
    from ita_tools.jobs.load import ScoredAssessment
    from ita_tools.jobs.merge import MergeReport
    from ita_tools.jobs.split import SplitFile
    from ita_tools.scoring import Result

__all__ = [
    "Assessment",
    "Finding",
    "ItaError",
    "LoadedAssessment",
    "Result",
    "__version__",
    "build_workbook",
    "check",
    "load",
    "loads",
    "merge",
    "score",
    "split",
    "write_report",
]

__version__: str

_HOMES = {
    "Assessment": "ita_tools.assessment",
    "Finding": "ita_tools.analysis.findings",
    "ItaError": "ita_tools.errors",
    "LoadedAssessment": "ita_tools.assessment",
    "Result": "ita_tools.scoring",
}
"""Modules of the classes, imported when a script first names one: ``import ita_tools`` loads nothing else."""


def load(file: str | PathLike[str]) -> LoadedAssessment:
    """Load a workbook (.xlsx, .xlsm) or an assessment file (.yaml, .yml, .json).

    >>> case = ita_tools.load("demo.xlsx")
    >>> case.assessment.edition, case.assessment.agency.province
    (2568, 'จังหวัดตัวอย่าง')

    Raises
    ------
    ItaError
        The file is missing, damaged, of another kind or does not fit its edition. All faults are reported
        together.
    """
    from pathlib import Path

    from ita_tools.jobs.load import read_file

    return read_file(Path(file))


def loads(text: str, name: str = "assessment.yaml") -> LoadedAssessment:
    """Load the text of an assessment file, YAML or JSON; error messages call it by ``name``.

    >>> case = ita_tools.loads("{edition: 2568, items: {IIT: {i1: {counts: [0, 0, 0, 1, 4, 25]}}}}")
    >>> ita_tools.score(case).item("IIT", "i1")
    Decimal('96.00')

    Raises
    ------
    ItaError
        The text is no assessment, or does not fit its edition.
    """
    from ita_tools.assessment import parse_assessment

    return _scored(parse_assessment(text, name)).reading


def score(assessment: Assessment | LoadedAssessment) -> Result:
    """Score an assessment.

    >>> result = ita_tools.score(case)
    >>> result.tool("IIT"), result.indicator("1"), result.item("IIT", "i1")
    (Decimal('99.60'), Decimal('98.67'), Decimal('99.33'))
    >>> print(result.explain(("indicator", "1")))
    ตัวชี้วัดที่ 1 = 98.67: ตามคะแนนที่ประกาศ ตรงกับที่คำนวณได้จากค่าเฉลี่ยของ 3 ข้อ (99.33, 96.67, 100.00)

    Raises
    ------
    ItaError
        It does not fit its edition.
    """
    return _scored(assessment).result


def check(assessment: Assessment | LoadedAssessment) -> tuple[Finding, ...]:
    """Return what does not add up, is missing or looks like a misprint, as ``ita check`` lists it.

    A :class:`Finding` has a stable ``code``, a ``severity`` (``error``, ``warning`` or ``info``), the place
    ``where`` it is (file, sheet and cell, or line and key), a Thai ``message``, and what was ``expected``
    (only where that figure is the one to change) and ``found``.

    >>> figures = "{total: 92.09, tools: {IIT: 89.39, EIT: 86.94, OIT: 100}}"
    >>> case = ita_tools.loads(f"{{edition: 2564, published: {figures}}}")
    >>> for finding in ita_tools.check(case):
    ...     if finding.severity == "error":
    ...         print(finding.code, finding.where, finding.expected, finding.found)
    misprint-likely assessment.yaml บรรทัด 1 (published.total) 92.90 92.09
    published-differs assessment.yaml บรรทัด 1 (published.total)  92.09
    """
    return _scored(assessment).findings


def build_workbook(assessment: Assessment | LoadedAssessment, file: str | PathLike[str]) -> Path | None:
    """Write the workbook of an assessment: ``.xlsx``, or ``.xlsm`` with macros.

    >>> ita_tools.build_workbook(case, "copy.xlsm")
    >>> ita_tools.build_workbook(ita_tools.Assessment(2569), "blank.xlsx")

    Returns
    -------
    Path or None
        Where the workbook that was replaced is kept, if it held anything that the new one does not.

    Raises
    ------
    ItaError
        The assessment does not fit its edition, or the file cannot be written.
    """
    from pathlib import Path

    from ita_tools.jobs.backup import write_with_backup
    from ita_tools.jobs.new import book_bytes

    out, filled = Path(file), _scored(assessment).assessment
    return write_with_backup(out, book_bytes(filled, out.name), filled)


def write_report(
    assessment: Assessment | LoadedAssessment,
    file: str | PathLike[str],
    *,
    kind: Literal["improvement", "measures", "summary", "memo"] = "improvement",
    digits: Literal["thai", "arabic"] = "thai",
    letterhead: str | PathLike[str] | None = None,
) -> None:
    """Write the report of an assessment; the name of the file says as what.

    ``.docx`` is the Word document, ``.html`` one web page, ``.pdf`` needs LibreOffice, ``.json`` holds the
    figures as open data. A run that fails leaves an older file as it was.

    >>> ita_tools.write_report(case, "report.docx", letterhead="letterhead.docx")
    >>> ita_tools.write_report(case, "summary.html", kind="summary", digits="arabic")

    Parameters
    ----------
    assessment
        What to report on.
    file
        File to write.
    kind
        Full report by indicator, report of measures by issue, summary, or memo to the head of the agency.
    digits
        Thai or ASCII digits in the text.
    letterhead
        Word file of the agency that the report is written into.

    Raises
    ------
    ItaError
        The assessment does not fit its edition, the letterhead cannot be used, or the file cannot be written.
    """
    from pathlib import Path

    from ita_tools.jobs import report

    head = None if letterhead is None else Path(letterhead)
    report.write_report(_scored(assessment), Path(file), kind=kind, digits=digits, letterhead=head)


def split(
    book: str | PathLike[str], folder: str | PathLike[str], *, due: str = "", suggest: bool = False
) -> tuple[SplitFile, ...]:
    """Write into ``folder`` a workbook for every division that answers for a part of the main book.

    >>> files = ita_tools.split("demo.xlsx", "parts", due="30 มิถุนายน 2568")
    >>> files[1].division, files[1].path.name
    ('กองคลัง', 'ita-2568-กองคลัง.xlsx')

    Parameters
    ----------
    book
        Workbook or assessment file.
    folder
        Folder to write into; it is made where it is missing.
    due
        Day the parts must be back, printed on them.
    suggest
        Give what nobody answers for to the division that the toolkit suggests.

    Raises
    ------
    ItaError
        The book cannot be used, no division is named, or a file of that name is there already.
    """
    from pathlib import Path

    from ita_tools.jobs.split import split_book

    return split_book(Path(book), Path(folder), due=due, suggest=suggest)


def merge(
    book: str | PathLike[str], returned: Iterable[str | PathLike[str]], file: str | PathLike[str]
) -> MergeReport:
    """Merge the workbooks that divisions sent back into the main book, and write it to ``file``.

    ``returned`` are files, folders, or patterns with ``*`` and ``?``. No file that is read is written over.

    >>> files = ita_tools.split("demo.xlsx", "parts")
    >>> done = ita_tools.merge("demo.xlsx", ["parts"], "merged.xlsx")
    >>> done.taken == len(files), done.is_clean
    (True, True)

    Returns
    -------
    MergeReport
        ``taken`` counts the workbooks, ``left_out`` has name and reason of each that could not be used,
        ``merged.conflicts`` are values that two sides changed: the main book's own value stays, and its
        conflict sheet asks for a choice. ``is_clean`` is true where neither is left.

    Raises
    ------
    ItaError
        The main book or all of the others cannot be used, or the file cannot be written.
    """
    from pathlib import Path

    from ita_tools.jobs.merge import merge_books

    return merge_books(Path(book), [Path(each) for each in returned], Path(file))


def _scored(assessment: Assessment | LoadedAssessment) -> ScoredAssessment:
    from ita_tools.assessment import LoadedAssessment
    from ita_tools.jobs.load import score_loaded

    loaded = assessment if isinstance(assessment, LoadedAssessment) else LoadedAssessment(assessment)
    return score_loaded(loaded)


if not TYPE_CHECKING:  # else a type checker would take every name for one of ours

    def __getattr__(name: str) -> object:
        if name == "__version__":
            from ita_tools.version import toolkit_version

            return toolkit_version()
        if name in _HOMES:
            from importlib import import_module

            return getattr(import_module(_HOMES[name]), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
