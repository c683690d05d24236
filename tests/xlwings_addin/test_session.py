"""One press of a button: names of files, where they go, and long lists of faults."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from ita_tools.assessment import Assessment, AuditEntry
from ita_tools.errors import OutputBlocked
from xlwings_addin.output_location import OutputLocation
from xlwings_addin.session import Session


@pytest.fixture
def shown() -> list[Path]:
    return []


def session(
    folder: Path | None, shown: list[Path], name: str = "สมุด.xlsm", documents: Path | None = None
) -> Session:
    book = SimpleNamespace(name=name, folder=folder)
    return Session(book, OutputLocation(lambda: documents or folder, shown.append))


@pytest.mark.parametrize(
    ("name", "stem", "suffix"),
    [
        ("สมุด 2568.xlsm", "สมุด 2568", ".xlsm"),
        ("a.b.XLSX", "a.b", ".xlsx"),
        ("สมุดงาน1", "สมุดงาน1", ".xlsm"),
        ("ก" * 200 + ".xlsx", "ก" * 60, ".xlsx"),
    ],
)
def it_names_its_files_after_the_workbook(name: str, stem: str, suffix: str, shown: list[Path]) -> None:
    found = session(None, shown, name)
    assert (found.stem, found.suffix) == (stem, suffix)
    assert len(f"{found.stem}-สิ่งที่พบ (9999){found.suffix}".encode()) <= 255


def it_puts_a_file_beside_the_workbook_and_shows_it(tmp_path: Path, shown: list[Path]) -> None:
    now = session(tmp_path, shown)
    path = now.write("ก.txt", lambda out: out.write_text("ข", "utf-8"))
    assert (path, shown) == (tmp_path / "ก.txt", [path])
    assert now.describe(path) == "ก.txt"


def it_says_where_a_file_went_that_could_not_stand_there(tmp_path: Path, shown: list[Path]) -> None:
    documents = tmp_path / "Documents"
    documents.mkdir()
    now = session(tmp_path / "ไม่มี", shown, documents=documents)

    def write(out: Path) -> None:
        if not out.parent.is_dir():
            raise OutputBlocked("ไม่มีโฟลเดอร์", where="", remedy="")
        out.write_text("ข", "utf-8")

    path = now.write("ก.txt", write)
    assert path == documents / "ก.txt"
    assert str(documents) in now.describe(path)


def it_says_the_first_of_many_and_writes_down_all(tmp_path: Path, shown: list[Path]) -> None:
    said = session(tmp_path, shown).summarise("พบ 3 เรื่อง", ["หนึ่ง", "สอง", "สาม"])
    (path,) = shown
    assert said == f"พบ 3 เรื่อง เรื่องแรก หนึ่ง ดูทั้งหมดในไฟล์ {path.name}"
    assert path.name == "สมุด-สิ่งที่พบ.txt"
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")  # Notepad of old Windows takes it for Thai only so
    assert data.decode("utf-8-sig") == "พบ 3 เรื่อง\r\n\r\n1. หนึ่ง\r\n2. สอง\r\n3. สาม\r\n"


def it_still_says_the_first_where_nothing_can_be_written(tmp_path: Path, shown: list[Path]) -> None:
    now = session(tmp_path / "ไม่มี", shown, documents=tmp_path / "ไม่มี")
    assert now.summarise("พบ 2 เรื่อง", ["หนึ่ง", "สอง"]) == "พบ 2 เรื่อง เรื่องแรก หนึ่ง"
    assert shown == []


def it_tells_the_same_only_once_and_says_where_it_could_not(tmp_path: Path, shown: list[Path]) -> None:
    now = session(tmp_path, shown)
    told: list[AuditEntry] = []
    now.book.append_audit = lambda event: told.append(event) or True
    assert now.append_audit(SimpleNamespace(assessment=Assessment(2568)), "สร้างรายงาน") == ""
    [event] = told
    assert event.what == "สร้างรายงาน"
    assert now.append_audit(SimpleNamespace(assessment=Assessment(2568, trail=(event,))), "สร้างรายงาน") == ""
    assert told == [event]
    now.book.append_audit = lambda event: False
    assert "ประวัติ" in now.append_audit(SimpleNamespace(assessment=Assessment(2568)), "สร้างรายงาน")
