import pytest

from ita_tools.workbook.vba import SHEET, Module


class DescribeModule:
    def it_ends_every_line_with_cr_lf(self):
        text = Module("M", "Option Explicit\nSub A()\r\nEnd Sub\n").text()
        assert text == b'Attribute VB_Name = "M"\r\nOption Explicit\r\nSub A()\r\nEnd Sub\r\n'

    def it_has_the_attributes_of_a_document_module(self):
        lines = Module("Sheet1", base=SHEET).text().decode().splitlines()
        assert lines[:2] == ['Attribute VB_Name = "Sheet1"', f'Attribute VB_Base = "{SHEET}"']
        assert "Attribute VB_PredeclaredId = True" in lines

    @pytest.mark.parametrize("source", ["' ผล", 'x = "\u00e9"', "a\x00", "a\rb", "a\x0cb"])
    def it_refuses_text_that_depends_on_the_machine(self, source):
        with pytest.raises(ValueError, match=r"module M, line 2: .* is not plain ASCII"):
            Module("M", "Option Explicit\n" + source)

    @pytest.mark.parametrize("name", ["", "1st", "two words", "แผ่น1", "n" * 32, 'x"', "_x"])
    def it_refuses_a_name_that_vba_does_not_allow(self, name):
        with pytest.raises(ValueError, match="no name for a VBA module"):
            Module(name)
