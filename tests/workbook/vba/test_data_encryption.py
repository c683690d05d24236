import pytest

from ita_tools.workbook.vba.project import encrypt_data

IDENTITY = "{917DED54-440B-4FD1-A5C1-74ACF261E600}"


def plain(text: str) -> tuple[int, bytes]:
    """Undo it by the published decryption, [MS-OVBA] 2.4.3.3: the project's key and the data."""
    seed, version, key, *rest = bytes.fromhex(text)
    assert seed ^ version == 2
    unhidden, last, last_but_one, out = seed ^ key, key, version, []
    for byte in rest:
        unhidden, last_but_one, last = byte ^ ((last_but_one + unhidden) & 0xFF), last, byte
        out.append(unhidden)
    padding = (seed & 6) // 2
    length = int.from_bytes(bytes(out[padding : padding + 4]), "little")
    assert len(out) == padding + 4 + length
    return seed ^ key, bytes(out[padding + 4 :])


class DescribeEncryptData:
    """[MS-OVBA] 2.4.3."""

    @pytest.mark.parametrize("seed", range(0, 256, 5))
    @pytest.mark.parametrize("data", [b"", b"\0", b"\xff", bytes(4), b"password"])
    def it_encrypts_data_that_can_be_decrypted(self, data, seed):
        assert plain(encrypt_data(data, IDENTITY, seed)) == (sum(IDENTITY.encode()) & 0xFF, data)

    def it_encrypts_the_example_of_the_specification(self):
        """[MS-OVBA] 3.1.1: an unprotected project, written by Excel itself."""
        assert plain("0705D8E3D8EDDBF1DBF1DBF1DBF1")[1] == bytes(4)
