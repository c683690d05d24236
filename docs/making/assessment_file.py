"""The reference of the assessment file, from the field table."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import get_args

from docs.making.markdown import page, table
from ita_tools.assessment.field_table import TableEntry, field_table
from ita_tools.assessment.fields import EVERY, Kind

__all__ = ["assessment_file_page"]

_FIRST = """\
ไฟล์ข้อมูลคือข้อความ YAML หรือ JSON ที่เก็บสิ่งเดียวกับสมุดงาน ใช้สำรอง เปรียบเทียบ หรือสร้างสมุดงานใหม่

```
ita export ita.xlsx -o ita.yaml
ita new --from ita.yaml -o ใหม่.xlsx
```

ตัวอย่างที่ใช้ได้จริงและมีการทดสอบอยู่ในโฟลเดอร์ `examples` ของซอร์สโค้ด รูปแบบย่อ:

```yaml
--8<-- "examples/published-only.yaml"
```

Scores are numbers from 0 to 100 with at most two decimals; Thai digits are taken. A missing score is left
out: it is never 0. Unknown, missing and repeated keys are errors, all reported together with their lines."""
_PATHS = """\
`plan[]` is a list, `{tool}` a level of a mapping. *ชื่อ* is the name on the sheets and in the report; in
brackets the name in the conflict list, where it differs. *Filled in by*: the main book; the division that
answers for the item or row; either of them; the reviewer; or nobody, where the program writes it. *Printed*
names the kinds of report (`--kind`) whose text depends on the field. *Open data* marks what
`ita report -o OUT.json` holds."""
_KINDS: dict[Kind, str] = {
    "text": "text of one line",
    "long": "text of several lines",
    "date": "date as text, as a Thai reader writes it",
    "phone": "name with telephone number, or the number alone; a lost first zero is put back",
    "link": "address on the web",
    "choice": "one of a few texts",
    "lines": "list of texts; in a workbook the lines of one cell",
    "codes": "list of codes",
    "words": "codes with blanks between, one text",
    "score": "number from 0 to 100",
    "difference": "number from -100 to 100",
    "count": "number of people",
    "counts": "list: number of people for each answer option",
    "percent": "list: share of 100 for each answer option, up to four decimals",
    "year": "fiscal year, Buddhist Era",
    "flag": "true, or left out",
    "effort": "1, 2 or 3; `no`: cannot be done this year",
    "record": "keys below",
}
_EDITORS = {
    "main": "main book",
    "division": "division",
    "either": "either",
    "reviewer": "reviewer",
    "nobody": "nobody",
}


def assessment_file_page() -> str:
    """Describe every key of the assessment file."""
    return page(
        "ไฟล์ข้อมูล (assessment file)",
        _FIRST,
        "## Keys",
        _PATHS,
        table(["key", "ชื่อ", "kind", "filled in by", "printed", "open data"], map(_row, field_table())),
        "## Kinds",
        table(["kind", "holds"], [(f"`{kind}`", _KINDS[kind]) for kind in get_args(Kind)]),
        "## Records",
        "\n".join(_records()),
    )


def _row(entry: TableEntry) -> tuple[str, ...]:
    field = entry.field
    name = field.label if field.list_label in ("", field.label) else f"{field.label} ({field.list_label})"
    printed = "all" if set(field.printed) == set(EVERY) else ", ".join(field.printed)
    kind = field.record.__name__ if field.record else field.kind
    choices = f": {', '.join(field.choices)}" if field.choices else ""
    required = " (required)" if field.required else ""
    bare = " (may stand alone)" if field.bare else ""
    return (
        f"`{entry.path}`",
        name,
        f"{kind}{choices}{required}{bare}",
        _EDITORS[field.editor],
        printed,
        "✓" if field.public else "",
    )


def _records() -> Iterator[str]:
    """Explain each record with the docstring of its class."""
    for record in dict.fromkeys(entry.record for entry in field_table()):
        text = " ".join((inspect.getdoc(record) or "").split()).replace("``", "`")
        yield f"- **{record.__name__}**: {text}"
