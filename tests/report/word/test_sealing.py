import io
import zipfile

from ita_tools.report.word.sealing import sealed_archive


def it_packs_the_same_content_into_the_same_bytes_in_the_order_given():
    entries = {"b.xml": "ก", "a.bin": b"\x00\x01"}
    data = sealed_archive(entries)
    assert data == sealed_archive(dict(entries))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == ["b.xml", "a.bin"]
        assert archive.read("b.xml").decode() == "ก"
        assert {entry.create_system for entry in archive.infolist()} == {3}
