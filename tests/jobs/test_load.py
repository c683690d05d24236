"""Opening a workbook or an assessment file: fitted to its edition, scored, or refused with its place."""

from __future__ import annotations

import pytest

from ita_tools.errors import EditionUnknown, Faults, FileForeign, FileMissing, ItemUnknown
from ita_tools.jobs.load import load_file
from tests.bundled import bundled, case_text, opened
from tests.cli.broken import sound_book


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.yaml", lambda: case_text().encode()),
        ("A.YML", lambda: case_text().encode()),
        ("b.xlsx", sound_book),
        ("B.XLSX", sound_book),
        ("b.xlsm", sound_book),
    ],
)
def it_opens_every_kind_of_file_to_the_same(name, data, tmp_path):
    path = tmp_path / name
    path.write_bytes(data())
    found = load_file(path)
    assert found.assessment == bundled().assessment
    assert found.result.scores == bundled().result.scores
    assert found.edition.year == 2568


def it_takes_a_byte_order_mark(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + case_text().encode())
    assert load_file(path).assessment == bundled().assessment


def it_names_the_line_of_an_edition_nobody_has():
    with pytest.raises(EditionUnknown) as refused:
        opened("note: ก\nedition: 2599\n")
    assert refused.value.where == "case.yaml บรรทัด 2 (edition)"
    assert "2568" in refused.value.remedy


def it_fits_the_assessment_to_the_edition_before_it_scores():
    with pytest.raises(ItemUnknown):
        opened("edition: 2568\nitems: {IIT: {i77: 90}}\n")
    with pytest.raises(Faults) as refused:
        opened("edition: 2568\nitems: {IIT: {i77: 90, i78: 90}}\n")
    assert len(refused.value.faults) == 2


def it_refuses_what_is_not_there_or_of_no_use(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    with pytest.raises(FileMissing):
        load_file(tmp_path / "b.xlsx")
    with pytest.raises(FileForeign):
        load_file(tmp_path / "a.pdf")


@pytest.mark.parametrize("kind", [".ods", ".xls", ".XLSB", ".csv"])
def it_says_how_a_spreadsheet_of_another_kind_can_be_used(kind, tmp_path):
    path = tmp_path / f"a{kind}"
    path.write_bytes(b"x")
    with pytest.raises(FileForeign, match=kind.lower()) as refused:
        load_file(path)
    assert "LibreOffice" in refused.value.remedy
    assert "บันทึกเป็น .xlsx" in refused.value.remedy


@pytest.mark.parametrize("name", ["กลับมา", "a.xlsx", "a.yaml", "a.ods"])
def it_calls_a_folder_a_folder(name, tmp_path):
    (tmp_path / name).mkdir()
    with pytest.raises(FileMissing, match="โฟลเดอร์") as refused:
        load_file(tmp_path / name)
    assert refused.value.where == str(tmp_path / name)
