import io

import olefile
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_tools.workbook.vba.compound_file import compound_file

SIZES = st.sampled_from([0, 1, 63, 64, 65, 511, 512, 4095, 4096, 4097, 70_000])


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
