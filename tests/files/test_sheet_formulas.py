"""Formulas read by patterns: all of them, or none."""

from __future__ import annotations

import pytest

from ita_tools.files.sheet_formulas import read_formulas


def sheet(cells: str) -> bytes:
    return f'<worksheet><sheetData><row r="2">{cells}</row></sheetData></worksheet>'.encode()


class DescribeReadFormulas:
    @pytest.mark.parametrize(
        "formula", ["<f>A1&amp;&quot;&lt;&quot;</f>", '<f aca="false">A1&amp;&#34;&lt;&#x22;</f>']
    )
    def it_returns_plain_formulas_by_position(self, formula):
        xml = sheet(f'<c r="B2" s="3" t="str">{formula}<v>x</v></c><c r="C2"><v>1</v></c>')
        assert read_formulas(xml) == {(1, 1): '=A1&"<"'}

    def it_returns_the_text_of_an_array_formula(self):
        assert read_formulas(sheet('<c r="A2"><f t="array" ref="A2:A3">SUM(B1:B2)</f></c>')) == {
            (1, 0): "=SUM(B1:B2)"
        }

    @pytest.mark.parametrize("xml", [b"<worksheet><sheetData/></worksheet>", sheet('<c r="A2"><v>1</v></c>')])
    def it_returns_nothing_of_a_sheet_without_formulas(self, xml):
        assert read_formulas(xml) == {}

    @pytest.mark.parametrize(
        "cells",
        [
            '<c r="A2"><f t="shared" si="0"/></c>',
            '<c r="A2"><f t="shared" ref="A2:A3" si="0">B1</f></c>',
            "<c><f>B1</f></c>",
            '<c r="A2"> <f>B1</f></c>',
            '<c r="A2"><x:f>B1</x:f></c>',
            '<c r="A2"><f>B1<!-- --></f></c>',
            '<c r="A2"><f>&bad;</f></c>',
            '<c r="A2"><f>1</f></c><c r="A2"><f>2</f></c>',
            '<c r="A2"><f>1</f></c><c r="B2"><f/></c>',
        ],
    )
    def it_leaves_all_else_to_a_parser(self, cells):
        assert read_formulas(sheet(cells)) is None

    @pytest.mark.parametrize("xml", [b"", b"<worksheet/>", sheet("").replace(b"<row", b"\xff")])
    def it_leaves_what_is_no_sheet_to_a_parser(self, xml):
        assert read_formulas(xml) is None
