"""Names of output files, where they are written, and long lists of findings."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from ita_tools.assessment import Assessment, AuditEntry
from ita_tools.errors import OutputBlocked
from xlwings_addin.session import OutputLocation, Session


@pytest.fixture
def shown() -> list[Path]:
    return []


def session(
    folder: Path | None, shown: list[Path], name: str = "สมุด.xlsm", documents: Path | None = None
) -> Session:
    book = SimpleNamespace(name=name, folder=folder, open_workbook=lambda path: path.suffix == ".xlsm")
    return Session(book, OutputLocation(lambda: documents or folder, shown.append))


class DescribeFileName:
    @pytest.mark.parametrize(
        ("name", "stem", "suffix"),
        [
            ("สมุด 2568.xlsm", "สมุด 2568", ".xlsm"),
            ("a.b.XLSX", "a.b", ".xlsx"),
            ("สมุดงาน1", "สมุดงาน1", ".xlsm"),
            ("ก" * 200 + ".xlsx", "ก" * 60, ".xlsx"),
        ],
    )
    def it_follows_the_name_of_the_workbook(
        self, name: str, stem: str, suffix: str, shown: list[Path]
    ) -> None:
        named = session(None, shown, name)
        assert (named.stem, named.suffix) == (stem, suffix)
        assert len(f"{named.stem}-สิ่งที่พบ (9999){named.suffix}".encode()) <= 255


class DescribeWrite:
    def it_opens_a_workbook_in_the_running_excel_and_else_by_the_shell(
        self, tmp_path: Path, shown: list[Path]
    ) -> None:
        now = session(tmp_path, shown)
        now.write("ก.xlsm", lambda out: out.write_text("ข", "utf-8"))
        assert shown == []
        path = now.write("ก.xlsx", lambda out: out.write_text("ข", "utf-8"))
        assert shown == [path]

    def it_writes_beside_the_workbook_and_opens_the_file(self, tmp_path: Path, shown: list[Path]) -> None:
        now = session(tmp_path, shown)
        path = now.write("ก.txt", lambda out: out.write_text("ข", "utf-8"))
        assert (path, shown) == (tmp_path / "ก.txt", [path])
        assert now.describe(path) == "ก.txt"

    def it_names_the_folder_of_a_file_in_documents(self, tmp_path: Path, shown: list[Path]) -> None:
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


class DescribeSummarise:
    def it_returns_the_first_line_and_writes_all(self, tmp_path: Path, shown: list[Path]) -> None:
        summary = session(tmp_path, shown).summarise("พบ 3 เรื่อง", ["หนึ่ง", "สอง", "สาม"])
        (path,) = shown
        assert summary == f"พบ 3 เรื่อง เรื่องแรก หนึ่ง ดูทั้งหมดในไฟล์ {path.name}"
        assert path.name == "สมุด-สิ่งที่พบ.txt"
        data = path.read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")  # old Notepad reads UTF-8 only with this mark
        assert data.decode("utf-8-sig") == "พบ 3 เรื่อง\r\n\r\n1. หนึ่ง\r\n2. สอง\r\n3. สาม\r\n"

    def it_returns_the_first_line_where_nothing_can_be_written(
        self, tmp_path: Path, shown: list[Path]
    ) -> None:
        now = session(tmp_path / "ไม่มี", shown, documents=tmp_path / "ไม่มี")
        assert now.summarise("พบ 2 เรื่อง", ["หนึ่ง", "สอง"]) == "พบ 2 เรื่อง เรื่องแรก หนึ่ง"
        assert shown == []


class DescribeAppendAudit:
    def it_logs_the_same_action_once_and_warns_of_a_full_log(self, tmp_path: Path, shown: list[Path]) -> None:
        now = session(tmp_path, shown)
        entries: list[AuditEntry] = []
        now.book.append_audit = lambda entry: entries.append(entry) or True
        assert now.append_audit(SimpleNamespace(assessment=Assessment(2568)), "สร้างรายงาน") == ""
        [entry] = entries
        assert entry.what == "สร้างรายงาน"
        assert (
            now.append_audit(SimpleNamespace(assessment=Assessment(2568, trail=(entry,))), "สร้างรายงาน") == ""
        )
        assert entries == [entry]
        now.book.append_audit = lambda entry: False
        assert "ประวัติ" in now.append_audit(SimpleNamespace(assessment=Assessment(2568)), "สร้างรายงาน")
