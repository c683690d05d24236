""""""

import io

import olefile
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_tools.workbook.vba.compound_file import (
    NOBODY,
    DirectoryEntry,
    compound_file,
    directory_bytes,
    directory_of,
)

SIZES = st.sampled_from([0, 1, 63, 64, 65, 511, 512, 4095, 4096, 4097, 70_000])
RED = 0


def streams_in(data: bytes) -> dict[str, bytes]:
    """Read all streams; olefile raises for every defect it knows."""
    with olefile.OleFileIO(io.BytesIO(data), raise_defects=olefile.DEFECT_UNSURE) as ole:
        assert ole.parsing_issues == []
        return {"/".join(path): ole.openstream(path).read() for path in ole.listdir()}


def filled(size: int, n: int) -> bytes:
    return bytes((n + i) % 256 for i in range(size))


class DescribeCompoundFile:
    """[MS-CFB] 2.2 to 2.5."""

    @given(st.lists(SIZES, max_size=12), st.lists(SIZES, max_size=12))
    def it_keeps_every_stream_of_every_size(self, outer, inner):
        tree = {f"s{n}": filled(size, n) for n, size in enumerate(outer)}
        inside = {f"t{n}": filled(size, n) for n, size in enumerate(inner)}
        data = compound_file({**tree, "VBA": inside})
        assert streams_in(data) == {**tree, **{f"VBA/{name}": each for name, each in inside.items()}}
        assert len(data) % 512 == 0

    def it_lists_its_sectors_in_more_than_one_table_sector(self):
        stream = filled(300_000, 5)
        data = compound_file({"large": stream})
        assert int.from_bytes(data[44:48], "little") > 1
        assert streams_in(data) == {"large": stream}

    @pytest.mark.parametrize("sectors", range(120, 130))
    def it_counts_the_sectors_of_the_allocation_table_itself(self, sectors):
        stream = filled(512 * sectors, 1)
        assert streams_in(compound_file({"s": stream})) == {"s": stream}

    def it_refuses_more_than_its_header_can_list(self):
        with pytest.raises(ValueError, match="7 MB"):
            compound_file({"large": bytes(8 * 2**20)})


def order(name: str) -> tuple[int, str]:
    return len(name), name.upper()


def walk(entries: list[DirectoryEntry], at: int) -> list[str]:
    """Read a search tree from left to right."""
    if at == NOBODY:
        return []
    entry = entries[at]
    return [*walk(entries, entry.left), entry.name, *walk(entries, entry.right)]


def black_height(entries: list[DirectoryEntry], at: int, *, below_red: bool = False) -> int:
    """Count the black entries down to the ends; fail where ways differ or red hangs under red."""
    if at == NOBODY:
        return 1
    entry = entries[at]
    red = entry.colour == RED
    assert not (red and below_red)
    left, right = (black_height(entries, child, below_red=red) for child in (entry.left, entry.right))
    assert left == right
    return left + (not red)


class DescribeCompoundDirectory:
    """[MS-CFB] 2.6."""

    @pytest.mark.parametrize("number", [*range(20), 31, 32, 33, 99, 150])
    def it_builds_a_valid_red_black_tree_of_any_number_of_streams(self, number):
        names = [f"Sheet{n}" for n in range(number)]
        entries = directory_of(dict.fromkeys(names, b"x"))
        top = entries[0].child
        assert walk(entries, top) == sorted(names, key=order)
        black_height(entries, top)
        assert top == NOBODY or entries[top].colour != RED

    def it_keeps_the_streams_of_a_storage_in_it(self):
        entries = directory_of({"VBA": {"dir": b"1", "b": b"2"}, "PROJECT": b"3"})
        [storage] = [entry for entry in entries if entry.name == "VBA"]
        assert walk(entries, entries[0].child) == ["VBA", "PROJECT"]
        assert walk(entries, storage.child) == ["b", "dir"]
        assert [entry.name for entry in entries if entry.is_stream] == ["PROJECT", "b", "dir"]

    def it_pads_to_whole_sectors(self):
        assert {
            len(directory_bytes(directory_of(dict.fromkeys("abcdefgh"[:n], b"")))) % 512 for n in range(9)
        } == {0}

    def it_refuses_a_name_that_the_format_cannot_hold(self):
        assert len(DirectoryEntry("n" * 31, 2).packed()) == 128
        with pytest.raises(ValueError, match="31 characters"):
            DirectoryEntry("n" * 32, 2).packed()
