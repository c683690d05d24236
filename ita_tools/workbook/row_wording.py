"""What the row of a hidden key shows: its code, and the wording of the edition."""

from __future__ import annotations

from functools import lru_cache

from ita_tools.assessment import Agency, ItemAnswer, Published
from ita_tools.assessment.fields import fields_of
from ita_tools.rubric import Edition, available_years, load_edition
from ita_tools.thai import clean
from ita_tools.workbook.hidden_keys import list_of, split_key

__all__ = ["answer_kind", "folded", "other_year_of", "visible_code", "wording"]

_ISSUE = "issue-"


@lru_cache(4096)
def folded(text: str) -> str:
    """Return a text without blanks, to compare wordings however they are broken into lines."""
    return "".join(clean(text).split()).casefold()


@lru_cache(4096)
def visible_code(key: str) -> str:
    """Return the code that the row of a key shows, ``""`` for a row without one.

    >>> visible_code("items.IIT.i1"), visible_code("previous.items.IIT.i1"), visible_code("agency.name")
    ('i1', 'i1 (iit)', '')
    """
    parts = split_key(key)
    if parts[0] == "previous" and parts[1:2] == ("items",) and len(parts) == 4:
        return f"{parts[3]} ({parts[2]})".casefold()
    last = parts[-1].removeprefix(_ISSUE).casefold()
    group = parts[-2] if len(parts) > 1 else ""
    coded = parts[0] in ("items", "analysis") or group in ("tools", "indicators", "subindicators")
    return last if coded or (len(parts) > 2 and parts[-3] == "parts") else ""


def answer_kind(key: str) -> str:
    """Return the folded label beside a row of answers, ``""`` for any other row."""
    name = list_of(key)[0].rpartition(".")[2]
    return folded(fields_of(ItemAnswer)[name].label) if name in ("counts", "percent") else ""


def wording(key: str, edition: Edition | None) -> str:
    """Return the folded beginning of the wording beside a key, ``""`` where it is not known."""
    parts = split_key(key)
    head, last = parts[0], parts[-1]
    if head == "agency" and last in fields_of(Agency):
        return folded(fields_of(Agency)[last].label)
    if parts[-2:-1] == ("published",) and last in ("total", "level"):
        return folded(fields_of(Published)[last].label)
    return folded(_title(parts, edition)) if edition and head != "previous" else ""


def _title(parts: tuple[str, ...], edition: Edition) -> str:
    last = parts[-1]
    if parts[0] == "items" and len(parts) == 3:
        item = edition.item_by_code.get(last)
        return item.title if item else ""
    if parts[0] == "respondents" or parts[-2:-1] == ("tools",):
        return next((tool.short for tool in edition.tools if tool.code == last), "")
    if last.startswith(_ISSUE):
        return next((each.title for each in edition.issues if _ISSUE + each.code == last), "")
    if parts[0] not in ("published", "analysis"):
        return ""
    if parts[-2:-1] == ("subindicators",):
        return next((each.title for each in edition.subindicators if each.code == last), "")
    indicator = edition.indicator_by_code.get(last)
    tool = parts[-2] if parts[-3:-2] == ("parts",) else ""
    short = next((each.short for each in edition.tools if each.code == tool), "")
    return indicator.title + short if indicator else ""


def other_year_of(key: str, shown: str, edition: Edition) -> int | None:
    """Return the year whose item of this key has the shown wording, ``None`` if no bundled edition has it."""
    if split_key(key)[0] != "items":
        return None
    for year in reversed(available_years()):
        title = wording(key, load_edition(year)) if year != edition.year else ""
        if title and shown.startswith(title):
            return year
    return None
