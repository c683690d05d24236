"""Report numbers stored as text: this toolkit reads them as numbers, formulas of the workbook do not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ita_tools.analysis.findings import Finding
from ita_tools.assessment import LoadedAssessment
from ita_tools.assessment.flatten import Value
from ita_tools.scoring import Result
from ita_tools.thai import number_from

__all__ = ["check_numbers_as_text"]

_TEXT = "ช่องนี้เก็บตัวเลขไว้เป็นข้อความ สูตรในสมุดงานจึงไม่นับ แต่โปรแกรมนับเป็นตัวเลข ให้ลบแล้วพิมพ์ตัวเลขใหม่ด้วยเลขอารบิก"
# A cell with a percent format is read as text too: for formulas its value is a hundredth of the shown one.
_PERCENT = (
    "ช่องนี้แสดงเป็นร้อยละ (%) สูตรในสมุดงานจึงนับไม่ตรงกับที่แสดง ให้เปลี่ยนรูปแบบช่องเป็นตัวเลข แล้วพิมพ์ใหม่โดยไม่มีเครื่องหมาย %"
)


def check_numbers_as_text(reading: LoadedAssessment, result: Result) -> Iterator[Finding]:
    """Find cells of a workbook whose text is read as a number."""
    if reading.form is None:
        return
    values: dict[str, Value] = {}
    for path, text, cell in reading.form.number_texts():
        values = values or {".".join(path): value for path, value in reading.values.items()}
        if _is_number(values, path):
            yield Finding(
                "number-as-text",
                "warning",
                cell,
                _PERCENT if text.endswith("%") else _TEXT,
                str(number_from(text.removesuffix("%"))),
                text,
            )


def _is_number(values: Mapping[str, Value], path: str) -> bool:
    value = values.get(path, values.get(path.rpartition(".")[0], ""))
    return not isinstance(value, str | bool)
