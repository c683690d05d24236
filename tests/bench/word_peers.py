"""Text and tables of a report, without charts, written with python-docx and docxtpl."""

from __future__ import annotations

import io

import docx

from ita_tools.report.model.document import Heading, Paragraph, Report, Table

__all__ = ["filled", "plain", "template"]


def _cells(table: Table) -> list[list[str]]:
    """Head and rows of a table, all of one length."""
    width = len(table.columns)
    rows = [[column.title for column in table.columns], *(list(row.cells) for row in table.rows)]
    return [[*row, *[""] * (width - len(row))] for row in rows]


def plain(report: Report) -> bytes:
    """Write it with python-docx, cell by cell.

    ``Table.cell`` lays out the whole table for each cell; the list of its cells is laid out once.
    """
    document = docx.Document()
    for block in report.blocks:
        if isinstance(block, Heading):
            document.add_heading(block.text, block.level)
        elif isinstance(block, Paragraph):
            document.add_paragraph(f"{block.lead} {block.text}")
        elif isinstance(block, Table):
            rows = _cells(block)
            table = document.add_table(len(rows), len(block.columns), "Table Grid")
            for cell, text in zip(table._cells, (text for row in rows for text in row), strict=True):
                cell.text = text
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def template(report: Report) -> bytes:
    """Make a docxtpl template: a place for each paragraph and a loop of rows for each table."""
    document = docx.Document()
    for number, block in enumerate(report.blocks):
        if isinstance(block, Heading):
            document.add_heading(f"{{{{ b[{number}] }}}}", block.level)
        elif isinstance(block, Paragraph):
            document.add_paragraph(f"{{{{ b[{number}] }}}}")
        elif isinstance(block, Table):
            table = document.add_table(3, len(block.columns), "Table Grid")
            table.cell(0, 0).text = f"{{%tr for row in b[{number}] %}}"
            for column, cell in enumerate(table.row_cells(1)):
                cell.text = f"{{{{ row[{column}] }}}}"
            table.cell(2, 0).text = "{%tr endfor %}"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def filled(data: bytes, report: Report) -> bytes:
    """Fill the template."""
    from docxtpl import DocxTemplate

    texts = [
        _cells(block)
        if isinstance(block, Table)
        else f"{getattr(block, 'lead', '')} {getattr(block, 'text', '')}"
        for block in report.blocks
    ]
    document = DocxTemplate(io.BytesIO(data))
    document.render({"b": texts}, autoescape=True)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
