"""The folders for divisions where the one beside the workbook is blocked."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from ita_tools.assessment import Assessment, assessment_text
from ita_tools.errors import OutputBlocked
from ita_tools.jobs.load import load_file
from xlwings_addin.division_macros import merge_session, split_session
from xlwings_addin.session import OutputLocation, Session

OUT, BACK = "สมุด-ส่งสำนักกอง", "สมุด-ส่งกลับ"


class Desk:
    """A session with a workbook in one folder and Documents in another."""

    def __init__(self, folder: Path) -> None:
        self.beside, self.documents = folder / "ข้าง", folder / "Documents"
        self.beside.mkdir()
        self.documents.mkdir()
        self.shown: list[Path] = []
        main = folder / "main.yaml"
        main.write_text(assessment_text(Assessment(2568, divisions={"o1": "กองคลัง"})), "utf-8")
        book = SimpleNamespace(
            name="สมุด.xlsm",
            folder=self.beside,
            read=lambda: load_file(main),
            show_status=lambda _text: None,
            append_audit=lambda _entry: True,
            write_book_id=lambda _book: None,
        )
        self.session = Session(book, OutputLocation(lambda: self.documents, self.shown.append))

    def block(self, folder: Path, name: str) -> None:
        """Write a file of that name, so that no folder can be made."""
        (folder / name).write_text("เป็นไฟล์", "utf-8")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


class DescribeSplitFolder:
    def it_is_beside_the_workbook(self, desk: Desk) -> None:
        status = split_session(desk.session)
        assert desk.shown == [desk.beside / OUT]
        assert f"อยู่ในโฟลเดอร์ {OUT} " in status
        assert list(desk.documents.iterdir()) == []

    def it_is_in_documents_where_the_folder_of_the_workbook_is_blocked(self, desk: Desk) -> None:
        desk.block(desk.beside, OUT)
        status = split_session(desk.session)
        assert desk.shown == [desk.documents / OUT]
        assert str(desk.documents) in status
        (part,) = (desk.documents / OUT).iterdir()
        assert load_file(part).assessment.origin.division == "กองคลัง"

    def it_is_reported_blocked_where_both_folders_are(self, desk: Desk) -> None:
        desk.block(desk.beside, OUT)
        desk.block(desk.documents, OUT)
        with pytest.raises(OutputBlocked):
            split_session(desk.session)
        assert desk.shown == []

    def it_is_reported_blocked_where_documents_alone_is_left(self, desk: Desk) -> None:
        desk.session.book.folder = None
        desk.block(desk.documents, OUT)
        with pytest.raises(OutputBlocked):
            split_session(desk.session)


class DescribeReturnedFolder:
    @pytest.mark.parametrize("blocked", [False, True])
    def it_is_made_in_the_first_folder_that_allows_it(self, desk: Desk, blocked: bool) -> None:
        if blocked:
            desk.block(desk.beside, BACK)
        status = merge_session(desk.session)
        folder = (desk.documents if blocked else desk.beside) / BACK
        assert folder.is_dir()
        assert desk.shown == [folder]
        assert "ยังไม่มีไฟล์ให้รวม" in status

    def it_is_reported_blocked_where_both_folders_are(self, desk: Desk) -> None:
        desk.block(desk.beside, BACK)
        desk.block(desk.documents, BACK)
        with pytest.raises(OutputBlocked) as caught:
            merge_session(desk.session)
        assert BACK in caught.value.where
        assert caught.value.remedy
