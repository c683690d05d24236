"""The reference of check codes and error codes, from the code that raises them."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

from docs.making.markdown import page, table
from ita_tools import errors
from ita_tools.analysis import checks
from ita_tools.analysis.checks.next_level import check_next_level
from ita_tools.jobs.report_letterhead import check_letterhead
from ita_tools.workbook.formula_audit import audit_workbook

__all__ = ["checks_page", "codes_of_checks", "errors_page", "meanings"]

_SEVERITY = {"error": "ผิด", "warning": "ควรแก้", "info": "ทราบ"}
_FIRST = """\
`ita check` แสดงข้อสังเกตทีละบรรทัด: ความสำคัญ ที่อยู่ (ไฟล์ แผ่นงาน ช่อง) ข้อความ และรหัสในวงเล็บเหลี่ยมท้ายบรรทัด
รหัสไม่เปลี่ยนตามรุ่นของโปรแกรม จึงใช้ค้นในหน้านี้ได้

| ความสำคัญ | ความหมาย |
| --- | --- |
| ผิด | ตัวเลขขัดแย้งกัน ต้องแก้ก่อนเผยแพร่ (`error`) |
| ควรแก้ | ขาดหรือน่าสงสัย (`warning`) |
| ทราบ | ควรทราบไว้ ไม่ต้องแก้ (`info`) |"""


def checks_page() -> str:
    """List every check code with its severity, its meaning and what to do."""
    known, found = meanings(), codes_of_checks()
    rows = [
        (
            f"`{code}`",
            " หรือ ".join(_SEVERITY[each] for each in severities),
            known[code]["means"],
            known[code]["do"],
        )
        for code, severities in found.items()
    ]
    return page("ข้อสังเกตและรหัส (checks)", _FIRST, table(["รหัส", "ความสำคัญ", "ความหมาย", "สิ่งที่ควรทำ"], rows))


def meanings() -> dict[str, dict[str, str]]:
    """Read what each code means."""
    return yaml.safe_load(Path(__file__).with_name("checks.yaml").read_text("utf-8"))


def codes_of_checks() -> dict[str, list[str]]:
    """Find the codes and severities that the checks can give, in the order of the checks."""
    found: dict[str, list[str]] = {}
    seen: set[str] = set()
    for check in (*checks.CHECKS, check_next_level, check_letterhead, audit_workbook):
        source = Path(check.__code__.co_filename)
        if source.name in seen:
            continue
        seen.add(source.name)
        table: dict[str, str] = getattr(sys.modules[check.__module__], "CODES", {})
        for code, severity in [*table.items(), *_findings(ast.parse(source.read_text("utf-8")), bool(table))]:
            if severity not in found.setdefault(code, []):
                found[code].append(severity)
    return found


def _findings(tree: ast.Module, also_from_table: bool) -> Iterator[tuple[str, str]]:
    """Yield code and severity of each ``Finding(...)`` written in a module, but of those from a table."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Finding":
            given = {each.arg: each.value for each in node.keywords}
            given |= dict(zip(("code", "severity"), node.args, strict=False))
            if also_from_table and not isinstance(given["code"], ast.Constant):
                continue
            for code in _texts(given["code"]):
                for severity in _texts(given["severity"]):
                    yield code, severity


def _texts(node: ast.expr) -> list[str]:
    """Return the texts an expression can have: a constant, or either branch of a choice."""
    if isinstance(node, ast.IfExp):
        return [*_texts(node.body), *_texts(node.orelse)]
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    raise ValueError(f"a check code that cannot be read from the source: {ast.unparse(node)}")


def errors_page() -> str:
    """List every error code with the first line of its class."""
    classes = [
        each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, errors.ItaError)
    ]
    rows = [
        (f"`{each.code}`", f"`{each.__name__}`", (each.__doc__ or "").strip().splitlines()[0])
        for each in sorted(classes, key=lambda each: (each.code, each.__name__))
    ]
    return page(
        "รหัสข้อผิดพลาด (errors)",
        "ข้อความของข้อผิดพลาดเป็นภาษาไทย บอกว่าอะไรผิด อยู่ที่ใด และต้องทำอย่างไร รหัสอยู่ท้ายบรรทัดและไม่เปลี่ยนตามรุ่น",
        "Errors are one Thai line each on stderr: place, what is wrong, what to do, code. "
        "Codes never change. The exit code is 2.",
        table(["code", "class", "meaning"], rows),
    )
