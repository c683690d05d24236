"""A PDF that is encrypted or expands beyond a report is refused before a parser sees it."""

from __future__ import annotations

import base64
import zlib

import pytest

from ita_tools.errors import FileDangerous, FileProtected
from ita_tools.importing.sources.pdf_preflight import MAX_CONTENT, preflight_pdf


def pdf(dictionary: bytes, stream: bytes) -> bytes:
    return b"%PDF-1.7\n4 0 obj\n<< " + dictionary + b" >>\nstream\n" + stream + b"\nendstream\nendobj\n"


CONTENT = b"0 0 m 1 1 l S\n" * (MAX_CONTENT // 14 + 1)
PACKED = zlib.compress(CONTENT, 1)
PICTURE = b"/Subtype /Image /Filter /FlateDecode"


class DescribePreflight:
    @pytest.mark.parametrize(
        ("dictionary", "stream"),
        [
            (b"/Filter /FlateDecode", PACKED),
            (b"/Filter /Fl#61teDecode", PACKED),
            (b"/Filter [/FlateDecode /FlateDecode]", zlib.compress(PACKED)),
            (b"/Filter [/ASCIIHexDecode /FlateDecode]", PACKED.hex().encode() + b">"),
            (b"/Filter [/ASCII85Decode /FlateDecode]", base64.a85encode(PACKED) + b"~>"),
            (b"", CONTENT),
            (PICTURE, PACKED),
            (b"/Filter /LZWDecode", b""),
            (b"/Filter 9 0 R", b""),
        ],
    )
    def it_refuses_contents_that_expand_too_far(self, dictionary, stream):
        with pytest.raises(FileDangerous):
            preflight_pdf(pdf(dictionary, stream), "a.pdf")

    @pytest.mark.parametrize(
        ("dictionary", "stream"),
        [
            (b"/Filter /FlateDecode", zlib.compress(CONTENT[:100_000])),
            (PICTURE, zlib.compress(bytes(2 * MAX_CONTENT), 1)),
            (b"/Subtype /Image /Filter /DCTDecode", b"\xff\xd8" + bytes(1000)),
        ],
    )
    def it_admits_pages_and_pictures(self, dictionary, stream):
        preflight_pdf(pdf(dictionary, stream), "a.pdf")

    def it_refuses_an_encrypted_file(self):
        with pytest.raises(FileProtected):
            preflight_pdf(pdf(b"", b"") + b"trailer << /Encrypt 5 0 R >>", "a.pdf")
