from hashlib import shake_128

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ita_tools.workbook.vba.compression import CHUNK, compress
from tests import vba_readers

WORDS = ["Dim x As Long\r\n", "End Sub\r\n", "    x = x + 1\r\n", "' note\r\n", "a", "ab"]
LINES = st.lists(st.sampled_from(WORDS))


def unpacked(data: bytes) -> bytes:
    return vba_readers.unpacked(compress(data))


class DescribeCompress:
    """[MS-OVBA] 2.4.1."""

    # The first two of [MS-OVBA] 3.2; the third takes the farther of two equal copies, against 2.4.1.
    @pytest.mark.parametrize(
        ("data", "packed"),
        [
            (
                b"abcdefghijklmnopqrstuv.",
                "01 19 B0 00 61 62 63 64 65 66 67 68 00 69 6A 6B 6C 6D 6E 6F 70 00 71 72 73 74 75 76 2E",
            ),
            (b"a" * 73, "01 03 B0 02 61 45 00"),
            (b"", "01"),
        ],
    )
    def it_compresses_the_examples_of_the_specification(self, data, packed):
        assert compress(data).hex(" ").upper() == packed

    @given(LINES)
    @example(["a"] * (CHUNK + 1))
    @example(["ab"] * CHUNK)
    @example(["Dim x As Long\r\n"] * 3000)
    def it_compresses_to_what_other_programs_decompress(self, lines):
        data = "".join(lines).encode("ascii")
        assert unpacked(data) == data

    @given(st.binary(max_size=3_500), st.integers(0, 3))
    def it_compresses_any_bytes_across_chunks(self, data, chunks):
        data = b"x" * (CHUNK * chunks - len(data) // 2) + data
        assert unpacked(data) == data

    def it_stores_a_full_chunk_that_does_not_get_smaller_uncompressed(self):
        noise = shake_128(b"noise").digest(CHUNK)
        assert noise in compress(noise + b"end")
        assert unpacked(noise + b"end") == noise + b"end"

    def it_refuses_a_last_chunk_that_does_not_get_smaller(self):
        with pytest.raises(ValueError, match="cannot be stored"):
            compress(shake_128(b"noise").digest(CHUNK - 1))

    def it_compresses_repetitive_source_to_a_tenth(self):
        source = b'Public Sub One()\r\n    Range("A1").Value = 1\r\nEnd Sub\r\n' * 200
        assert len(compress(source)) < len(source) / 10
