import io
import re

import olefile
import pytest

from ita_tools.workbook.vba import SHEET, WORKBOOK, Module, vba_project
from tests.vba_readers import sources_in


def book(sheets: int) -> list[Module]:
    documents = [
        Module("ThisWorkbook", base=WORKBOOK),
        *(Module(f"Sheet{n}", base=SHEET) for n in range(1, sheets + 1)),
    ]
    return [*documents, Module("Code", "Option Explicit\nPublic Sub A()\nEnd Sub\n" + "' note\n" * 2_000)]


def stream(data: bytes, name: str) -> bytes:
    with olefile.OleFileIO(io.BytesIO(data), raise_defects=olefile.DEFECT_UNSURE) as ole:
        return ole.openstream(name).read()


class DescribeVbaProject:
    @pytest.mark.parametrize("sheets", [0, 1, 12, 99, 150])
    def it_stores_every_module_byte_for_byte(self, sheets):
        modules = book(sheets)
        found = sources_in(vba_project(modules))
        assert found == {each.name + (".cls" if each.base else ".bas"): each.text() for each in modules}

    def it_gives_equal_bytes_for_equal_modules(self):
        assert vba_project(book(12)) == vba_project(book(12))
        assert vba_project(book(12)) != vba_project(book(13))
        assert vba_project(book(12)) != vba_project(book(12), "Other")

    def it_lists_documents_and_modules_in_order(self):
        text = stream(vba_project(book(2)), "PROJECT").decode("ascii")
        assert re.findall(r"^(Document|Module)=(\w+)", text, re.MULTILINE) == [
            ("Document", "ThisWorkbook"),
            ("Document", "Sheet1"),
            ("Document", "Sheet2"),
            ("Module", "Code"),
        ]
        assert 'Name="ItaBook"\r\n' in text
        assert "\n" not in text.replace("\r\n", "")
        assert "Reference=" not in text

    def it_names_every_module_in_both_encodings(self):
        names = stream(vba_project(book(1)), "PROJECTwm")
        assert (
            names
            == b"".join(
                name.encode() + b"\0" + name.encode("utf-16-le") + b"\0\0"
                for name in ("ThisWorkbook", "Sheet1", "Code")
            )
            + b"\0\0"
        )

    def it_has_no_compiled_code(self):
        assert stream(vba_project(book(1)), "VBA/_VBA_PROJECT")[:4] == bytes.fromhex("CC61FFFF")

    @pytest.mark.parametrize(("names", "project"), [(["A", "a"], "P"), (["A"], "a")])
    def it_refuses_two_modules_of_one_name(self, names, project):
        with pytest.raises(ValueError, match="names given twice: A"):
            vba_project([Module(name) for name in names], project)
