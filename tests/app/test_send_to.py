"""The report by "Send to": beside the workbook, never over an older one, faults in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from ita_tools.app.send_to import main
from tests.bundled import case_text


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "ผล ITA=1 & 2.yaml"
    path.write_text(case_text() + "\nreport: {kind: memo}\n", "utf-8")
    return path


class DescribeSendTo:
    def it_writes_the_report_beside_the_book_and_opens_it(
        self, book: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        shown: list[Path] = []
        monkeypatch.setattr("os.startfile", shown.append, raising=False)
        assert main([str(book), str(book)]) == 0
        names = ["ผล ITA=1 & 2-รายงาน.docx", "ผล ITA=1 & 2-รายงาน (2).docx"]
        assert shown == [book.with_name(name) for name in names]
        assert all(each.read_bytes()[:2] == b"PK" for each in shown)
        assert capsys.readouterr().err == ""

    def it_opens_the_folder_where_no_program_opens_a_report(
        self, book: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        shown: list[Path] = []

        def start(path: Path) -> None:
            if path.is_file():
                raise OSError("no association")
            shown.append(path)

        monkeypatch.setattr("os.startfile", start, raising=False)
        assert main([str(book)]) == 0
        assert shown == [book.parent]

    def it_tells_of_findings(self, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
        book.write_text(book.read_text("utf-8").replace("total: 96.04", "total: 69.04"), "utf-8")
        assert main([str(book)]) == 0
        assert "ตรวจก่อนลงนาม" in capsys.readouterr().err

    def it_tells_what_is_wrong_and_goes_on(self, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
        broken = book.with_name("เสีย.xlsx")
        broken.write_bytes(b"PK")
        assert main([str(broken), str(book)]) == 2
        told = capsys.readouterr().err
        assert "สร้างรายงานของ เสีย.xlsx ไม่สำเร็จ" in told
        assert "• เสีย.xlsx: " in told
        assert " — " in told
        assert book.with_name("ผล ITA=1 & 2-รายงาน.docx").exists()

    def it_lists_the_first_of_many_faults(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        book = tmp_path / "a.yaml"
        book.write_text(
            "edition: 2568\nitems:\n  IIT:\n" + "".join(f"    x{n}: 1\n" for n in range(30)), "utf-8"
        )
        assert main([str(book)]) == 2
        assert "และอีก 20 แห่ง" in capsys.readouterr().err

    def it_explains_itself_without_a_file(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main([]) == 2
        assert "ส่งไปที่" in capsys.readouterr().err
