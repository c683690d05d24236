"""The reference of the functions that cells can call, from the functions themselves."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

from docs.making.markdown import page, table

__all__ = ["functions_page"]

_SOURCE = Path(__file__).resolve().parents[2] / "xlwings_addin" / "functions.py"
_FIRST = """\
ส่วนเสริมของ Excel เพิ่มฟังก์ชันเหล่านี้ ใช้ได้ในช่องใดก็ได้ของสมุดงาน .xlsm ที่โปรแกรมสร้าง
สมุดงาน .xlsx ไม่ต้องใช้ฟังก์ชันเหล่านี้ เพราะคำนวณด้วยสูตรของ Excel เอง
ในสมุดงาน .xlsm ถ้าไม่มีส่วนเสริม ช่องจะใช้สูตรของ Excel แทนโดยอัตโนมัติ ผลเท่ากัน

The add-in gives Excel these functions. They are read from the source without importing it, so this page can
be made where xlwings is not installed."""


def functions_page() -> str:
    """List the add-in's functions with what they answer and what each argument is."""
    tree = ast.parse(_SOURCE.read_text("utf-8"))
    texts = {
        node.targets[0].id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Constant)
    }
    parts = [part for node in tree.body if isinstance(node, ast.FunctionDef) for part in _about(node, texts)]
    return page("ฟังก์ชันในช่องของ Excel (functions)", _FIRST, *parts)


def _about(node: ast.FunctionDef, texts: Mapping[str, str]) -> Iterator[str]:
    """Tell of a function what its decorator tells Excel's function wizard."""
    described = [each for each in node.decorator_list if isinstance(each, ast.Call) and each.args]
    if node.name.startswith("_") or not described:
        return
    arguments = [each.arg for each in node.args.args]
    meanings = {each.arg: each.value for each in described[0].keywords}
    yield f"## {node.name}"
    yield f"`={node.name}({', '.join(arguments)})` {_text(described[0].args[0], texts)}"
    yield table(
        ["อาร์กิวเมนต์", "ความหมาย"], [(f"`{name}`", _text(meanings[name], texts)) for name in arguments]
    )


def _text(node: ast.expr, texts: Mapping[str, str]) -> str:
    if isinstance(node, ast.Name):
        return texts[node.id]
    return str(ast.literal_eval(node))
