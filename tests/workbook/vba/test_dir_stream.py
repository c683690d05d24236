import struct

from ita_tools.workbook.vba import SHEET, Module
from ita_tools.workbook.vba.project import directory_records

MODULES = [Module("Sheet1", base=SHEET), Module("Code", "Option Explicit")]


def records(data: bytes) -> list[tuple[int, bytes]]:
    """Take the stream apart; PROJECTVERSION (9) alone has a size field that leaves two bytes out."""
    found, at = [], 0
    while at < len(data):
        number, size = struct.unpack_from("<HI", data, at)
        size += 2 * (number == 9)
        found.append((number, data[at + 6 : at + 6 + size]))
        at += 6 + size
    return found


class DescribeDirStream:
    """[MS-OVBA] 2.3.4.2."""

    def it_writes_the_records_in_the_order_of_the_specification(self):
        numbers = [number for number, _ in records(directory_records("Book", MODULES))]
        module = [0x19, 0x47, 0x1A, 0x32, 0x1C, 0x48, 0x31, 0x1E, 0x2C]
        assert numbers == [
            1,
            2,
            0x14,
            3,
            4,
            5,
            0x40,
            6,
            0x3D,
            7,
            8,
            9,
            0xC,
            0x3C,
            0xF,
            0x13,
            *module,
            0x22,
            0x2B,
            *module,
            0x21,
            0x2B,
            0x10,
        ]

    def it_names_project_and_modules_in_both_encodings(self):
        found = records(directory_records("Book", MODULES))
        texts = {number: [data for each, data in found if each == number] for number in (4, 0x19, 0x47)}
        assert texts == {
            4: [b"Book"],
            0x19: [b"Sheet1", b"Code"],
            0x47: ["Sheet1".encode("utf-16-le"), "Code".encode("utf-16-le")],
        }
        assert dict(found)[0xF] == b"\x02\x00"

    def it_has_no_compiled_code_and_no_references(self):
        found = records(directory_records("Book", MODULES))
        assert [data for number, data in found if number == 0x31] == [bytes(4)] * 2
        assert not {0x16, 0xD, 0xE, 0x2F} & {number for number, _ in found}
